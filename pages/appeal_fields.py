"""The form of an appeal as the page shows it: fields in their order, each with what was typed and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.appeals.models import Category, ReplyBy
from workflows.filing.rules import Trouble
from workflows.filing.words import Words

FILES = "files"
REPLIES = (
    (ReplyBy.EMAIL.value, "На электронную почту"),
    (ReplyBy.POST.value, "Письмом на почтовый адрес"),
    (ReplyBy.NOWHERE.value, "Ответ мне не нужен"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A field before anything is typed. `sort` names the kind of control."""

    name: str
    label: str
    help: str = ""
    sort: str = "text"
    complete: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its words and its error."""

    question: Question
    value: str
    error: str

    @property
    def described(self) -> str:
        """The ids of what explains the field, for a screen reader."""
        parts = [f"help-{self.question.name}"] * bool(self.question.help) + [f"error-{self.question.name}"] * bool(self.error)
        return " ".join(parts)


TEXT = (
    Question("happened", "Что произошло", "Когда, где, кто участвовал. Длина не важна, правила оформления не нужны.", "area", rows=8),
    Question("asked", "О чём вы просите", "Что, по-вашему, нужно сделать или объяснить. Можно ответить только на один из этих вопросов.", "area", rows=4),
)
CHILD = (Question("child", "Имя ребёнка"), Question("group", "Класс или группа"))
ADDRESSES = (
    Question("email", "Электронная почта", "Ответ придёт на этот адрес.", "email", "email"),
    Question("postal_address", "Почтовый адрес", "С индексом. Сюда придёт ответ на бумаге, если вы его выбрали.", "text", "street-address"),
)
PERSON = (
    Question("last_name", "Фамилия", "", "text", "family-name"),
    Question("first_name", "Имя", "", "text", "given-name"),
    Question("patronymic", "Отчество, если есть", "", "text", "additional-name"),
)
PHONE = (Question("phone", "Телефон", "Не обязательно. Поможет, если придётся что-то уточнить.", "tel", "tel"),)
CHOICES = (Question("reply_by", "Как вам ответить"), Question("category", "Кто вы"))
LABELS = {one.name: one.label for one in (*TEXT, *CHILD, *ADDRESSES, *PERSON, *PHONE, *CHOICES)} | {FILES: "Файлы"}


@dataclass(frozen=True, slots=True)
class Form:
    """All parts of the form."""

    words: Words
    troubles: tuple[Trouble, ...] = ()

    @property
    def text(self) -> list[Field]:
        """What happened, what is asked."""
        return self._fields(TEXT)

    @property
    def child(self) -> list[Field]:
        """Whom it is about."""
        return self._fields(CHILD)

    @property
    def addresses(self) -> list[Field]:
        """Where to answer."""
        return self._fields(ADDRESSES)

    @property
    def person(self) -> list[Field]:
        """Who writes."""
        return self._fields(PERSON)

    @property
    def phone(self) -> list[Field]:
        """How to ring."""
        return self._fields(PHONE)

    @property
    def replies(self) -> tuple[tuple[str, str], ...]:
        """The ways of an answer."""
        return REPLIES

    @property
    def categories(self) -> list[tuple[str, str]]:
        """Who may write."""
        return [(value, label) for value, label in Category.choices if value != Category.OTHER]

    @property
    def file_errors(self) -> list[str]:
        """What is wrong with files."""
        return [one.sentence for one in self.troubles if one.field == FILES]

    @property
    def summary(self) -> list[tuple[str, str, str]]:
        """Field, its label, the sentence: with an anchor each."""
        return [(one.field, LABELS.get(one.field, ""), one.sentence) for one in self.troubles]

    def _fields(self, questions: Iterable[Question]) -> list[Field]:
        errors = {one.field: one.sentence for one in reversed(self.troubles)}
        return [Field(one, getattr(self.words, one.name), errors.get(one.name, "")) for one in questions]
