"""Which rows are shown: the changed ones with what stands above and beside them, or all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rows import Change, Comparison, Row
from workflows.regulations.tree import Kind


@dataclass(frozen=True, slots=True)
class Numbering:
    """The changes in their order, counted from 1 through the whole comparison: the steps of «next» and «previous»."""

    numbers: dict[int, int]

    @classmethod
    def of(cls, comparison: Comparison, options: Options) -> Numbering:
        own = [row for row in comparison.rows if is_told(row, options) and not row.is_part]
        return cls({id(row): number for number, row in enumerate(own, start=1)})

    def of_row(self, row: Row) -> int:
        """The number of a change; 0 for a row that is none of its own."""
        return self.numbers.get(id(row), 0)

    @property
    def last(self) -> int:
        return len(self.numbers)


def is_told(row: Row, options: Options) -> bool:
    """Whether the row counts as changed under these options."""
    return row.is_changed or (options.noise and Change.TYPOGRAPHIC in row.changes)


@dataclass(frozen=True, slots=True)
class Shown:
    """A row to be shown; `is_near` is one shown for its neighbour's sake, `skipped` is how many were left out before it."""

    row: Row
    is_near: bool
    skipped: int


def shown(rows: Sequence[Row], options: Options, *, near: bool = True) -> tuple[Shown, ...]:
    """The rows of a chapter that the reader sees; a heading that did not change stands above them anyway."""
    told = [place for place, row in enumerate(rows) if is_told(row, options)]
    if not told and not options.whole:
        return ()
    wanted = set(range(len(rows))) if options.whole else set(told)
    if near:
        wanted |= {place for found in told for place in _context(rows, found)}
    return tuple(_with_gaps(rows, sorted(wanted - set(_heading(rows, options))), set(told)))


def _heading(rows: Sequence[Row], options: Options) -> Iterator[int]:
    if rows and rows[0].side.kind is Kind.SECTION and not rows[0].side.text and not is_told(rows[0], options):
        yield 0


def _context(rows: Sequence[Row], place: int) -> Iterator[int]:
    """What the changed row belongs to, and its neighbours on both sides."""
    depth = rows[place].depth
    for above in range(place - 1, -1, -1):
        if rows[above].depth < depth:
            depth = rows[above].depth
            yield above
    yield from (near for near in (place - 1, place + 1) if 0 <= near < len(rows))


def _with_gaps(rows: Sequence[Row], wanted: list[int], told: set[int]) -> Iterator[Shown]:
    last = 0 if rows and rows[0].side.kind is Kind.SECTION else -1
    for place in wanted:
        yield Shown(rows[place], place not in told, max(0, place - last - 1))
        last = place
