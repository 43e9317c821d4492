"""Rows for the state's register of appeals (ССТУ, ТОТК): one for each question, told by codes. It names nobody.

What is not finished is told as unfinished: an answer is an answer when it has left, a forwarding when its cover letter has left,
a result when the appeal has ended. A result without a mark of its own stops the export rather than pass for another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min, QuerySet

from workflows.appeals.models import Appeal, Forwarding, PaperKind, Question, Result, Sending
from workflows.appeals.reporting.walking import walk
from workflows.errors import BadInput
from workflows.printing.tables import Heading

YES = "1"  # as the register marks it
HEADINGS = (
    Heading("Рег. №", 16),
    Heading("Дата поступления"),
    Heading("Дата регистрации"),
    Heading("№ вопроса", 10),
    Heading("Код вопроса", 24),
    Heading("Направлено: куда", 40),
    Heading("Направлено: исх. №", 18),
    Heading("Направлено: дата"),
    Heading("Поддержано", 12),
    Heading("Меры приняты", 12),
    Heading("Разъяснено", 12),
    Heading("Не поддержано", 12),
    Heading("Дан ответ", 12),
    Heading("Дата ответа"),
    Heading("Оставлено без ответа", 12),
    Heading("Рассмотрение прекращено", 14),
    Heading("Замечание", 40),
)
NO_CODE = "нет кода вопроса"
NOT_SENT = "результат внесён, отправки ответа нет"
NOT_COVERED = "результат «направлено», сопроводительного письма нет"
RUNNING = "рассматривается"


@dataclass(frozen=True, slots=True)
class Marks:
    """Which columns a result marks."""

    supported: bool = False
    measures: bool = False
    explained: bool = False
    rejected: bool = False
    unanswered: bool = False
    stopped: bool = False
    needs_answer: bool = False
    needs_cover: bool = False


MARKS: Mapping[str, Marks] = {
    Result.SUPPORTED.value: Marks(supported=True, needs_answer=True),
    Result.MEASURES.value: Marks(supported=True, measures=True, needs_answer=True),
    Result.EXPLAINED.value: Marks(explained=True, needs_answer=True),
    Result.REJECTED.value: Marks(rejected=True, needs_answer=True),
    Result.FORWARDED.value: Marks(needs_cover=True),
    Result.NO_ANSWER.value: Marks(unanswered=True),
    Result.WITHDRAWN.value: Marks(stopped=True),
}
NOTHING = Marks()


@dataclass(frozen=True, slots=True)
class Sent:
    """A cover letter that has left."""

    body: str
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what its appeal says of it."""

    pk: int
    position: int
    code: str
    result: str
    has_ended: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What has left for a question: cover letters, and the day of the answer."""

    sent: tuple[Sent, ...]
    answered_on: date | None


def question_rows(appeals: QuerySet[Appeal]) -> Iterator[tuple[object, ...]]:
    """The rows of the given appeals in the order of registration, portion by portion."""
    for portion in walk(appeals, ("pk", "number", "received_on", "registered_on", "concluded_on")):
        yield from _portion(portion)


def _portion(portion: list[tuple[Any, ...]]) -> Iterator[tuple[object, ...]]:
    keys = [row[0] for row in portion]
    answers = dict(_answers(keys))
    covers = _covers(keys)
    questions: dict[int, list[Question]] = {}
    for question in Question.objects.filter(appeal__in=keys).select_related("topic").order_by("appeal", "position"):
        questions.setdefault(question.appeal_id, []).append(question)
    for key, number, received_on, registered_on, concluded_on in portion:
        for question in questions.get(key, ()):
            asked = Asked(question.pk, question.position, question.topic.code if question.topic else "", question.result, concluded_on is not None)
            known = Known(tuple(covers.get(question.pk, ())), answers.get(key))
            yield (number, received_on, registered_on, *cells(asked, known))


def cells(asked: Asked, known: Known) -> tuple[object, ...]:
    """The columns of one question after those of its appeal."""
    marks = _marks(asked, known)
    answered_on = known.answered_on if marks.needs_answer else None
    shown = (marks.supported, marks.measures, marks.explained, marks.rejected, answered_on is not None)
    where = tuple("; ".join(words) for words in zip(*((one.body, one.number) for one in known.sent), strict=True)) or ("", "")
    day = max((one.on for one in known.sent), default=None)
    ends = (marks.unanswered, marks.stopped)
    return (asked.position, asked.code, *where, day, *_signs(shown), answered_on, *_signs(ends), _remark(asked, known))


def _marks(asked: Asked, known: Known) -> Marks:
    """The marks of the result, if it is one already."""
    if not asked.result:
        return NOTHING
    if asked.result not in MARKS:
        raise BadInput(f"Результат «{asked.result}» выгрузке неизвестен. Выгрузка остановлена: сообщите администратору, чтобы код добавили.")
    marks = MARKS[asked.result]
    waits = marks.needs_answer and known.answered_on is None
    return marks if asked.has_ended and not waits else NOTHING


def _remark(asked: Asked, known: Known) -> str:
    return "; ".join(_remarks(asked, known))


def _remarks(asked: Asked, known: Known) -> Iterator[str]:
    if not asked.code:
        yield NO_CODE
    marks = MARKS.get(asked.result, NOTHING)
    if marks.needs_cover and not known.sent:
        yield NOT_COVERED
    elif asked.has_ended and marks.needs_answer and known.answered_on is None:
        yield NOT_SENT
    elif not asked.has_ended and not known.sent:
        yield RUNNING


def _signs(marked: Iterable[bool]) -> Iterator[str]:
    return (YES if one else "" for one in marked)


def _answers(keys: list[int]) -> Iterator[tuple[int, date]]:
    """The day on which the answer first left."""
    sent = Sending.objects.filter(paper__appeal__in=keys, paper__kind=PaperKind.ANSWER).order_by()
    yield from sent.values_list("paper__appeal").annotate(first=Min("sent_on"))


def _covers(keys: list[int]) -> dict[int, list[Sent]]:
    """Cover letters that have left, by question; the first sending of each counts."""
    found: dict[int, list[Sent]] = {}
    sent = Forwarding.objects.filter(decision__appeal__in=keys, decision__end__took_effect=True).order_by("pk")
    rows = sent.values_list("questions", "body__name", "cover__number").annotate(on=Min("cover__sendings__sent_on"))
    for question, body, number, on in rows:
        if question and on:
            found.setdefault(question, []).append(Sent(body, number, on))
    return found
