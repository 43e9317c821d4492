"""Bare numbers of one period, straight from the database: a fixed number of grouped queries, however many appeals there are.

What is counted are the appeals registered in the period (59-ФЗ, ст. 14: учёт и анализ обращений); of personal reception, the cards
of the days. Each query groups by codes; no row of a person is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from workflows.appeals.models import (
    Appeal,
    Assignment,
    AssignmentRole,
    AssignmentState,
    ClockBreach,
    ClockKind,
    Decision,
    Extension,
    Forwarding,
    Question,
    ReceptionCard,
    Result,
    RunningClock,
)
from workflows.appeals.reporting.cuts import NOT_SET, Cut, Extended, Term, Together
from workflows.appeals.reporting.days import Days, days_of
from workflows.appeals.reporting.periods import Period
from workflows.appeals.stages import Stage

ON_MERITS = (Result.SUPPORTED, Result.MEASURES, Result.EXPLAINED, Result.REJECTED)
COLUMNS = {Cut.KIND: "kind", Cut.CHANNEL: "channel", Cut.FORM: "form", Cut.REPEAT: "repeat", Cut.COLLECTIVE: "is_collective"}
DAY = timedelta(days=1)
CARRIED = (AssignmentState.GIVEN, AssignmentState.ACCEPTED, AssignmentState.DONE)


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that one period says: how many by each code of each cut."""

    total: int
    people: int
    days: Days
    by: Mapping[Cut, Mapping[str, int]]


def tally(period: Period, *, on: date) -> Tally:
    """Count the period as it stands on a day."""
    cube = _cube(period)
    broken = _broken(period, on=on)
    by: dict[Cut, Mapping[str, int]] = {cut: _rolled(cube, column) for cut, column in COLUMNS.items()}
    by[Cut.TERM] = _terms(cube, broken)
    by[Cut.BREACH] = _summed((row["kind"], row["n"]) for row in broken)
    by |= {cut: _summed((_code(row["code"]), row["n"]) for row in rows) for cut, rows in _grouped(period)}
    by |= _questions(period)
    return Tally(sum(row["n"] for row in cube), sum(row["people"] for row in cube), _days(period), by)


def registered_in(period: Period) -> QuerySet[Appeal]:
    """The appeals that a report of the period counts."""
    found: QuerySet[Appeal] = Appeal.objects.filter(within(period)).order_by()
    return found


def within(period: Period, path: str = "") -> Q:
    """Registered in the period; `path` leads to the appeal."""
    return Q((f"{path}registered_on__range", (period.first, period.last)))


def answered() -> Q:
    """Those that ended by an answer on the merits. A filed one no longer shows it by its stage: its questions do."""
    on_merits = Exists(Question.objects.filter(appeal=OuterRef("pk"), result__in=ON_MERITS))
    return Q(stage=Stage.ANSWERED) | Q(stage__in=[Stage.FILED, Stage.DESTROYED]) & Q(on_merits)


def _cube(period: Period) -> list[dict[str, Any]]:
    """One pass over the appeals: by every small code at once; parts are summed afterwards."""
    has_ended = Case(When(concluded_on=None, then=Value(False)), default=Value(True), output_field=BooleanField())
    codes = registered_in(period).values(*COLUMNS.values(), ended=has_ended)
    return list(codes.annotate(n=Count("pk"), people=Sum("people_count")))


def _rolled(cube: list[dict[str, Any]], column: str) -> Mapping[str, int]:
    return _summed((_code(row[column]), row["n"]) for row in cube)


def _terms(cube: list[dict[str, Any]], broken: list[dict[str, Any]]) -> Mapping[str, int]:
    """Exactly one word for each appeal: ended in time, late, or still within the term."""
    late = [row for row in broken if row["kind"] == ClockKind.ANSWER]
    late_ended, late_open = _count(late, ended=True), _count(late, ended=False)
    in_time, running = _count(cube, ended=True) - late_ended, _count(cube, ended=False) - late_open
    return {Term.IN_TIME.value: in_time, Term.OVERDUE.value: late_ended + late_open, Term.RUNNING.value: running}


def _count(rows: list[dict[str, Any]], *, ended: bool) -> int:
    return sum(row["n"] for row in rows if row["ended"] == ended)


def _broken(period: Period, *, on: date) -> list[dict[str, Any]]:
    """Appeals by the kind of the broken term and by whether they have ended; a breach that nobody has noted yet counts too."""
    has_ended = Case(When(clock__appeal__concluded_on=None, then=Value(False)), default=Value(True), output_field=BooleanField())
    noted = ClockBreach.objects.filter(within(period, "clock__appeal__")).order_by()
    running = RunningClock.objects.filter(within(period, "appeal__"), limit_on__lt=on, clock__breach=None).order_by()
    fresh = running.values("kind").annotate(n=Count("appeal", distinct=True))
    rows = noted.values(kind=F("clock__kind"), ended=has_ended).annotate(n=Count("clock__appeal", distinct=True))
    return [*rows, *({**row, "ended": False} for row in fresh)]


def _grouped(period: Period) -> Iterator[tuple[Cut, Iterable[dict[str, Any]]]]:
    """One query for each cut that lies in a table of its own."""
    appeals, effective = registered_in(period), Decision.objects.filter(within(period, "appeal__"), end__took_effect=True).order_by()
    sent = Forwarding.objects.filter(within(period, "decision__appeal__"), decision__end__took_effect=True).order_by()
    carried = Assignment.objects.filter(within(period, "appeal__"), role=AssignmentRole.RESPONSIBLE, state__in=CARRIED).order_by()
    cards = ReceptionCard.objects.filter(received_on__range=(period.first, period.last)).order_by()
    extended = Extension.objects.filter(within(period, "appeal__")).order_by().annotate(code=Value(Extended.YES.value))
    yield Cut.CATEGORY, appeals.values(code=F("applicant__category")).annotate(n=Count("pk"))
    yield Cut.GROUND, effective.values(code=F("ground")).annotate(n=Count("appeal", distinct=True))
    yield Cut.BODY, sent.values(code=F("body")).annotate(n=Count("decision__appeal", distinct=True))
    yield Cut.EXECUTOR, carried.values(code=F("executor__position")).annotate(n=Count("appeal", distinct=True))
    yield Cut.EXTENDED, extended.values("code").annotate(n=Count("pk"))
    yield Cut.RECEPTION, cards.values(code=F("outcome")).annotate(n=Count("pk"))


def _questions(period: Period) -> Mapping[Cut, Mapping[str, int]]:
    """By topic and by result in one pass. A result counts when the appeal has ended: before that it is a draft of an answer."""
    known = Case(When(appeal__concluded_on=None, then=Value(NOT_SET)), default=F("result"))
    found = Question.objects.filter(within(period, "appeal__")).order_by().values("topic", outcome=known).annotate(n=Count("pk"))
    rows = list(found)
    topics = _summed((_code(row["topic"]), row["n"]) for row in rows)
    return {Cut.TOPIC: topics, Cut.RESULT: _summed((_code(row["outcome"]), row["n"]) for row in rows)}


def _days(period: Period) -> Days:
    """A histogram has as many bars as an answer can take days, not as there are appeals."""
    took = ExpressionWrapper(F("concluded_on") - F("registered_on"), output_field=DurationField())
    bars = registered_in(period).filter(answered(), concluded_on__isnull=False).values(took=took).annotate(n=Count("pk"))
    return days_of((row["took"] // DAY, row["n"]) for row in bars)


def _code(value: object) -> str:
    if isinstance(value, bool):
        return str((Together.MANY if value else Together.ONE).value)
    return NOT_SET if value is None else str(value)


def _summed(pairs: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for code, many in pairs:
        found[code] += many
    return found
