"""A text as it is matched: numbered units in one row, and below each of them its lines in one row.

How lines nest is left aside: a file that came through Word may say it otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from workflows.regulations.amending.index import Index
from workflows.regulations.matching.words import Words, is_gone
from workflows.regulations.tree import ActText, Kind, Node, label_key

ENOUGH = 0.9
FEW = 3  # words of a point that say nothing without its list


@dataclass(frozen=True)
class Entry:
    """A provision in its row. A unit is compared with its lines or by its own words, a repealed one by being repealed."""

    node: Node
    words: Words
    own: Words
    is_gone: bool

    @property
    def uid(self) -> str:
        return self.node.uid

    @cached_property
    def key(self) -> str:
        """The label for comparison; empty without one."""
        return label_key(self.node.label)

    @property
    def sort(self) -> str:
        """Sections are never points."""
        return "section" if self.node.kind is Kind.SECTION else "other"

    @property
    def exact(self) -> tuple[object, ...]:
        """Equal for entries that say the same."""
        return (self.sort, "gone", self.key) if self.is_gone else (self.sort, self.words.signs)

    def like(self, other: Entry) -> float:
        """How much both have in common."""
        return self._compared(other, Words.like)

    def likely(self, other: Entry) -> float:
        """The same, quickly and from above."""
        return self._compared(other, Words.likely)

    def _compared(self, other: Entry, how: Callable[[Words, Words], float]) -> float:
        if self.is_gone or other.is_gone:
            return float(self.is_gone and other.is_gone)
        like = how(self.words, other.words)
        if like >= ENOUGH or min(len(self.own.stems), len(other.own.stems)) < FEW:
            return like
        return max(like, ENOUGH * how(self.own, other.own))  # a list may have come or gone below the same words


def is_unit(node: Node) -> bool:
    """Sections, points and «2.2.1»; a subpoint «а» is a line, since Word files do not tell it from an item of a list."""
    return node.kind in (Kind.SECTION, Kind.POINT) or (node.kind is Kind.SUBPOINT and "." in node.label)


def is_blank(node: Node) -> bool:
    """A number with nothing behind it."""
    return not any(below.heading.strip() or below.text.strip() or below.repealed for below in node.walk())


@dataclass(frozen=True)
class Outline:
    """Units and lines of one text."""

    text: ActText

    @cached_property
    def index(self) -> Index:
        return Index(self.text)

    @cached_property
    def units(self) -> tuple[Entry, ...]:
        """All units in reading order."""
        found = []
        for uid, place in self.index.places.items():
            node = place.node
            if is_unit(node) and not self._is_below_a_grave(uid) and not is_blank(node):
                lines = () if node.kind is Kind.SECTION else (line.node.text for line in self.lines(uid))
                found.append(_entry(node, *lines))
        return tuple(found)

    @cached_property
    def _lines(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for uid, place in self.index.places.items():
            node = place.node
            if not is_unit(node) and not self._is_below_a_grave(uid) and not is_blank(node):
                found.setdefault(self.unit_of(uid), []).append(_entry(node))
        return found

    def lines(self, unit: str) -> list[Entry]:
        """The lines of a unit, «» for those outside of units, in reading order."""
        return self._lines.get(unit, [])

    def unit_of(self, uid: str) -> str:
        """The nearest unit above; «» when there is none."""
        return next((above for above in self.index.above(uid) if is_unit(self.index.places[above].node)), "")

    def _is_below_a_grave(self, uid: str) -> bool:
        """A repealed provision stands for all below it."""
        return any(self.index.places[above].node.repealed for above in self.index.above(uid))


def _entry(node: Node, *lines: str) -> Entry:
    own = Words.of(f"{node.heading} {node.text}")
    words = Words.of("\n".join((node.heading, node.text, *lines))) if lines else own
    return Entry(node, words, own, node.repealed or is_gone(node.text or node.heading))
