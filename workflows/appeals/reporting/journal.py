"""Журнал регистрации обращений: the sixteen columns of the register, read portion by portion, each person's own rows.

A million rows take as much memory as two thousand (`walking`).
Dates and numbers of answers come from sendings: a letter that has not left is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from workflows.appeals.models import (
    Appeal,
    Assignment,
    AssignmentRole,
    AssignmentState,
    Channel,
    Clock,
    ClockKind,
    Extension,
    Kind,
    PaperKind,
    Question,
    Result,
    Sending,
    Sensitivity,
)
from workflows.appeals.reporting.walking import PORTION, walk
from workflows.appeals.stages import OPEN
from workflows.printing.tables import Heading

HEADINGS = (
    Heading("№ п/п", 8),
    Heading("Рег. №", 16),
    Heading("Дата поступления"),
    Heading("Дата регистрации"),
    Heading("ФИО заявителя", 32),
    Heading("Адрес для ответа", 40),
    Heading("Как поступило", 20),
    Heading("Вид", 14),
    Heading("Краткое содержание", 60),
    Heading("Кому передано", 28),
    Heading("Срок ответа"),
    Heading("Продлён до"),
    Heading("Дата ответа"),
    Heading("№ ответа", 18),
    Heading("Результат", 34),
    Heading("Дело", 14),
)


@dataclass(frozen=True, slots=True)
class Entered:
    """An appeal as the register knows it before its terms, people and papers are found."""

    pk: int
    number: str
    received_on: date
    registered_on: date
    last_name: str
    first_name: str
    patronymic: str
    postal_address: str
    email: str
    channel: str
    kind: str
    summary: str
    stage: str
    sensitivity: str
    case_index: str | None
    case_year: int | None
    case_volume: int | None

    @property
    def applicant(self) -> str:
        """«Петрова Мария Ивановна»."""
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)

    @property
    def address(self) -> str:
        """Where an answer goes."""
        return "; ".join(part for part in (self.postal_address, self.email) if part)

    @property
    def case(self) -> str:
        """«01-15, 2026 год, том 1»."""
        return f"{self.case_index}, {self.case_year} год, том {self.case_volume}" if self.case_index else ""


FIELDS = (
    "pk", "number", "received_on", "registered_on", "applicant__last_name", "applicant__first_name", "applicant__patronymic",
    "applicant__postal_address", "applicant__email", "channel", "kind", "summary", "stage", "sensitivity",
    "case_file__index__index", "case_file__year", "case_file__volume",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows of the register in order, and which of them are about children, health or families."""

    rows: tuple[tuple[object, ...], ...]
    sensitive: tuple[int, ...]


def portions(appeals: QuerySet[Appeal], *, size: int = PORTION) -> Iterator[Portion]:
    """The register of the given appeals from the first to the last, portion by portion."""
    number = 0
    for rows in walk(appeals, FIELDS, size=size):
        found = [Entered(*row) for row in rows]
        yield Portion(tuple(_rows(found, after=number)), tuple(one.pk for one in found if one.sensitivity != Sensitivity.ORDINARY))
        number += len(found)


def _rows(found: list[Entered], *, after: int) -> Iterator[tuple[object, ...]]:
    parts = _Parts([one.pk for one in found])
    for number, one in enumerate(found, start=after + 1):
        yield (number, *_letter(one), *parts.work(one), one.case)


def _letter(one: Entered) -> tuple[object, ...]:
    words = (Channel(one.channel).label, Kind(one.kind).label)
    return (one.number, one.received_on, one.registered_on, one.applicant, one.address, *(str(word) for word in words), one.summary)


class _Parts:
    """What hangs on a portion of appeals, each in one query."""

    def __init__(self, keys: list[int]) -> None:
        self.executors = dict(_executors(keys))
        self.extensions = {row[0]: row[1:] for row in Extension.objects.filter(appeal__in=keys).values_list("appeal", "old_due_on", "new_due_on")}
        self.terms = dict(_terms(keys))
        self.answers = dict(_answers(keys))
        self.results = _results(keys)

    def work(self, one: Entered) -> tuple[object, ...]:
        """To whom, by when, extended to, day and number of the answer, result."""
        old_due, new_due = self.extensions.get(one.pk, (None, None))
        day, number = self.answers.get(one.pk, (None, ""))
        result = "" if one.stage in OPEN else "; ".join(self.results.get(one.pk, ()))
        return (self.executors.get(one.pk, ""), old_due or self.terms.get(one.pk), new_due, day, number, result)


def _executors(keys: list[int]) -> Iterator[tuple[int, str]]:
    """The last responsible person, whoever was it before; the last row of the same appeal wins."""
    given = Assignment.objects.filter(appeal__in=keys, role=AssignmentRole.RESPONSIBLE).exclude(state=AssignmentState.RETURNED).order_by("pk")
    for appeal, *names in given.values_list("appeal", "executor__last_name", "executor__first_name", "executor__patronymic"):
        yield appeal, " ".join(filter(None, names))


def _terms(keys: list[int]) -> Iterator[tuple[int, date]]:
    """The control date of the answer; a later revision wins."""
    yield from Clock.objects.filter(appeal__in=keys, kind=ClockKind.ANSWER).order_by("revision").values_list("appeal", "control_due_on")


def _answers(keys: list[int]) -> Iterator[tuple[int, tuple[date, str]]]:
    """The first sending of an answer: a second copy does not move its day."""
    sent = Sending.objects.filter(paper__appeal__in=keys, paper__kind=PaperKind.ANSWER).order_by("-sent_on", "-pk")
    for appeal, day, number in sent.values_list("paper__appeal", "sent_on", "paper__number"):
        yield appeal, (day, number)


def _results(keys: list[int]) -> dict[int, list[str]]:
    """Results in the order of questions, each once."""
    found: dict[int, list[str]] = {}
    for appeal, result in Question.objects.filter(appeal__in=keys).exclude(result="").order_by("appeal", "position").values_list("appeal", "result"):
        words = found.setdefault(appeal, [])
        if (word := str(Result(result).label)) not in words:
            words.append(word)
    return found


def of_days(appeals: QuerySet[Appeal], first: date | None, last: date | None) -> QuerySet[Appeal]:
    """The registered ones of some days; an open end means from the beginning, or until now."""
    found = appeals.exclude(registered_on=None)
    if first:
        found = found.filter(registered_on__gte=first)
    return found.filter(registered_on__lte=last) if last else found

