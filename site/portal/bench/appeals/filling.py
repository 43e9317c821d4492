"""The register itself: for each invented appeal its rows in every table, portion by portion.

Terms that have stopped are kept for the answer alone; what runs is there in full. History of edits is left out: no list reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction

from portal.bench.appeals.entries import tell
from portal.bench.appeals.lots import Lot, lots
from portal.bench.appeals.people import Office, office
from portal.bench.appeals.rows import Keys, rows_of
from portal.bench.appeals.sink import Target, put, quietly, settle
from workflows.appeals.models import Appeal

PORTION = 5000


def fill(count: int, *, on: date) -> int:
    """Let the register grow by so many appeals; how many it holds then."""
    after = Appeal.objects.count()
    desk = office(range(on.year - 6, on.year + 1))
    keys = Keys.next()
    quietly()
    drawn = lots(count, after=after, on=on)
    while portion := list(islice(drawn, PORTION)):
        write(portion, keys, desk)
    tell(after)
    settle()
    return after + count


@transaction.atomic
def write(portion: list[Lot], keys: Keys, desk: Office) -> None:
    """The rows of some appeals, all or none."""
    tables: dict[Target, list[tuple[Any, ...]]] = defaultdict(list)
    for target, row in _all(portion, keys, desk):
        tables[target].append(row)
    for target in sorted(tables, key=lambda one: one.order):
        put(target, tables[target])


def _all(portion: list[Lot], keys: Keys, desk: Office) -> Iterator[tuple[Target, tuple[Any, ...]]]:
    for lot in portion:
        yield from rows_of(lot, keys, desk)
