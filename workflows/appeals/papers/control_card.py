"""Регистрационно-контрольная карточка (РКК): all that is known of one appeal on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflows.appeals.papers.cards import Card, Row, Section, yes_no
from workflows.appeals.papers.head import Letterhead
from workflows.printing.proof import Proof
from workflows.printing.words import numbered, short_date

TITLE = "Регистрационно-контрольная карточка"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who wrote: as he or she called himself or herself."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    category: str = ""
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The instruction of the head: what, to whom, by when."""

    text: str
    author: str
    day: date

    def __str__(self) -> str:
        return f"{self.text}\n{self.author}, {short_date(self.day)}"


@dataclass(frozen=True, slots=True)
class Note:
    """A mark of execution."""

    day: date
    text: str
    who: str = ""

    def __str__(self) -> str:
        return f"{short_date(self.day)} {self.text}{f' ({self.who})' if self.who else ''}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the papers lie: index of the case file, volume, sheets."""

    index: str
    volume: str = ""
    sheets: str = ""

    def __str__(self) -> str:
        parts = [f"дело {numbered(self.index)}"]
        parts += [f"том {self.volume}"] if self.volume else []
        parts += [f"л. {self.sheets}"] if self.sheets else []
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class ControlCard:
    """The fields of the card in the words of the clerk; empty ones are printed as a dash."""

    organisation: Letterhead
    number: str
    registered_on: date
    applicant: Applicant
    kind: str
    form: str
    channel: str
    subject: str
    received_on: date | None = None
    extra_number: str = ""
    repeat: str = "первичное"
    previous: str = ""
    cover_letter: str = ""
    topic: str = ""
    attachments: str = ""
    resolutions: tuple[Resolution, ...] = ()
    executors: tuple[str, ...] = ()
    on_control: bool = False
    due_on: date | None = None
    extended_to: date | None = None
    notes: tuple[Note, ...] = ()
    answer: str = ""
    result: str = ""
    signed_by: str = ""
    closed_on: date | None = None
    place: Place | None = None
    proof: Proof | None = None


def control_card(facts: ControlCard) -> Card:
    """The card ready for `cards.card_print`."""
    return Card(
        organisation=facts.organisation,
        title=TITLE,
        subject=f"{numbered(facts.number)} от {short_date(facts.registered_on)}",
        sections=(
            Section("Заявитель", tuple(_applicant(facts.applicant))),
            Section("Обращение", tuple(_appeal(facts))),
            Section("Исполнение и контроль", tuple(_execution(facts))),
            Section("Результат", tuple(_result(facts))),
        ),
        proof=facts.proof,
    )


def _applicant(applicant: Applicant) -> Iterator[Row]:
    yield Row("Фамилия, имя, отчество", applicant.name)
    yield Row("Адрес", applicant.address)
    yield Row("Телефон", applicant.phone, short=True)
    yield Row("Электронная почта", applicant.email, short=True)
    yield Row("Категория автора", applicant.category, short=True)
    yield Row("Коллективное", f"да, {applicant.people} чел." if applicant.people else "нет", short=True)


def _appeal(facts: ControlCard) -> Iterator[Row]:
    yield Row("Поступило", _day(facts.received_on), short=True)
    yield Row("Дополнительный №", facts.extra_number, short=True)
    yield Row("Вид", facts.kind, short=True)
    yield Row("Форма", facts.form, short=True)
    yield Row("Поступило через", facts.channel, short=True)
    yield Row("Повторность", facts.repeat, short=True)
    yield Row("Предыдущее обращение", facts.previous)
    yield Row("Исх. № и дата сопроводительного письма", facts.cover_letter)
    yield Row("Тема, код", facts.topic)
    yield Row("Содержание", facts.subject)
    yield Row("Приложения", facts.attachments)


def _execution(facts: ControlCard) -> Iterator[Row]:
    yield Row("Резолюция", "\n".join(str(resolution) for resolution in facts.resolutions))
    yield Row("Исполнители", "\n".join(facts.executors))
    yield Row("На контроле", yes_no(facts.on_control), short=True)
    yield Row("Срок", _day(facts.due_on), short=True)
    yield Row("Продлён до", _day(facts.extended_to))
    yield Row("Отметки об исполнении", "\n".join(str(note) for note in facts.notes))


def _result(facts: ControlCard) -> Iterator[Row]:
    yield Row("№ и дата ответа", facts.answer, short=True)
    yield Row("Результат", facts.result, short=True)
    yield Row("Подписал", facts.signed_by, short=True)
    yield Row("Дата закрытия", _day(facts.closed_on), short=True)
    yield Row("Направлено в дело", str(facts.place) if facts.place else "")


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
