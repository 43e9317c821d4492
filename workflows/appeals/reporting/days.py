"""Mean and median of whole days from a histogram, so that the database counts and nobody sorts a million rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Days:
    """Days from registration to the answer of so many appeals; None where there is none."""

    count: int
    mean: float | None
    median: float | None


def days_of(histogram: Iterable[tuple[int, int]]) -> Days:
    """From pairs (days, how many): for an even number the median is the middle between the two in the middle."""
    joined: Counter[int] = Counter()
    for days, many in histogram:
        joined[days] += many
    pairs = sorted(joined.items())
    count = sum(many for _, many in pairs)
    if not count:
        return Days(0, None, None)
    mean = sum(days * many for days, many in pairs) / count
    return Days(count, mean, (_at(pairs, (count - 1) // 2) + _at(pairs, count // 2)) / 2)


def _at(pairs: list[tuple[int, int]], place: int) -> int:
    """The value at a place of the sorted row, counted from nought."""
    passed = 0
    for days, many in pairs:
        passed += many
        if place < passed:
            return days
    raise IndexError(place)
