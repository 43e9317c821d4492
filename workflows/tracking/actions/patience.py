"""Counting attempts before their work is done, so that none slips past however many come at one moment.

An attempt is counted in a short transaction of its own; nobody is kept waiting with a thread: who comes too early is told when to
come again. The same happens to right and to wrong codes while the pause lasts.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from workflows.tracking.models import Brake, DailySalt
from workflows.tracking.rules import LIMITS, TooOften
from workflows.tracking.stages import Sort

KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Door:
    """What an attempt is counted by. Give doors in the order of `Sort`, always the same: locks are taken in it."""

    sort: Sort
    name: str = ""


def part_of_network(place: str) -> str:
    """The /24 of an old address, the /64 of a new one: one house, one provider's client."""
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 64}", strict=False))


@transaction.atomic
def reserve(doors: Sequence[Door], *, at: datetime) -> None:
    """Count one attempt at every door, or refuse it at all of them."""
    brakes = [_locked(door, at=at) for door in doors]
    if held := [brake.free_at - at for brake in brakes if brake.free_at and brake.free_at > at]:
        raise TooOften(max(held))
    for brake in brakes:
        brake.misses += 1
        brake.at, brake.free_at = at, at + LIMITS[Sort(brake.sort)].wait_after(brake.misses)
        brake.save(update_fields=["misses", "at", "free_at"])


@transaction.atomic
def release(doors: Sequence[Door], *, at: datetime) -> None:
    """The attempt was right: it counts for nothing, and the misses at this number are forgotten."""
    for door in doors:
        brake = _locked(door, at=at)
        brake.misses = 0 if door.sort == Sort.NUMBER else max(brake.misses - 1, 0)
        brake.free_at = None
        brake.save(update_fields=["misses", "free_at"])


@transaction.atomic
def forget(*, now: datetime) -> None:
    """Remove old counters, and the salts without which nothing of them can be read."""
    Brake.objects.filter(at__lt=now - KEPT).delete()
    DailySalt.objects.filter(day__lt=timezone.localdate(now)).delete()


def _locked(door: Door, *, at: datetime) -> Brake:
    digest = _digest(door, at=at)
    Brake.objects.get_or_create(sort=door.sort, digest=digest, defaults={"at": at})
    return Brake.objects.select_for_update().get(sort=door.sort, digest=digest)


def _digest(door: Door, *, at: datetime) -> str:
    here = timezone.localtime(at)
    hour = f"{here:%H}" if LIMITS[door.sort].each_hour else ""
    said = f"{door.sort}|{hour}|{door.name}"
    return hmac.new(_salt(here.date()).encode(), said.encode(), hashlib.sha256).hexdigest()


def _salt(day: date) -> str:
    return DailySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})[0].salt
