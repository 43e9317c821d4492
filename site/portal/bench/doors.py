"""What an attempt at the door of an appeal takes: a right code, a wrong one, a number that does not exist. They must not differ."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.utils import timezone

from workflows.appeals.actions import codes
from workflows.appeals.models import Appeal
from workflows.archive.keys import new_key
from workflows.tracking.actions.entering import enter

ROUNDS = 25
NOWHERE = "000-НЕТ/1999"
APART = timedelta(hours=2)  # nobody has to wait after an attempt so long ago


@dataclass(frozen=True, slots=True)
class DoorSpeed:
    """Medians in milliseconds, and the largest of the wrong ones against the smallest."""

    right_ms: float
    wrong_code_ms: float
    no_number_ms: float
    ratio: float
    wanted: str = "ratio ≤ 1.1"


def door_speed() -> DoorSpeed:
    """Taken in turns, each attempt from its own place and hour."""
    appeal = Appeal.objects.exclude(number="").order_by("-pk").first()
    if appeal is None:
        raise RuntimeError("В базе для замера нет обращений.")
    code = codes.issue(appeal, at=timezone.now(), reason="замер")
    tries = {"right": (appeal.number, code), "wrong": (appeal.number, new_key()), "nothing": (NOWHERE, new_key())}
    found: dict[str, list[float]] = {name: [] for name in tries}
    for turn in range(ROUNDS):
        for place, (name, typed) in enumerate(tries.items()):
            found[name].append(_milliseconds(*typed, turn=turn * len(tries) + place))
    right, wrong, nothing = (round(median(found[name]), 1) for name in tries)
    return DoorSpeed(right, wrong, nothing, round(max(wrong, nothing) / min(wrong, nothing), 2))


def _milliseconds(number: str, code: str, *, turn: int) -> float:
    at = timezone.now() + APART * turn
    start = time.perf_counter()
    enter(number, code, place=f"10.0.{turn}.1", at=at)
    return (time.perf_counter() - start) * 1000
