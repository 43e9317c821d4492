"""What an attempt at the door of an appeal takes: a right code, a wrong one, a number that does not exist. They must not differ."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median, quantiles

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
    """Median and spread of each sort of attempt, in milliseconds; the spread holds the middle half of them.

    `ratio` is a wrong number against a wrong code: far from 1, who stands outside learns which numbers there are.
    """

    wrong_number_ms: float
    wrong_number_spread_ms: float
    wrong_code_ms: float
    wrong_code_spread_ms: float
    right_code_ms: float
    right_code_spread_ms: float
    ratio: float
    wanted: str = "0.9 ≤ ratio ≤ 1.1"


def door_speed(rounds: int = ROUNDS) -> DoorSpeed:
    """Taken in turns, each attempt from its own place and hour."""
    appeal = Appeal.objects.exclude(number="").order_by("-pk").first()
    if appeal is None:
        raise RuntimeError("В базе для замера нет обращений.")
    code = codes.issue(appeal, at=timezone.now(), reason="замер")
    tries = ((NOWHERE, new_key()), (appeal.number, new_key()), (appeal.number, code))
    times: list[list[float]] = [[] for _ in tries]
    for turn in range(rounds):
        for place, typed in enumerate(tries):
            times[place].append(_milliseconds(*typed, turn=turn * len(tries) + place))
    return speed_of(*times)


def speed_of(wrong_number: Sequence[float], wrong_code: Sequence[float], right_code: Sequence[float]) -> DoorSpeed:
    """The figures of the measured times."""
    return DoorSpeed(
        wrong_number_ms=round(median(wrong_number), 1),
        wrong_number_spread_ms=_spread(wrong_number),
        wrong_code_ms=round(median(wrong_code), 1),
        wrong_code_spread_ms=_spread(wrong_code),
        right_code_ms=round(median(right_code), 1),
        right_code_spread_ms=_spread(right_code),
        ratio=round(median(wrong_number) / median(wrong_code), 2),
    )


def _spread(times: Sequence[float]) -> float:
    first, _, third = quantiles(times, n=4)
    return round(third - first, 1)


def _milliseconds(number: str, code: str, *, turn: int) -> float:
    at = timezone.now() + APART * turn
    start = time.perf_counter()
    enter(number, code, place=f"10.0.{turn}.1", at=at)
    return (time.perf_counter() - start) * 1000
