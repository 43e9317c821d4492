"""What happens beside the main road: withdrawal by the citizen, corrections, marks, notes, putting into the case file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions import coming_back
from workflows.appeals.actions.assigning import end_all
from workflows.appeals.actions.clocks import End, stop_all
from workflows.appeals.actions.danger import raise_by_hand
from workflows.appeals.actions.intake import Sender
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.models import (
    Appeal,
    Applicant,
    AssignmentState,
    CaseFile,
    Decision,
    DecisionEnd,
    Message,
    Note,
    Paper,
    Question,
    Reading,
    Result,
    Sensitivity,
    StopCause,
)
from workflows.appeals.rules import danger as danger_rules
from workflows.appeals.rules import is_logged
from workflows.appeals.rules import keeping as rules
from workflows.appeals.stages import PaperStage, Stage
from workflows.people.history import save_as
from workflows.people.models import User

PROJECTS = (PaperStage.DRAFT, PaperStage.ON_VISA, PaperStage.ON_SIGNATURE)
CONCLUDED = "Обращение завершено"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the office marks an appeal with; none of it is a stage."""

    sensitivity: Sensitivity
    on_control: bool
    is_danger: bool
    safe_summary: str


@transaction.atomic
def withdraw(appeal: Appeal, statement: Message, *, by: User, on: date, at: datetime) -> Appeal:
    """The citizen has asked to stop: terms end, work ends; asking again is a new appeal."""
    appeal = fresh(appeal)
    rules.may_withdraw(by, appeal, statement, on=on)
    lead(appeal, Stage.WITHDRAWN, on=on, by=by, reason="Заявление о прекращении рассмотрения")
    conclude(appeal, Result.WITHDRAWN, on=on, by=by, at=at)
    tell("withdrawn", appeal, "рассмотрение прекращено по заявлению гражданина", by=by, message=statement.pk)
    return appeal


def conclude(appeal: Appeal, result: Result, *, on: date, by: User, at: datetime) -> None:
    """What every end without an answer has in common: results, terms, assignments, projects. Called by the ending actions.

    A result that the executor had prepared was never told to the citizen, so it gives way; a forwarded question stays forwarded.
    """
    for question in Question.objects.filter(appeal=appeal).exclude(result=Result.FORWARDED):
        question.result = result
        save_as(question, by=by, reason=str(result.label))
    stop_all(appeal, End(cause=StopCause.CONCLUDED, on=on), by=by, at=at)
    end_all(appeal, AssignmentState.CANCELLED, by=by, at=at)
    for decision in Decision.objects.filter(appeal=appeal, end=None):
        DecisionEnd.objects.create(decision=decision, took_effect=False, reason=CONCLUDED, on=on, by=by, at=at)
    for paper in Paper.objects.filter(appeal=appeal, stage__in=PROJECTS):
        paper.move_to(PaperStage.CANCELLED)
        save_as(paper, by=by, reason=CONCLUDED)


@transaction.atomic
def correct_applicant(appeal: Appeal, sender: Sender, *, reason: str, by: User, on: date, at: datetime) -> Applicant:
    """A new row of the applicant; the old one stays in history with what was sent to it."""
    appeal = fresh(appeal)
    rules.may_correct(by, appeal, reason=reason, on=on)
    return replace_applicant(appeal, sender, reason=reason, by=by, at=at)


def replace_applicant(appeal: Appeal, sender: Sender, *, reason: str, by: User | None, at: datetime) -> Applicant:
    """The rows of a correction. Called with a fresh appeal inside the transaction, when the right has been asked."""
    corrected: Applicant = Applicant.objects.create(**asdict(sender), previous=appeal.applicant, reason=reason.strip(), by=by, at=at)
    appeal.applicant = corrected
    save_as(appeal, by=by, reason=f"Исправлены данные заявителя: {reason}")
    tell("applicant_corrected", appeal, "исправлены данные заявителя", by=by)
    return corrected


@transaction.atomic
def mark(appeal: Appeal, marks: Marks, *, by: User, on: date, at: datetime) -> Appeal:
    """Access, control, danger and the safe words."""
    appeal = fresh(appeal)
    rules.may_mark(by, appeal, on=on)
    if not marks.is_danger:
        danger_rules.no_alarm_rings(appeal)
    changed = [name for name, value in asdict(marks).items() if getattr(appeal, name) != value]
    for name in changed:
        setattr(appeal, name, getattr(marks, name))
    save_as(appeal, by=by, reason="Изменены отметки")
    if "is_danger" in changed and marks.is_danger:
        raise_by_hand(appeal, by=by, at=at)
    tell("marked", appeal, "изменены отметки", by=by, changed=", ".join(changed))
    return appeal


@transaction.atomic
def note(appeal: Appeal, text: str, *, by: User, on: date, at: datetime) -> Note:
    """A word among colleagues."""
    rules.may_note(by, appeal, text=text, on=on)
    written: Note = Note.objects.create(appeal=appeal, text=text.strip(), by=by, at=at)
    return written


@transaction.atomic
def file_away(appeal: Appeal, case_file: CaseFile, *, by: User, on: date) -> Appeal:
    """Put a finished appeal into its case file."""
    appeal = fresh(appeal)
    rules.may_file(by, appeal, case_file, on=on)
    appeal.case_file = case_file
    coming_back.give_up(appeal)
    lead(appeal, Stage.FILED, on=on, by=by, reason="В дело")
    tell("filed", appeal, f"в дело: {case_file}", by=by, case_file=case_file.pk)
    return appeal


def log_reading(appeal: Appeal, what: Reading.What, *, by: User, at: datetime) -> None:
    """Remember who opened what of an appeal that few may read; ordinary ones are not logged."""
    if is_logged(appeal):
        Reading.objects.create(appeal=appeal, what=what, by=by, at=at)


def log_readings(appeals: Iterable[Appeal], what: Reading.What, *, by: User, at: datetime) -> None:
    """The same for many at once: a register or an export names each of them."""
    sensitive = {appeal.pk: appeal for appeal in appeals if is_logged(appeal)}
    Reading.objects.bulk_create([Reading(appeal=appeal, what=what, by=by, at=at) for appeal in sensitive.values()])
