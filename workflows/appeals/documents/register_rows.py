"""Rows of registers from rows of the database: a handful of queries however long the register is.

The citizen is named only in rows that the reader may open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import Prefetch, QuerySet

from workflows.appeals.models import (
    Appeal,
    Assignment,
    AssignmentRole,
    AssignmentState,
    Clock,
    ClockKind,
    Medium,
    Paper,
    PaperKind,
    ReplyBy,
    RunningClock,
    Sending,
    house_rules,
)
from workflows.appeals.papers.dispatches import DispatchLine
from workflows.appeals.papers.journal import JournalLine
from workflows.appeals.papers.overdue import ControlLine
from workflows.appeals.printed_content import addressee_of, name_of
from workflows.appeals.rules.printing import in_registers
from workflows.appeals.stages import OPEN
from workflows.archive.erasing import ERASED
from workflows.people.models import User
from workflows.printing.periods import Period
from workflows.printing.words import short_date

CLOSED = "доступ ограничен"
RESPONSIBLE = Prefetch(
    "assignments",
    queryset=Assignment.objects.filter(role=AssignmentRole.RESPONSIBLE).exclude(state=AssignmentState.RETURNED).select_related("executor").order_by("pk"),
    to_attr="responsible",
)
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Row(Generic[Line]):
    """A line with the appeal behind it, and whether the reader may open that appeal."""

    appeal: Appeal
    is_open: bool
    line: Line


def journal_rows(period: Period, *, by: User, on: date, at_most: int) -> list[Row[JournalLine]]:
    """The registered of the days in the order of their numbers."""
    found = in_registers(by, on=on).filter(registered_on__range=(period.first, period.last)).order_by("registered_on", "series", "seq")
    return [_journal_row(appeal) for appeal in _with_parts(found)[:at_most]]


def _with_parts(appeals: QuerySet[Appeal]) -> QuerySet[Appeal]:
    terms = Clock.objects.filter(kind=ClockKind.ANSWER, revision=1)
    answers = Paper.objects.signed().filter(kind=PaperKind.ANSWER).order_by("pk")
    return appeals.select_related("applicant", "case_file__index", "extension").prefetch_related(
        RESPONSIBLE,
        "questions",
        Prefetch("clocks", queryset=terms, to_attr="terms"),
        Prefetch("papers", queryset=answers, to_attr="answers"),
    )


def _journal_row(appeal: Appeal) -> Row[JournalLine]:
    is_open, person = _is_open(appeal), appeal.applicant
    address = person.email if person.reply_by == ReplyBy.EMAIL else person.postal_address or person.email
    extension = getattr(appeal, "extension", None)
    terms, answers = _parts(appeal, "terms"), _parts(appeal, "answers")
    line = JournalLine(
        number=appeal.number,
        received_on=appeal.received_on,
        registered_on=appeal.registered_on or appeal.received_on,
        applicant=person.full_name if is_open else CLOSED,
        address=f"{address}\n{appeal.get_channel_display()}".strip() if is_open else appeal.get_channel_display(),
        kind=appeal.get_kind_display(),
        summary=appeal.summary if is_open else CLOSED,
        executor=_executor(appeal),
        due_on=terms[0].limit_on if terms else None,
        extended_to=extension.new_due_on if extension else None,
        answer=f"{short_date(answers[-1].signed_on)}\n{answers[-1].number}" if answers else "",
        result="" if appeal.stage in OPEN else "; ".join(dict.fromkeys(item.get_result_display() for item in appeal.questions.all() if item.result)),
        case_index=appeal.case_file.index.index if appeal.case_file else "",
    )
    return Row(appeal, is_open, line)


def control_rows(*, by: User, on: date, at_most: int) -> list[Row[ControlLine]]:
    """Terms that have passed or end soon, the nearest of each appeal."""
    near = on + timedelta(days=house_rules().soon_days)
    running = RunningClock.objects.filter(limit_on__lte=near).order_by("limit_on", "pk")
    appeals = in_registers(by, on=on).filter(running__limit_on__lte=near).distinct().prefetch_related(RESPONSIBLE, Prefetch("running", queryset=running, to_attr="due"))
    rows = [_control_row(appeal) for appeal in appeals.order_by("pk")[:at_most]]
    return sorted(rows, key=lambda row: (row.line.due_on, row.line.number))


def _control_row(appeal: Appeal) -> Row[ControlLine]:
    first, is_open = _parts(appeal, "due")[0], _is_open(appeal)
    line = ControlLine(
        number=appeal.number or f"вх. {appeal.intake_id}",
        registered_on=appeal.registered_on,
        executor=_executor(appeal),
        summary=appeal.summary if is_open else CLOSED,
        due_on=first.limit_on,
        duty=first.get_kind_display(),
    )
    return Row(appeal, is_open, line)


def dispatch_rows(period: Period, *, medium: Medium | None, by: User, on: date, at_most: int) -> list[Row[DispatchLine]]:
    """What left on the days, as it was addressed then."""
    mine = in_registers(by, on=on)
    sendings = Sending.objects.filter(sent_on__range=(period.first, period.last), paper__appeal__in=mine.values("pk"))
    if medium:
        sendings = sendings.filter(medium=medium)
    found = list(sendings.select_related("paper").prefetch_related("events").order_by("sent_on", "pk")[:at_most])
    appeals = {appeal.pk: appeal for appeal in mine.filter(papers__sendings__in=[one.pk for one in found])}
    return [_dispatch_row(one, appeals[one.paper.appeal_id]) for one in found]


def _addressee(paper: Paper) -> str:
    return ERASED if paper.is_erased else next(iter(addressee_of(paper.content).lines), "")


def _dispatch_row(sending: Sending, appeal: Appeal) -> Row[DispatchLine]:
    paper, is_open = sending.paper, _is_open(appeal)
    events = list(sending.events.all())
    line = DispatchLine(
        number=paper.number,
        day=paper.signed_on or sending.sent_on,
        document=name_of(paper.kind, paper.ground),
        addressee=_addressee(paper) if is_open else CLOSED,
        address=sending.address if is_open else CLOSED,
        way=sending.get_medium_display(),
        track=sending.postal_number,
        mark=f"{events[-1].get_state_display()}, {short_date(events[-1].on)}" if events else "",
    )
    return Row(appeal, is_open, line)


def _executor(appeal: Appeal) -> str:
    given = _parts(appeal, "responsible")
    return given[-1].executor.short_name if given else ""


def _is_open(appeal: Appeal) -> bool:
    return bool(getattr(appeal, "is_open_to", False))


def _parts(appeal: Appeal, name: str) -> list[Any]:
    return list(getattr(appeal, name))
