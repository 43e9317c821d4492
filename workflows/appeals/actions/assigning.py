"""Giving work: exactly one responsible, any number of helpers; the term of the answer never starts anew (`law_scenarios.md` 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.clocks import End, stop
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.models import Appeal, Assignment, AssignmentRole, AssignmentState, ClockKind, Question, StopCause
from workflows.appeals.rules import assigning as rules
from workflows.appeals.rules import responsible_of
from workflows.appeals.stages import Stage
from workflows.people.history import save_as
from workflows.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the head writes: who answers, who helps, who must know, by when."""

    responsible: User
    co_executors: tuple[User, ...] = ()
    informed: tuple[User, ...] = ()
    text: str = ""
    due_on: date | None = None

    @property
    def people(self) -> tuple[User, ...]:
        """Everybody named."""
        return (self.responsible, *self.co_executors, *self.informed)


@transaction.atomic
def assign(appeal: Appeal, given: Resolution, *, by: User, on: date, at: datetime) -> Appeal:
    """Write the resolution. A new one takes the place of the old in the same transaction: there is never nobody."""
    appeal = fresh(appeal)
    rules.may_assign(by, appeal, on=on)
    rules.are_fit(appeal, given.people)
    rules.is_in_time(appeal, given.due_on, on=on)
    _cancel_all(appeal, by=by, at=at)
    root = _give(appeal, given.responsible, AssignmentRole.RESPONSIBLE, given, parent=None, by=by, at=at)
    for role, people in ((AssignmentRole.CO_EXECUTOR, given.co_executors), (AssignmentRole.INFORMED, given.informed)):
        for person in people:
            _give(appeal, person, role, given, parent=root, by=by, at=at)
    if appeal.stage in (Stage.REGISTERED, Stage.IN_REVIEW):
        lead(appeal, Stage.ASSIGNED, on=on, by=by, reason="Поручено исполнителю")
    tell("assigned", appeal, "дано поручение", by=by, responsible=given.responsible.pk, due=given.due_on.isoformat() if given.due_on else None)
    return appeal


@transaction.atomic
def accept(appeal: Appeal, *, by: User, on: date, at: datetime) -> Appeal:
    """The executor takes the case: it is ours, so the term of forwarding ends."""
    appeal = fresh(appeal)
    rules.may_accept(by, appeal, on=on)
    lead(appeal, Stage.IN_REVIEW, on=on, by=by, reason="Принято к рассмотрению")
    responsible = responsible_of(appeal)
    if responsible is not None:
        responsible.state = AssignmentState.ACCEPTED
        save_as(responsible, by=by, reason="Принято в работу")
    stop(appeal, ClockKind.FORWARDING, End(cause=StopCause.ACCEPTED, on=on), by=by, at=at)
    tell("accepted", appeal, "принято к рассмотрению", by=by)
    return appeal


@transaction.atomic
def give_back(appeal: Appeal, *, remark: str, by: User, on: date, at: datetime) -> Appeal:
    """The executor hands the case back: the head must name another."""
    appeal = fresh(appeal)
    rules.may_give_back(by, appeal, remark=remark, on=on)
    for assignment in Assignment.objects.active().filter(appeal=appeal, paper=None):
        is_root = assignment.role == AssignmentRole.RESPONSIBLE
        _end(assignment, AssignmentState.RETURNED if is_root else AssignmentState.CANCELLED, remark=remark if is_root else "", by=by, at=at)
    lead(appeal, Stage.REGISTERED, on=on, by=by, reason="Поручение возвращено")
    tell("given_back", appeal, "поручение возвращено руководителю", by=by)
    return appeal


@transaction.atomic
def share(appeal: Appeal, executor: User, *, text: str, due_on: date | None, question: Question | None, by: User, on: date, at: datetime) -> Assignment:
    """The responsible executor draws in a helper."""
    appeal = fresh(appeal)
    rules.may_share(by, appeal, on=on)
    rules.are_fit(appeal, [executor])
    rules.is_in_time(appeal, due_on, on=on)
    given = Resolution(responsible=executor, text=text, due_on=due_on)
    made = _give(appeal, executor, AssignmentRole.CO_EXECUTOR, given, parent=responsible_of(appeal), question=question, by=by, at=at)
    tell("shared", appeal, "привлечён соисполнитель", by=by, executor=executor.pk)
    return made


@transaction.atomic
def report(assignment: Assignment, *, words: str, by: User, on: date, at: datetime) -> Assignment:
    """A helper says what is done."""
    assignment = _fresh(assignment)
    rules.may_report(by, assignment, report=words, on=on)
    _end(assignment, AssignmentState.DONE, remark=words, by=by, at=at)
    tell("reported", assignment.appeal, "соисполнитель отчитался", by=by, assignment=assignment.pk)
    return assignment


@transaction.atomic
def return_report(assignment: Assignment, *, remark: str, by: User, on: date, at: datetime) -> Assignment:
    """The report is sent back: the same person gets the work once more, with the remark."""
    assignment = _fresh(assignment)
    rules.may_return_report(by, assignment, remark=remark, on=on)
    given = Resolution(responsible=assignment.executor, text=f"{assignment.text}\n\nЗамечание: {remark.strip()}".strip(), due_on=assignment.due_on)
    made = _give(assignment.appeal, assignment.executor, AssignmentRole.CO_EXECUTOR, given, parent=assignment.parent, question=assignment.question, by=by, at=at)
    tell("report_returned", assignment.appeal, "поручение возвращено на доработку", by=by, assignment=assignment.pk)
    return made


def end_all(appeal: Appeal, state: AssignmentState, *, by: User, at: datetime) -> None:
    """Close what is still open: the appeal is over. Called by the actions that end it. A paper that must leave once more is owed still."""
    for assignment in Assignment.objects.active().filter(appeal=appeal, paper=None):
        _end(assignment, state, remark="", by=by, at=at)


def _cancel_all(appeal: Appeal, *, by: User, at: datetime) -> None:
    end_all(appeal, AssignmentState.CANCELLED, by=by, at=at)


def _give(
    appeal: Appeal,
    executor: User,
    role: AssignmentRole,
    given: Resolution,
    *,
    parent: Assignment | None,
    by: User,
    at: datetime,
    question: Question | None = None,
) -> Assignment:
    made = Assignment(
        appeal=appeal, question=question, parent=parent, role=role, executor=executor, text=given.text.strip(), due_on=given.due_on, given_by=by, given_at=at
    )
    save_as(made, by=by, reason="Поручено")
    return made


def _end(assignment: Assignment, state: AssignmentState, *, remark: str, by: User, at: datetime) -> None:
    assignment.state, assignment.ended_by, assignment.ended_at = state, by, at
    assignment.remark = remark.strip() or assignment.remark
    save_as(assignment, by=by, reason=str(state.label))


def _fresh(assignment: Assignment) -> Assignment:
    fresh(assignment.appeal)
    return Assignment.objects.select_for_update(of=("self",)).select_related("appeal", "executor").get(pk=assignment.pk)
