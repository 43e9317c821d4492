"""The card of a visit, the journal and the schedule of reception."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from workflows.appeals.documents.house import letterhead
from workflows.appeals.models import Clock, ClockKind, ReceptionCard, ReceptionOutcome, ReceptionSlot
from workflows.appeals.papers.cards import NO, YES, card_print
from workflows.appeals.papers.reception import ReceptionCard as CardFacts
from workflows.appeals.papers.reception import (
    ScheduleLine,
    VisitLine,
    Visitor,
    reception_card,
    reception_journal,
    reception_schedule,
)
from workflows.appeals.papers.registers import Register, register_print
from workflows.appeals.queries.reception import Hours, reception_hours, visits
from workflows.orders.filenames import file_name
from workflows.people.models import User
from workflows.printing.pdf import render_pdf
from workflows.printing.periods import Period
from workflows.printing.queue import Built
from workflows.printing.words import long_date, numbered, short_date

RENDERER = "appeals-reception-1"
WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


def card_pdf(card_id: int) -> Built:
    """The stored print of a card (PRINT_BUILDERS)."""
    card = ReceptionCard.objects.select_related("slot", "official", "appeal").get(pk=card_id)
    facts = reception_card(facts_of(card))
    data = render_pdf(card_print(facts), title=str(card))
    return Built(data=data, name=file_name(str(card), "pdf"), media_type="application/pdf", renderer=RENDERER)


def facts_of(card: ReceptionCard) -> CardFacts:
    """A card as the paper shows it."""
    received_by, _, post = card.official_words.partition(", ")
    return CardFacts(
        organisation=letterhead(),
        number=card.number,
        day=card.received_on,
        time=_hours(card.slot),
        place=card.place,
        received_by=received_by,
        post=post,
        visitor=Visitor(card.visitor, card.identity_document, card.postal_address, card.phone),
        subject=card.gist,
        earlier=YES if card.has_asked_before else NO,
        consent=card.agrees_to_oral if card.outcome in (ReceptionOutcome.ORAL, ReceptionOutcome.WRITTEN) else None,
        answer=card.outcome_words,
        result=_result(card),
    )


def _hours(slot: ReceptionSlot | None) -> str:
    if slot is None:
        return ""
    return f"{timezone.localtime(slot.starts_at):%H:%M}–{timezone.localtime(slot.ends_at):%H:%M}"


def _result(card: ReceptionCard) -> str:
    """«Будет письменный ответ до 18.12.2026, обращение № 005-ОГ/2026»."""
    said = card.get_outcome_display()
    said = said[0].upper() + said[1:]
    if card.appeal is None or card.outcome == ReceptionOutcome.ORAL:
        return said
    if card.outcome == ReceptionOutcome.TAKEN:
        return f"{said} (вх. {card.appeal.intake_id})"
    clock = Clock.objects.filter(appeal=card.appeal, kind=ClockKind.ANSWER).order_by("revision").first()
    until = f" до {short_date(clock.legal_due_on)}" if clock else ""
    return f"{said}{until}, {f'обращение {numbered(card.appeal.number)}' if card.appeal.number else 'обращение регистрируется'}"


def journal_pdf(user: User, period: Period, *, on: date) -> Built:
    """The journal as far as the person may see it: made for one reader, stored nowhere."""
    lines = tuple(_line(slot, card) for slot, card in visits(user, period.first, period.last, on=on))
    return _built(reception_journal(letterhead(), str(period), lines))


def schedule_pdf(*, on: date) -> Built:
    """The schedule for the wall, from the day on."""
    lines = tuple(_schedule_lines(reception_hours(on)))
    return _built(reception_schedule(letterhead(), f"с {long_date(on)}", lines, phone=letterhead().phone))


def _schedule_lines(hours: list[Hours]) -> Iterator[ScheduleLine]:
    for found in hours:
        who = ", ".join(part for part in (found.who, found.post) if part)
        day = f"{short_date(found.day)}, {WEEKDAYS[found.day.weekday()]}"
        booking = f"свободно: {found.free}" if found.free else "запись закрыта"
        yield ScheduleLine(who, day, f"{found.begins:%H:%M}–{found.ends:%H:%M}", found.place, booking)


def _line(slot: ReceptionSlot | None, card: ReceptionCard | None) -> VisitLine:
    at = timezone.localtime(slot.starts_at) if slot else None
    return VisitLine(
        day=at.date() if at else card.received_on if card else date.min,
        time=f"{at:%H:%M}" if at else "",
        received_by=card.official_words.partition(", ")[0] if card else slot.official.full_name if slot else "",
        visitor=card.visitor if card else slot.visitor if slot else "",
        subject=card.gist if card else slot.about if slot else "",
        booked=("по записи, приоритет" if slot.has_priority else "по записи") if slot else "без записи",
        came=True if card else False if slot and slot.did_not_come else None,
        card=card.number if card else "",
        result=card.get_outcome_display() if card else "отменён" if slot and slot.is_cancelled else "",
    )


def _built(register: Register) -> Built:
    data = render_pdf(register_print(register), title=register.caption)
    return Built(data=data, name=file_name(register.caption, "pdf"), media_type="application/pdf", renderer=RENDERER)
