"""Two rows of entries side by side: who is who without crossing, and what is left between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workflows.regulations.matching.outline import Entry
from workflows.regulations.redline.matching import increasing

WIDE = 90_000
MANY = 10_000  # from so many pairs in one gap on the order of words is left aside
Like = Callable[[Entry, Entry], float]
Score = Callable[[Entry, Entry, Like], float]


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two pairs and belongs to none."""

    base: tuple[Entry, ...]
    loaded: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in reading order, and the gaps before, between and after them."""

    pairs: tuple[tuple[Entry, Entry], ...]
    gaps: tuple[Gap, ...]


def aligned(base: Sequence[Entry], loaded: Sequence[Entry], score: Score) -> Alignment:
    """Equal entries that occur once first; between them the pairs with the greatest score in sum, 0 for no pair."""
    places: list[tuple[int, int]] = []
    left = right = 0
    for one, other in [*_anchors(base, loaded), (len(base), len(loaded))]:
        places += [(left + at, right + to) for at, to in _best(base[left:one], loaded[right:other], score)]
        places += [(one, other)] if one < len(base) else []
        left, right = one + 1, other + 1
    return Alignment(tuple((base[one], loaded[other]) for one, other in places), tuple(_gaps(base, loaded, places)))


def _gaps(base: Sequence[Entry], loaded: Sequence[Entry], places: list[tuple[int, int]]) -> Iterator[Gap]:
    left = right = 0
    for one, other in [*places, (len(base), len(loaded))]:
        yield Gap(tuple(base[left:one]), tuple(loaded[right:other]))
        left, right = one + 1, other + 1


def _anchors(base: Sequence[Entry], loaded: Sequence[Entry]) -> list[tuple[int, int]]:
    return _in_order(_once([entry.exact for entry in base]), _once([entry.exact for entry in loaded]))


def _in_order(own: Mapping[object, int], their: Mapping[object, int]) -> list[tuple[int, int]]:
    both = sorted((place, their[said]) for said, place in own.items() if said in their)
    return [both[place] for place in increasing([other for _, other in both])]


def _once(said: Sequence[object]) -> dict[object, int]:
    """What occurs once, and where."""
    count = Counter(said)
    return {each: place for place, each in enumerate(said) if each and count[each] == 1}


def _best(base: Sequence[Entry], loaded: Sequence[Entry], score: Score) -> list[tuple[int, int]]:
    if not base or not loaded:
        return []
    if len(base) * len(loaded) > WIDE:  # too many to compare each with each: the same numbers then
        return _in_order(_once([entry.key for entry in base]), _once([entry.key for entry in loaded]))
    like: Like = Entry.like if len(base) * len(loaded) <= MANY else Entry.likely
    scores = [[score(one, other, like) for other in loaded] for one in base]
    total = [[0.0] * (len(loaded) + 1) for _ in range(len(base) + 1)]
    for row in range(len(base) - 1, -1, -1):
        for column in range(len(loaded) - 1, -1, -1):
            paired = scores[row][column] + total[row + 1][column + 1] if scores[row][column] else 0.0
            total[row][column] = max(total[row + 1][column], total[row][column + 1], paired)
    return list(_walked(scores, total))


def _walked(scores: list[list[float]], total: list[list[float]]) -> Iterator[tuple[int, int]]:
    row = column = 0
    while row < len(scores) and column < len(scores[0]):
        if scores[row][column] and total[row][column] == scores[row][column] + total[row + 1][column + 1]:
            yield row, column
            row, column = row + 1, column + 1
        elif total[row][column] == total[row + 1][column]:
            row += 1
        else:
            column += 1
