"""Counting attempts before their work is done, so that none slips past however many come at one moment.

An attempt is counted in a short transaction of its own; nobody is kept waiting with a thread: who comes too early is told when to
come again. The same happens to right and to wrong codes while the pause lasts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from workflows.tracking.models import Brake
from workflows.tracking.rules import LIMITS, TooOften
from workflows.tracking.stages import Sort
from workflows.visitors import salts
from workflows.visitors.salts import hashed

KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Door:
    """What an attempt is counted by. Give doors in the order of `Sort`, always the same: locks are taken in it."""

    sort: Sort
    name: str = ""


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
    salts.forget(now=now)


def _locked(door: Door, *, at: datetime) -> Brake:
    digest = _digest(door, at=at)
    Brake.objects.get_or_create(sort=door.sort, digest=digest, defaults={"at": at})
    return Brake.objects.select_for_update().get(sort=door.sort, digest=digest)


def _digest(door: Door, *, at: datetime) -> str:
    hour = f"{timezone.localtime(at):%H}" if LIMITS[door.sort].each_hour else ""
    return hashed(f"tracking|{door.sort}|{hour}|{door.name}", at=at)
