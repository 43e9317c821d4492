"""By what a report is cut, and in which words. Everything is told by codes; words are put beside them last."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices

from workflows.appeals.models import Category, Channel, ClockKind, Form, Kind, ReceptionOutcome, Repeat, Result
from workflows.appeals.stages import Ground

NOT_SET = ""  # the code of what nobody has filled in
REST = "rest"  # the code of the lines that a long table joins into one
OTHERS = "остальные"


class Cut(TextChoices):
    """What is counted apart; the label is the heading of its table."""

    KIND = "kind", "Виды обращений"
    CHANNEL = "channel", "Как поступили"
    FORM = "form", "Формы обращений"
    CATEGORY = "category", "Кто обращался"
    REPEAT = "repeat", "Повторность"
    COLLECTIVE = "collective", "Коллективные обращения"
    TERM = "term", "Сроки ответа"
    EXTENDED = "extended", "Продление срока"
    BREACH = "breach", "Нарушенные сроки"
    GROUND = "ground", "Переадресовано, возвращено, оставлено без ответа"
    BODY = "body", "Куда переадресовано"
    TOPIC = "topic", "Темы вопросов"
    RESULT = "result", "Результаты рассмотрения вопросов"
    EXECUTOR = "executor", "Исполнители"
    RECEPTION = "reception", "Личный приём"


class Term(TextChoices):
    """How the term of the answer stands for an appeal: exactly one of these."""

    IN_TIME = "in_time", "завершено в срок"
    OVERDUE = "overdue", "срок ответа нарушен"
    RUNNING = "running", "рассматривается, срок не истёк"


class Together(TextChoices):
    """By how many people an appeal is signed."""

    ONE = "0", "индивидуальное"
    MANY = "1", "коллективное"


class Extended(TextChoices):
    """Whether the term was extended (59-ФЗ, ст. 12, ч. 2)."""

    YES = "1", "срок продлён"


WORDS: dict[Cut, type[TextChoices]] = {
    Cut.KIND: Kind,
    Cut.CHANNEL: Channel,
    Cut.FORM: Form,
    Cut.CATEGORY: Category,
    Cut.REPEAT: Repeat,
    Cut.COLLECTIVE: Together,
    Cut.TERM: Term,
    Cut.EXTENDED: Extended,
    Cut.BREACH: ClockKind,
    Cut.GROUND: Ground,
    Cut.RESULT: Result,
    Cut.RECEPTION: ReceptionOutcome,
}
ALWAYS_WHOLE = (Cut.KIND, Cut.TERM, Cut.EXTENDED, Cut.COLLECTIVE)  # a zero here says something: the line is shown
OF_QUESTIONS = (Cut.TOPIC, Cut.RESULT)
PARTS = (Cut.KIND, Cut.CHANNEL, Cut.FORM, Cut.CATEGORY, Cut.REPEAT, Cut.COLLECTIVE, Cut.TERM, Cut.TOPIC, Cut.RESULT)  # their lines make the whole
CHARTED = (Cut.KIND, Cut.CHANNEL, Cut.CATEGORY, Cut.TERM, Cut.TOPIC, Cut.RESULT)
DRILLED = tuple(cut for cut in Cut if cut != Cut.RECEPTION)  # a card of reception is not an appeal
EMPTY_WORDS = {Cut.TOPIC: "тема не указана", Cut.RESULT: "ещё рассматривается", Cut.EXECUTOR: "должность не указана"}


@dataclass(frozen=True, slots=True)
class Name:
    """How a line with a code is called."""

    key: str
    label: str
