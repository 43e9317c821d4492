"""How much work a piece of code does, counted instead of timed: the figure is the same on every machine and at every load."""

import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as sre
from re import _parser as parser

REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python the work runs, its libraries included; once before without counting, to fill the caches."""
    work()
    count, before = 0, sys.gettrace()

    def each(frame, event, arg):
        nonlocal count
        count += event == "line"
        return each

    sys.settrace(each)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], *, small: int, large: int) -> float:
    """By how much more than the size the work grows: 1 when it is as long as its input, `large / small` when it is its square."""
    return lines_run(lambda: work(large)) / lines_run(lambda: work(small)) / (large / small)


def endless(pattern: re.Pattern[str]) -> list[str]:
    """The parts of a regular expression that may repeat without end, each as the sorts of signs it takes."""
    return list(_endless(parser.parse(pattern.pattern, pattern.flags)))


def _endless(part) -> Iterator[str]:
    for code, held in part:
        if code in REPEATS and held[1] is sre.MAXREPEAT:
            yield str(held[2])
        yield from (found for inner in _inside(held) for found in _endless(inner))


def _inside(held) -> Iterator["parser.SubPattern"]:
    """Patterns that a piece of a pattern holds, however deep in its tuples."""
    if isinstance(held, parser.SubPattern):
        yield held
    elif isinstance(held, tuple | list):
        for each in held:
            yield from _inside(each)
