"""Личный приём (59-ФЗ, ст. 13): the card of a visit, the journal and the schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workflows.appeals.papers.cards import Card, InkLine, Row, Section, yes_no
from workflows.appeals.papers.head import Letterhead
from workflows.appeals.papers.registers import Cells, Column, Group, Register, numbered_rows
from workflows.printing.words import numbered, short_date

CARD = "Карточка личного приёма"
JOURNAL = "Журнал личного приёма граждан"
SCHEDULE = "График личного приёма граждан"
EARLIER = "Обращался ли ранее по этому вопросу"
JOURNAL_COLUMNS = (
    Column("№ п/п", 10),
    Column("Дата, время", 26),
    Column("Кто принимал", 44),
    Column("Посетитель", 44),
    Column("Вопрос"),
    Column("Запись", 22),
    Column("Явка", 22),
    Column("№ карточки", 24),
    Column("Результат", 40),
)
SCHEDULE_COLUMNS = (
    Column("Кто принимает"),
    Column("Дни", 40),
    Column("Часы", 30),
    Column("Место", 40),
    Column("Запись", 40),
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who came. `document` is its kind alone: the number is not kept without need."""

    name: str
    document: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ReceptionCard:
    """One visit. `consent` is the visitor's agreement to an oral answer (ч. 3), None until asked."""

    organisation: Letterhead
    number: str
    day: date
    time: str
    place: str
    received_by: str
    post: str
    visitor: Visitor
    subject: str
    earlier: str = ""
    consent: bool | None = None
    answer: str = ""
    result: str = ""


def reception_card(facts: ReceptionCard) -> Card:
    """The card ready for `cards.card_print`, with places for both signatures."""
    return Card(
        organisation=facts.organisation,
        title=CARD,
        subject=f"{numbered(facts.number)} от {short_date(facts.day)}",
        sections=(
            Section("Приём", tuple(_visit(facts))),
            Section("Посетитель", tuple(_visitor(facts.visitor))),
            Section("Содержание и результат", tuple(_result(facts))),
        ),
        note="Если изложенные в устном обращении факты и обстоятельства являются очевидными и не требуют дополнительной проверки, "
        "ответ с согласия гражданина может быть дан устно в ходе личного приёма; в остальных случаях даётся письменный ответ "
        "по существу (часть 3 статьи 13 Федерального закона № 59-ФЗ).",
        signatures=(
            InkLine("Согласен на устный ответ" if facts.consent else "С записью ознакомлен(а)", facts.visitor.name),
            InkLine("Приём провёл(а)", facts.received_by),
        ),
    )


def _visit(facts: ReceptionCard) -> Iterator[Row]:
    yield Row("Дата, время", f"{short_date(facts.day)}, {facts.time}", short=True)
    yield Row("Место", facts.place, short=True)
    yield Row("Кто принимал", f"{facts.received_by}, {facts.post}")


def _visitor(visitor: Visitor) -> Iterator[Row]:
    yield Row("Фамилия, имя, отчество", visitor.name)
    yield Row("Документ, удостоверяющий личность", visitor.document, short=True)
    yield Row("Телефон", visitor.phone, short=True)
    yield Row("Адрес", visitor.address)


def _result(facts: ReceptionCard) -> Iterator[Row]:
    yield Row("Содержание обращения", facts.subject)
    yield Row(EARLIER, facts.earlier)
    yield Row("Согласие на устный ответ", yes_no(facts.consent))
    yield Row("Данный ответ", facts.answer)
    yield Row("Результат приёма", facts.result)


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A line of the journal."""

    day: date
    time: str
    received_by: str
    visitor: str
    subject: str
    booked: str = ""
    came: bool | None = None
    card: str = ""
    result: str = ""

    @property
    def cells(self) -> Cells:
        """The line without its «№ п/п»."""
        when = f"{short_date(self.day)}\n{self.time}"
        came = {True: "явился(лась)", False: "не явился(лась)", None: ""}[self.came]
        return when, self.received_by, self.visitor, self.subject, self.booked, came, self.card, self.result


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """Who receives, on what days and hours, where, and how to book."""

    who: str
    days: str
    hours: str
    place: str
    booking: str = ""

    @property
    def cells(self) -> Cells:
        """The line as it stands."""
        return self.who, self.days, self.hours, self.place, self.booking


def reception_journal(organisation: Letterhead, period: str, lines: tuple[VisitLine, ...]) -> Register:
    """The journal of a period."""
    return Register(
        organisation=organisation,
        title=JOURNAL,
        subject=period,
        columns=JOURNAL_COLUMNS,
        groups=(Group(tuple(numbered_rows(line.cells for line in lines))),),
        empty="За это время приёма не было. Строка появится, когда посетитель запишется на приём.",
    )


def reception_schedule(
    organisation: Letterhead, period: str, lines: tuple[ScheduleLine, ...], *, phone: str
) -> Register:
    """The schedule for the wall and the site: place, days and hours are told to citizens (ч. 1)."""
    return Register(
        organisation=organisation,
        title=SCHEDULE,
        subject=period,
        columns=SCHEDULE_COLUMNS,
        groups=(Group(tuple(line.cells for line in lines)),),
        empty="Часы приёма не назначены. Их вносит делопроизводитель в разделе «Личный приём».",
        ending=(
            "При личном приёме гражданин предъявляет документ, удостоверяющий его личность (часть 2 статьи 13 Федерального закона № 59-ФЗ).",
            *((f"Запись и справки: тел. {phone}.",) if phone else ()),
        ),
    )
