"""Bare numbers of one period, summed from what the queries have counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from workflows.appeals.models import ClockKind
from workflows.appeals.reporting import counting
from workflows.appeals.reporting.counting import COLUMNS, Broken, Cell
from workflows.appeals.reporting.cuts import Cut, Term
from workflows.appeals.reporting.days import Days, days_of
from workflows.printing.periods import Period


@dataclass(frozen=True, slots=True)
class Tally:
    """Everything that one period says: how many by each code of each cut."""

    total: int
    people: int
    days: Days
    by: Mapping[Cut, Mapping[str, int]]


def tally(period: Period, *, on: date) -> Tally:
    """Count the period as it stands on a day."""
    with counting.steadily():
        cells, stretch = counting.cube(period)
        broken = counting.broken(stretch, on=on)
        by: dict[Cut, Counter[str]] = {cut: Counter() for cut in Cut}
        for cut, code, many in chain(counting.questions(stretch), counting.executors(stretch), counting.separate(stretch)):
            by[cut][code] += many
        days = days_of(counting.took_days(stretch))
    for cell in cells:
        for cut, code in zip(COLUMNS, cell.codes, strict=True):
            by[cut][code] += cell.many
    for row in broken:
        by[Cut.BREACH][row.kind] += row.many
    by[Cut.TERM].update(_terms(cells, broken))
    return Tally(sum(cell.many for cell in cells), sum(cell.people for cell in cells), days, by)


def _terms(cells: list[Cell], broken: list[Broken]) -> Mapping[str, int]:
    """Exactly one word for each appeal: ended in time, late, or still within the term."""
    late = [row for row in broken if row.kind == ClockKind.ANSWER]
    late_ended, late_open = _many(late, has_ended=True), _many(late, has_ended=False)
    in_time, running = _many(cells, has_ended=True) - late_ended, _many(cells, has_ended=False) - late_open
    return {Term.IN_TIME.value: in_time, Term.OVERDUE.value: late_ended + late_open, Term.RUNNING.value: running}


def _many(rows: Iterable[Cell] | Iterable[Broken], *, has_ended: bool) -> int:
    return sum(row.many for row in rows if row.has_ended == has_ended)
