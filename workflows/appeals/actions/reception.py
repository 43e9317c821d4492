"""Times of reception: set by a schedule, booked, freed, cancelled, missed. Journal lines name no visitor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from workflows.appeals.models import ReceptionSlot
from workflows.appeals.reception_plan import Schedule, Time, times_of
from workflows.appeals.rules import reception as rules
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.workdays.best_known import best_known


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Who is coming, as far as they said."""

    visitor: str
    phone: str = ""
    about: str = ""
    has_priority: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a schedule would give: new times, and those that stand already."""

    new: tuple[Time, ...]
    taken: tuple[Time, ...]


def preview(schedule: Schedule) -> Preview:
    """Nothing is stored. A time that overlaps one of the same official stays as it is."""
    rules.is_schedule_sound(schedule)
    times = times_of(schedule, best_known().calendar)
    rules.is_not_too_much(len(times))
    standing = list(
        ReceptionSlot.objects.filter(
            official=schedule.official, is_cancelled=False, ends_at__gt=times[0].starts_at, starts_at__lt=times[-1].ends_at
        ).values_list("starts_at", "ends_at")
    )
    taken = tuple(time for time in times if any(time.starts_at < ends and starts < time.ends_at for starts, ends in standing))
    return Preview(new=tuple(time for time in times if time not in taken), taken=taken)


@transaction.atomic
def schedule_times(schedule: Schedule, *, by: User) -> Sequence[ReceptionSlot]:
    """Enter the new times of a schedule."""
    rules.may_schedule(by)
    found = preview(schedule)
    slots = [ReceptionSlot(official=schedule.official, starts_at=time.starts_at, ends_at=time.ends_at, place=schedule.place) for time in found.new]
    for slot in slots:
        save_as(slot, by=by, reason="Назначено по графику")
    summary = f"Назначено время приёма: {len(slots)}, с {schedule.first:%d.%m.%Y} по {schedule.last:%d.%m.%Y}"
    entries.write("reception.scheduled", subject=f"people.user:{schedule.official.pk}", summary=summary, by=by, facts={"count": len(slots)})
    return slots


@transaction.atomic
def book(slot: ReceptionSlot, booking: Booking, *, by: User, at: datetime) -> ReceptionSlot:
    """Write a visitor down for a free time."""
    slot = fresh_slot(slot)
    rules.may_book(by, slot, visitor=booking.visitor, at=at)
    slot.visitor, slot.phone = booking.visitor.strip(), booking.phone.strip()
    slot.about, slot.has_priority = booking.about.strip(), booking.has_priority
    return _kept(slot, "booked", "записан посетитель", by=by)


@transaction.atomic
def free(slot: ReceptionSlot, *, reason: str, by: User) -> ReceptionSlot:
    """The visitor will not come: the time is free for another."""
    slot = fresh_slot(slot)
    rules.may_free(by, slot, reason=reason)
    slot.visitor = slot.phone = slot.about = ""
    slot.has_priority = False
    return _kept(slot, "freed", "запись отменена", by=by, reason=f"Запись отменена: {reason}")


@transaction.atomic
def cancel(slot: ReceptionSlot, *, reason: str, by: User) -> ReceptionSlot:
    """No reception at this time. Who was booked stays known: they are told."""
    slot = fresh_slot(slot)
    rules.may_cancel(by, slot, reason=reason)
    slot.is_cancelled = True
    return _kept(slot, "cancelled", "приём отменён", by=by, reason=f"Отменён: {reason}")


@transaction.atomic
def mark_absent(slot: ReceptionSlot, *, by: User, at: datetime) -> ReceptionSlot:
    """The visitor did not come."""
    slot = fresh_slot(slot)
    rules.may_mark_absent(by, slot, at=at)
    slot.did_not_come = True
    return _kept(slot, "missed", "посетитель не пришёл", by=by)


def fresh_slot(slot: ReceptionSlot) -> ReceptionSlot:
    """The row as it is now, locked until the transaction ends."""
    return ReceptionSlot.objects.select_for_update().get(pk=slot.pk)


def _kept(slot: ReceptionSlot, verb: str, said: str, *, by: User, reason: str = "") -> ReceptionSlot:
    save_as(slot, by=by, reason=reason or said.capitalize())
    when = timezone.localtime(slot.starts_at)
    entries.write(f"reception.{verb}", subject=f"appeals.receptionslot:{slot.pk}", summary=f"Приём {when:%d.%m.%Y %H:%M}: {said}", by=by)
    return slot
