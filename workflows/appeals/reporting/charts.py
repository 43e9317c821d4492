"""Pictures of tables: lying bars, hatched for the period, hollow for the period before, each with its number beside it.

Read without colour and in print; the ink is the colour of the text around, so that a dark screen shows it too. The picture says nothing
that the table beside it does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten, wrap

from workflows.appeals.reporting.report import Breakdown, Line

WIDTH, LABELS, NUMBERS = 640, 220, 70
BAR, GAP, ROW = 14, 4, 48
MOST_BARS = 10
LETTERS, LINES = 30, 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar for the period and one for the period before, with where they are drawn."""

    label: tuple[str, ...]
    value: int
    before: int
    top: int
    length: int
    before_length: int

    @property
    def lower(self) -> int:
        """Where the bar of the period before begins."""
        return self.top + BAR + GAP

    @property
    def number_left(self) -> int:
        """Where the number of the period stands."""
        return LABELS + self.length + GAP

    @property
    def before_left(self) -> int:
        """Where the number of the period before stands."""
        return LABELS + self.before_length + GAP

    @property
    def words(self) -> str:
        """«жалоба – 12 (ранее 9)»."""
        return f"{' '.join(self.label)} – {self.value} (ранее {self.before})"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its title and the same in words."""

    key: str
    title: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """Of the whole picture."""
        return len(self.bars) * ROW

    @property
    def words(self) -> str:
        """For those who do not see it."""
        return f"{self.title}: {'; '.join(bar.words for bar in self.bars)}."


def chart_of(breakdown: Breakdown) -> Chart | None:
    """The greatest lines of the table; None where a picture would tell nothing."""
    lines = [line for line in breakdown.lines if line.number.value or line.number.before][:MOST_BARS]
    if not breakdown.is_charted or len(lines) < 2:
        return None
    most = max(max(line.number.value, line.number.before) for line in lines)
    return Chart(breakdown.cut.value, breakdown.title, tuple(_bar(line, place, most) for place, line in enumerate(lines)))


def _bar(line: Line, place: int, most: int) -> Bar:
    label = tuple(wrap(shorten(line.label, LETTERS * LINES, placeholder="…"), LETTERS)[:LINES])
    value, before = line.number.value, line.number.before
    return Bar(label, value, before, place * ROW + GAP, _length(value, most), _length(before, most))


def _length(value: int, most: int) -> int:
    return round(value / most * (WIDTH - LABELS - NUMBERS))
