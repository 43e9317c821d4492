"""Charts that are read in print and without colour: hatched bars for this period, white ones for the period before.

Every bar carries its number; the chart repeats what the table beside it says and has the same words for those who
do not see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from urllib.parse import quote

WIDTH, LABELS, NUMBERS = 640, 200, 40
BAR, GAP = 12, 10
LETTERS_IN_LINE, LINES, LINE = 32, 2, 12
COLUMN_HEIGHT, MOST_COLUMNS = 110, 24
INK = "#111"
FONT = "Print Sans"
HATCH = (
    '<pattern id="now" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="#fff"/><rect width="2.4" height="5" fill="{INK}"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A value now and in the period before (None: nothing to compare with)."""

    label: str
    value: int
    before: int | None = None

    @property
    def words(self) -> str:
        """«жалоба – 12 (ранее 9)»."""
        return f"{self.label} – {self.value}" + (f" (ранее {self.before})" if self.before is not None else "")


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a title. `across` draws them lying, one under another; otherwise they stand as columns of time."""

    title: str
    bars: tuple[Bar, ...]
    across: bool = True

    @property
    def words(self) -> str:
        """The chart for those who do not see it."""
        return f"{self.title}: {'; '.join(bar.words for bar in self.bars)}."

    @property
    def compares(self) -> bool:
        """Whether the legend needs a second sign."""
        return any(bar.before is not None for bar in self.bars)

    @property
    def picture(self) -> str:
        """The drawing as an address inside the page."""
        return f"data:image/svg+xml,{quote(self.svg)}"

    @property
    def svg(self) -> str:
        """The drawing itself."""
        height, shapes = self._lying() if self.across else self._standing()
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}">'
        )
        return f"{head}<defs>{HATCH}</defs>{''.join(shapes)}</svg>"

    @property
    def _most(self) -> int:
        return max((max(bar.value, bar.before or 0) for bar in self.bars), default=0) or 1

    def _lying(self) -> tuple[int, list[str]]:
        step = BAR * (2 if self.compares else 1) + GAP
        room = WIDTH - LABELS - NUMBERS
        shapes: list[str] = []
        for row, bar in enumerate(self.bars):
            top = GAP + row * max(step, LINES * LINE)
            shapes += _label(bar.label, top)
            shapes += _lying_bar(bar.value, top, bar.value / self._most * room, "url(#now)")
            if bar.before is not None:
                shapes += _lying_bar(bar.before, top + BAR, bar.before / self._most * room, "#fff")
        return GAP + len(self.bars) * max(step, LINES * LINE), shapes

    def _standing(self) -> tuple[int, list[str]]:
        width = min(WIDTH / max(len(self.bars), 1), 80)
        half = width * 0.36
        shapes: list[str] = []
        for place, bar in enumerate(self.bars[:MOST_COLUMNS]):
            left = place * width + width * 0.14
            shapes += _column(bar.value, left, half, bar.value / self._most, "url(#now)")
            if bar.before is not None:
                shapes += _column(bar.before, left + half, half, bar.before / self._most, "#fff")
            middle = left + (half if bar.before is not None else half / 2)
            shapes.append(_text(bar.label, middle, COLUMN_HEIGHT + 2 * LINE + 2, "middle"))
        floor = COLUMN_HEIGHT + LINE
        shapes.append(f'<line x1="0" y1="{floor}" x2="{WIDTH}" y2="{floor}" stroke="{INK}" stroke-width="0.6"/>')
        return COLUMN_HEIGHT + 3 * LINE, shapes


def _lying_bar(value: int, top: float, length: float, fill: str) -> Iterator[str]:
    yield _rect(LABELS, top, max(length, 0.5), BAR - 2, fill)
    yield _text(str(value), LABELS + length + 5, top + BAR - 3)


def _column(value: int, left: float, width: float, share: float, fill: str) -> Iterator[str]:
    height = max(share * COLUMN_HEIGHT * 0.85, 0.5)
    top = COLUMN_HEIGHT + LINE - height
    yield _rect(left, top, width - 1, height, fill)
    yield _text(str(value), left + width / 2, top - 3, "middle")


def _label(label: str, top: float) -> Iterator[str]:
    lines = wrap(label, LETTERS_IN_LINE) or [""]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1][: LETTERS_IN_LINE - 1]}…"]
    for number, line in enumerate(lines):
        yield _text(line, LABELS - 8, top + BAR - 3 + number * LINE, "end")


def _rect(left: float, top: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{INK}" stroke-width="0.6"/>'
    )


def _text(text: str, left: float, base: float, anchor: str = "start") -> str:
    return (
        f'<text x="{left:.1f}" y="{base:.1f}" font-family="{FONT}" font-size="10" '
        f'fill="{INK}" text-anchor="{anchor}">{escape(text)}</text>'
    )
