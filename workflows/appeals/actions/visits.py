"""The card of a visit, and what follows from it: an oral answer, an appeal to be answered in writing, a paper taken over.

The card alone is enough where nothing of the visitor's is left to consider (explained, refused). An oral answer is an answer to
an oral appeal: it enters the reports and the case file as one, under the number of its card, while the register of written
appeals keeps its numbers for what was registered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from workflows.appeals.actions.clocks import End, stop
from workflows.appeals.actions.intake import Incoming, Sender, receive
from workflows.appeals.actions.keeping import conclude
from workflows.appeals.actions.reception import fresh_slot
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.actions.registering import Asked, Registration, register
from workflows.appeals.models import (
    Appeal,
    Assurance,
    Channel,
    ClockKind,
    Kind,
    Question,
    ReceptionCard,
    ReceptionOutcome,
    ReceptionSlot,
    ReplyBy,
    Result,
    StopCause,
)
from workflows.appeals.rules import may_lead
from workflows.appeals.rules import reception as rules
from workflows.appeals.stages import Stage
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.numbering.models import Series
from workflows.numbering.numbers import next_number
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.printing.queue import ask

SERIES = "reception"
PRINT = "appeals.reception.pdf"
NOON = time(12)
LOOK_AT_CARD = "workflows.appeals.tasks.look_for_danger_in_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A paper appeal that the visitor has handed over."""

    sheets: int
    attached_sheets: int | None = None
    files: tuple[StoredFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is written down after a visit. `key` is made with the form: the same form sent twice makes one appeal and one card."""

    key: str
    official: User
    visitor: Sender
    document: str
    gist: str
    outcome: ReceptionOutcome
    place: str = ""
    slot: ReceptionSlot | None = None
    kind: Kind = Kind.STATEMENT
    asked_before: bool = False
    earlier: Appeal | None = None
    is_obvious: bool = False
    agrees_to_oral: bool = False
    words: str = ""
    handed: Handed | None = None


@transaction.atomic
def write_card(visit: Visit, *, by: User, on: date, at: datetime) -> ReceptionCard:
    """Write the card with its number, and begin or end what the visit led to."""
    known = _same(visit, on=on)
    if known is not None:
        return known
    slot = fresh_slot(visit.slot) if visit.slot else None
    rules.may_write_card(by, official=visit.official, slot=slot)
    rules.is_visit_day(on, today=timezone.localdate(at))
    rules.is_card_whole(visitor=visit.visitor.last_name, document=visit.document, gist=visit.gist)
    rules.is_outcome_lawful(
        visit.outcome,
        words=visit.words,
        agrees=visit.agrees_to_oral,
        obvious=visit.is_obvious,
        asked_before=visit.asked_before,
        earlier=visit.earlier,
    )
    if visit.outcome == ReceptionOutcome.REFUSED and visit.earlier is not None:
        rules.was_answered(visit.earlier)
    appeal = _appeal_of(visit, by=by, on=on, at=at)
    card = _store(visit, slot, appeal, by=by, on=on, at=at)
    said = {"outcome": visit.outcome.value, "appeal": appeal.pk if appeal else None, "number": card.number}
    summary = f"{card}: {card.get_outcome_display()}"
    entries.write("reception.card", subject=f"appeals.receptioncard:{card.pk}", summary=summary, by=by, facts=said)
    ask(PRINT, card.pk)
    if appeal is None:
        async_task(LOOK_AT_CARD, card.pk)
    return card


@transaction.atomic
def convert(card: ReceptionCard, *, by: User, on: date, at: datetime) -> Appeal:
    """What was said is to be answered in writing after all: it lies with the clerk for registration. Once: the key is that of the card."""
    rules.may_convert(by, card, on=on)
    appeal = receive(_said(card, f"По просьбе посетителя, {card}", at=at), _sender_of(card), by=by, at=at)
    tell("converted", appeal, f"принято как письменное обращение, {card}", by=by, card=card.pk)
    return appeal


@transaction.atomic
def take_up(card: ReceptionCard, *, at: datetime) -> Appeal:
    """What was said cannot end with the talk: it lies with the clerk, though nobody has asked for it. The key is the same: once."""
    appeal = receive(_said(card, f"В карточке приёма слова об угрозе, {card}", at=at), _sender_of(card), by=None, at=at)
    tell("taken_up", appeal, f"открыто из-за слов об угрозе, {card}", by=None, card=card.pk)
    return appeal


def _said(card: ReceptionCard, why: str, *, at: datetime) -> Incoming:
    return Incoming(
        channel=Channel.RECEPTION,
        key=key_of(card),
        received_at=at,
        subject=card.gist.strip().splitlines()[0][:200],
        text=card.gist,
        sender_words=why,
        assurance=Assurance.SHOWN,
    )


def key_of(card: ReceptionCard) -> str:
    """The key of the appeal that a card is turned into: by it the two find each other."""
    return f"reception-card-{card.pk}"


def _sender_of(card: ReceptionCard) -> Sender:
    if card.appeal is not None:
        known = card.appeal.applicant
        return Sender(**{name: getattr(known, name) for name in Sender.__dataclass_fields__})
    last, _, rest = card.visitor.partition(" ")
    first, _, patronymic = rest.partition(" ")
    reply_by = ReplyBy.POST if card.postal_address else ReplyBy.NOWHERE
    return Sender(last_name=last, first_name=first, patronymic=patronymic, postal_address=card.postal_address, phone=card.phone, reply_by=reply_by)


def _same(visit: Visit, *, on: date) -> ReceptionCard | None:
    """The card that this very form has made already."""
    rows = ReceptionCard.objects.filter(official=visit.official, received_on=on, slot=visit.slot)
    found: ReceptionCard | None = rows.filter(visitor=_name(visit.visitor), gist=visit.gist.strip(), outcome=visit.outcome).first()
    return found


def _appeal_of(visit: Visit, *, by: User, on: date, at: datetime) -> Appeal | None:
    if visit.outcome == ReceptionOutcome.ORAL:
        return _answered(_received(visit, Channel.RECEPTION, by=by, on=on, at=at), visit, by=by, on=on, at=at)
    if visit.outcome == ReceptionOutcome.WRITTEN:
        return _registered(_received(visit, Channel.RECEPTION, by=by, on=on, at=at), visit, by=by, at=at)
    if visit.outcome == ReceptionOutcome.TAKEN:
        return _received(visit, Channel.HAND, by=by, on=on, at=at)
    return None


def _received(visit: Visit, channel: Channel, *, by: User, on: date, at: datetime) -> Appeal:
    handed = visit.handed or Handed(sheets=1)
    is_paper = channel == Channel.HAND
    incoming = Incoming(
        channel=channel,
        key=visit.key,
        received_at=min(at, _moment(visit, on)),
        subject=visit.gist.strip().splitlines()[0][:200],
        text="" if is_paper else visit.gist.strip(),
        assurance=Assurance.INK if is_paper else Assurance.SHOWN,
        sheets=handed.sheets if is_paper else None,
        attached_sheets=handed.attached_sheets if is_paper else None,
        files=handed.files if is_paper else (),
    )
    return receive(incoming, visit.visitor, by=by, at=at)


def _moment(visit: Visit, on: date) -> datetime:
    return visit.slot.starts_at if visit.slot else timezone.make_aware(datetime.combine(on, NOON))


def _answered(appeal: Appeal, visit: Visit, *, by: User, on: date, at: datetime) -> Appeal:
    """«Ответ на обращение с согласия гражданина может быть дан устно в ходе личного приёма, о чём делается запись» (ч. 3)."""
    appeal = fresh(appeal)
    may_lead(by, appeal, Stage.ORAL_ANSWERED, on=on)
    appeal.kind = visit.kind
    question = Question(appeal=appeal, position=1, text=visit.gist.strip()[:500], answer=visit.words.strip(), result=Result.EXPLAINED)
    save_as(question, by=by, reason="Личный приём")
    lead(appeal, Stage.ORAL_ANSWERED, on=on, by=by, reason="Устный ответ на личном приёме")
    stop(appeal, ClockKind.REGISTRATION, End(cause=StopCause.DONE, on=on), by=by, at=at)
    conclude(appeal, Result.EXPLAINED, on=on, by=by, at=at)
    tell("oral_answered", appeal, "дан устный ответ на личном приёме", by=by)
    return appeal


def _registered(appeal: Appeal, visit: Visit, *, by: User, at: datetime) -> Appeal:
    """At once by whoever may register; otherwise it lies with the clerk, and the three days run.

    A card that is entered later gives today's number: an earlier day would stand before numbers that others have got.
    """
    if not by.has_perm("appeals.register_appeal"):
        return appeal
    given = Registration(kind=visit.kind, summary=appeal.summary, questions=(Asked(text=visit.gist.strip()[:500]),))
    return register(appeal, given, by=by, on=timezone.localdate(at), at=at)


def _store(visit: Visit, slot: ReceptionSlot | None, appeal: Appeal | None, *, by: User, on: date, at: datetime) -> ReceptionCard:
    series = Series.objects.get(code=SERIES)
    number = next_number(series, on=on)
    card: ReceptionCard = ReceptionCard.objects.create(
        number=number.text,
        series=series,
        seq=number.seq,
        period=number.period,
        slot=slot,
        official=visit.official,
        official_words=", ".join(part for part in (visit.official.full_name, visit.official.position) if part),
        received_on=on,
        place=visit.place.strip() or (slot.place if slot else ""),
        appeal=appeal,
        visitor=_name(visit.visitor),
        postal_address=visit.visitor.postal_address.strip(),
        phone=visit.visitor.phone.strip(),
        identity_document=visit.document.strip(),
        gist=visit.gist.strip(),
        has_asked_before=visit.asked_before,
        agrees_to_oral=visit.agrees_to_oral,
        outcome=visit.outcome,
        outcome_words=_words(visit),
        by=by,
        at=at,
    )
    return card


def _name(visitor: Sender) -> str:
    return " ".join(part.strip() for part in (visitor.last_name, visitor.first_name, visitor.patronymic) if part.strip())


def _words(visit: Visit) -> str:
    if visit.earlier is None or visit.outcome != ReceptionOutcome.REFUSED:
        return visit.words.strip()
    return f"{visit.words.strip()}\nОтвет по существу дан ранее: {visit.earlier}."
