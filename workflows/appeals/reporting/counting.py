"""The queries of a report: grouped counts by codes, as many for a million appeals as for one. No row of a person is read.

Counted are the appeals registered on the days (59-ФЗ, ст. 14: учёт и анализ обращений); of personal reception, the cards of the days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    Case,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)

from workflows.appeals.models import (
    Appeal,
    Applicant,
    Assignment,
    AssignmentRole,
    AssignmentState,
    ClockBreach,
    Decision,
    Extension,
    Forwarding,
    Question,
    ReceptionCard,
    Result,
    RunningClock,
)
from workflows.appeals.reporting.cuts import NOT_SET, Cut, Extended, Together
from workflows.appeals.stages import Stage
from workflows.people.models import User
from workflows.printing.periods import Period

ON_MERITS = (Result.SUPPORTED, Result.MEASURES, Result.EXPLAINED, Result.REJECTED)
CARRIED = (AssignmentState.GIVEN, AssignmentState.ACCEPTED, AssignmentState.DONE)
COLUMNS = {Cut.KIND: "kind", Cut.CHANNEL: "channel", Cut.FORM: "form", Cut.REPEAT: "repeat", Cut.COLLECTIVE: "is_collective"}
PUT_AWAY = (Stage.FILED, Stage.DESTROYED)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cell:
    """Appeals that share every small code, and how they stand."""

    has_ended: bool
    many: int
    people: int
    codes: tuple[str, ...]  # in the order of COLUMNS


@dataclass(frozen=True, slots=True)
class Broken:
    """Appeals with a broken term of a kind, apart by whether they have ended."""

    kind: str
    has_ended: bool
    many: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period with the keys between which its appeals and applicants lie.

    The keys say nothing that the days do not; they let the database read the stretch of a large table that the period needs.
    """

    period: Period
    appeals: tuple[int, int]
    applicants: tuple[int, int]

    def of(self, path: str) -> Q:
        """Rows that hang on an appeal of the period; `path` leads to it."""
        first, last = self.appeals
        registered = Q((f"{path}__registered_on__range", (self.period.first, self.period.last)))
        return registered & Q((f"{path}__gte", first), (f"{path}__lte", last))


@contextmanager
def steadily() -> Iterator[None]:
    """PostgreSQL would compile each of these queries, which run once: it takes longer than it saves."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL jit = off")
        yield


def registered_in(period: Period) -> QuerySet[Appeal]:
    """The appeals that a report of the period counts."""
    return Appeal.objects.filter(registered_on__range=(period.first, period.last)).order_by()


def cube(period: Period) -> tuple[list[Cell], Stretch]:
    """One pass over the appeals by every small code at once; parts are summed afterwards. On the way, between which keys they lie."""
    groups = registered_in(period).values(*COLUMNS.values(), ended=_ended("concluded_on")).annotate(n=Count("pk"), people=Sum("people_count"))
    rows = list(groups.annotate(first=Min("pk"), last=Max("pk"), one=Min("applicant"), other=Max("applicant")))
    cells = [Cell(row["ended"], row["n"], row["people"], tuple(code_of(row[column]) for column in COLUMNS.values())) for row in rows]
    appeals = (min((row["first"] for row in rows), default=0), max((row["last"] for row in rows), default=0))
    applicants = (min((row["one"] for row in rows), default=0), max((row["other"] for row in rows), default=0))
    return cells, Stretch(period, appeals, applicants)


def took_days(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """A histogram: as many bars as an answer can take days, not as there are appeals; a bar may come twice.

    Counted are appeals that ended by an answer on the merits. A filed one no longer shows it by its stage: its questions do.
    """
    ended = registered_in(stretch.period).filter(concluded_on__isnull=False)
    first, last = stretch.appeals
    on_merits = Question.objects.filter(appeal=OuterRef("pk"), appeal__gte=first, appeal__lte=last, result__in=ON_MERITS)
    bars = _bars(ended.filter(stage=Stage.ANSWERED)).union(_bars(ended.filter(Exists(on_merits), stage__in=PUT_AWAY)), all=True)
    return ((row["took"] // DAY, row["n"]) for row in bars)


def broken(stretch: Stretch, *, on: date) -> list[Broken]:
    """By the kind of the term; a breach that nobody has noted yet counts too."""
    noted = ClockBreach.objects.filter(stretch.of("clock__appeal")).order_by()
    by_kind = noted.values(kind=F("clock__kind"), ended=_ended("clock__appeal__concluded_on")).annotate(n=Count("clock__appeal", distinct=True))
    running = RunningClock.objects.filter(stretch.of("appeal"), limit_on__lt=on, clock__breach=None).order_by()
    fresh = running.values("kind", ended=Value(False)).annotate(n=Count("appeal", distinct=True))
    return [Broken(row["kind"], row["ended"], row["n"]) for row in (*by_kind, *fresh)]


def questions(stretch: Stretch) -> Iterator[tuple[Cut, str, int]]:
    """By topic and by result in one pass. A result counts when the appeal has ended: before that it is a draft of an answer."""
    asked = Question.objects.filter(stretch.of("appeal")).order_by()
    ended = Count("pk", filter=Q(appeal__concluded_on__isnull=False))
    for row in asked.values("topic", "result").annotate(n=Count("pk"), ended=ended):
        yield Cut.TOPIC, code_of(row["topic"]), row["n"]
        yield Cut.RESULT, row["result"], row["ended"]
        yield Cut.RESULT, NOT_SET, row["n"] - row["ended"]


def executors(stretch: Stretch) -> Iterator[tuple[Cut, str, int]]:
    """Appeals by the post of the one who answers for them: who works on it, or has answered. An appeal has one such person."""
    carried = Assignment.objects.filter(stretch.of("appeal"), role=AssignmentRole.RESPONSIBLE, state__in=CARRIED)
    rows = list(carried.order_by().values("executor").annotate(n=Count("pk")))
    posts: Mapping[int, str] = dict(User.objects.filter(pk__in=[row["executor"] for row in rows]).values_list("pk", "position"))
    return ((Cut.EXECUTOR, posts[row["executor"]], row["n"]) for row in rows)


def separate(stretch: Stretch) -> Iterator[tuple[Cut, str, int]]:
    """One query for each cut that lies in a table of its own."""
    days = (stretch.period.first, stretch.period.last)
    wrote = Applicant.objects.filter(appeals__registered_on__range=days, pk__range=stretch.applicants).order_by()
    effective = Decision.objects.filter(stretch.of("appeal"), end__took_effect=True).order_by()
    sent = Forwarding.objects.filter(stretch.of("decision__appeal"), decision__end__took_effect=True).order_by()
    cards = ReceptionCard.objects.filter(received_on__range=days).order_by()
    yield from _coded(Cut.CATEGORY, wrote.values(code=F("category")).annotate(n=Count("appeals")))
    yield from _coded(Cut.GROUND, effective.values(code=F("ground")).annotate(n=Count("appeal", distinct=True)))
    yield from _coded(Cut.BODY, sent.values(code=F("body")).annotate(n=Count("decision__appeal", distinct=True)))
    yield from _coded(Cut.RECEPTION, cards.values(code=F("outcome")).annotate(n=Count("pk")))
    yield Cut.EXTENDED, Extended.YES.value, Extension.objects.filter(stretch.of("appeal")).count()


def code_of(value: object) -> str:
    """A value of the database as the code of a line."""
    if isinstance(value, bool):
        return str((Together.MANY if value else Together.ONE).value)
    return NOT_SET if value is None else str(value)


def _coded(cut: Cut, rows: Iterable[Any]) -> Iterator[tuple[Cut, str, int]]:
    return ((cut, code_of(row["code"]), row["n"]) for row in rows)


def _bars(ended: QuerySet[Appeal]) -> QuerySet[Appeal, Any]:
    took = ExpressionWrapper(F("concluded_on") - F("registered_on"), output_field=DurationField())
    return ended.values(took=took).annotate(n=Count("pk"))


def _ended(path: str) -> Case:
    return Case(When(Q((path, None)), then=Value(False)), default=Value(True), output_field=BooleanField())
