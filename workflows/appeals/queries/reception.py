"""What is shown of personal reception: the week, the hours for the public site, the cards, the journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from workflows.appeals.models import Appeal, ReceptionCard, ReceptionSlot
from workflows.appeals.rules.reception import cards_visible_to, slots_visible_to
from workflows.people.models import User
from workflows.workdays.calendar import DAY

WEEK = 7
PUBLISHED_DAYS = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """One reception of one official on one day as citizens are told of it: no visitor is named."""

    day: date
    who: str
    post: str
    begins: time
    ends: time
    place: str
    free: int


@dataclass(frozen=True, slots=True)
class ShownSlot:
    """A time as the calendar shows it: what it is, in a word and a sign of its own."""

    slot: ReceptionSlot
    state: str
    card: ReceptionCard | None

    @property
    def word(self) -> str:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of the week with its times."""

    day: date
    slots: tuple[ShownSlot, ...]


STATES = {
    "free": "свободно",
    "booked": "записан посетитель",
    "waiting": "ждёт карточки",
    "done": "карточка составлена",
    "absent": "не пришёл",
    "cancelled": "отменён",
    "past": "прошло, никто не записан",
}


def reception_hours(on: date) -> list[Hours]:
    """Place, days and hours from the day on: «…график приёма доводится до сведения граждан» (59-ФЗ, ст. 13, ч. 1)."""
    begins, ends = _midnight(on), _midnight(on + PUBLISHED_DAYS * DAY)
    rows = ReceptionSlot.objects.filter(is_cancelled=False, starts_at__gte=begins, starts_at__lt=ends, official__is_active=True)
    slots = rows.select_related("official").order_by("starts_at", "official_id")
    by_day = sorted(slots, key=lambda slot: (timezone.localdate(slot.starts_at), slot.official_id, slot.place, slot.starts_at))
    groups = groupby(by_day, key=lambda slot: (timezone.localdate(slot.starts_at), slot.official_id, slot.place))
    return sorted((_hours(list(found)) for _, found in groups), key=lambda hours: (hours.day, hours.begins, hours.who))


def _hours(slots: list[ReceptionSlot]) -> Hours:
    first, last = timezone.localtime(slots[0].starts_at), timezone.localtime(slots[-1].ends_at)
    official = slots[0].official
    free = sum(not slot.visitor for slot in slots)
    return Hours(first.date(), official.full_name, official.position, first.time(), last.time(), slots[0].place, free)


def week_of(user: User, monday: date, *, official: User | None, at: datetime) -> list[ShownDay]:
    """Seven days with the times that the person may see."""
    rows = slots_visible_to(user).filter(starts_at__gte=_midnight(monday), starts_at__lt=_midnight(monday + WEEK * DAY))
    rows = rows.filter(official=official) if official else rows
    slots = list(rows.select_related("official").order_by("starts_at", "official__last_name", "pk"))
    cards = {card.slot_id: card for card in ReceptionCard.objects.filter(slot__in=slots)}
    shown = [ShownSlot(slot, _state(slot, slot.pk in cards, at), cards.get(slot.pk)) for slot in slots]
    days = [monday + number * DAY for number in range(WEEK)]
    return [ShownDay(day, tuple(one for one in shown if timezone.localdate(one.slot.starts_at) == day)) for day in days]


def _state(slot: ReceptionSlot, has_card: bool, at: datetime) -> str:
    fixed = ((has_card, "done"), (slot.is_cancelled, "cancelled"), (slot.did_not_come, "absent"))
    found = next((state for holds, state in fixed if holds), "")
    if found:
        return found
    is_past = slot.starts_at <= at
    return ("waiting" if is_past else "booked") if slot.visitor else ("past" if slot.ends_at <= at else "free")


def officials() -> QuerySet[User]:
    """Those for whom hours have been set."""
    return User.objects.filter(reception_slots__isnull=False).distinct().order_by("last_name", "first_name")


def cards(user: User, *, on: date) -> QuerySet[ReceptionCard]:
    """The cards that the person may open, the last one first."""
    return cards_visible_to(user, on=on).select_related("official", "appeal", "slot").order_by("-received_on", "-pk")


def converted(card: ReceptionCard, *, key: str) -> Appeal | None:
    """The appeal that a card was turned into."""
    return Appeal.objects.filter(intake__idempotency_key=key).first()


def visits(user: User, first: date, last: date, *, on: date) -> Iterator[tuple[ReceptionSlot | None, ReceptionCard | None]]:
    """Lines of the journal: booked times with their cards, and cards without a time, day by day."""
    booked = slots_visible_to(user).filter(starts_at__gte=_midnight(first), starts_at__lt=_midnight(last + DAY)).exclude(visitor="")
    slots = list(booked.select_related("official"))
    shown = list(cards(user, on=on).filter(Q(received_on__range=(first, last)) | Q(slot__in=slots)))
    of_slot = {card.slot_id: card for card in shown if card.slot_id}
    lines: list[tuple[ReceptionSlot | None, ReceptionCard | None]] = [(slot, of_slot.get(slot.pk)) for slot in slots]
    known = {slot.pk for slot in slots}
    lines += [(card.slot, card) for card in shown if card.slot_id not in known]
    return iter(sorted(lines, key=_when))


def _when(line: tuple[ReceptionSlot | None, ReceptionCard | None]) -> tuple[date, datetime, int]:
    slot, card = line
    at = slot.starts_at if slot else _midnight(card.received_on) if card else _midnight(date.max)
    return timezone.localdate(at), at, card.pk if card else 0


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
