"""What a comparison is made of: a row for each unit of either text, in reading order, with what happened to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from workflows.regulations.redline.words import Pieces, has_noise
from workflows.regulations.rendering.contents import shortened
from workflows.regulations.tree import Kind


class Change(StrEnum):
    """What can happen to a unit; several at once, but for those that leave nothing to compare.

    `RESTORED` is `REPEALED` seen from the other end, when a later text is compared with an earlier one.
    """

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REPEALED = "repealed"
    RESTORED = "restored"
    MOVED = "moved"
    RELABELLED = "relabelled"
    TYPOGRAPHIC = "typographic"


WHOLE = frozenset({Change.ADDED, Change.REMOVED, Change.REPEALED, Change.RESTORED})


class TitlePart(StrEnum):
    """What is compared beside provisions, in the order of the title page."""

    KIND = "kind"
    ORGANISATION = "organisation"
    APPROVAL_WORD = "approval_word"
    TITLE = "title"
    IMPRINT = "imprint"


@dataclass(frozen=True, slots=True)
class Side:
    """A unit as it stands in one of the texts. `name` is how people point at it: «п. 3.5», «абзац второй п. 1.3»."""

    uid: str
    key: str
    kind: Kind | TitlePart
    label: str
    name: str
    heading: str = ""
    text: str = ""
    repealed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One unit on both sides; the side where it is absent is None.

    `moved_from` and `moved_to` tell places in words: «после п. 3.1», «в начало разд. 3». `is_part` says that the unit
    came, went or was repealed together with the one above it: it is one change, not two.
    """

    before: Side | None
    after: Side | None
    changes: frozenset[Change]
    heading: Pieces = ()
    text: Pieces = ()
    depth: int = 0
    moved_from: str = ""
    moved_to: str = ""
    is_part: bool = False

    @property
    def side(self) -> Side:
        """The unit as it stands now, or as it stood if it is gone."""
        side = self.after or self.before
        if side is None:
            raise ValueError("a row of nothing")
        return side

    @property
    def is_changed(self) -> bool:
        """Whether there is more than typography."""
        return bool(self.changes - {Change.TYPOGRAPHIC})

    @property
    def old_label(self) -> str:
        """The former number of a relabelled unit."""
        return self.before.label if self.before and Change.RELABELLED in self.changes else ""

    @property
    def has_noise(self) -> bool:
        """Whether any of its words differ by typography."""
        return has_noise((*self.heading, *self.text))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units changed, and in which ways; a unit that was both changed and moved counts once in `total`."""

    total: int
    of: dict[Change, int]

    @property
    def typographic(self) -> int:
        return self.of.get(Change.TYPOGRAPHIC, 0)


def counted(rows: Iterable[Row]) -> Counts:
    """The counts of some rows."""
    own = [row for row in rows if not row.is_part]
    of = Counter(change for row in own for change in row.changes)
    return Counts(sum(row.is_changed for row in own), {change: of[change] for change in Change if of[change]})


@dataclass(frozen=True, slots=True)
class Chapter:
    """The title page, a section, or the loose points of an act without sections."""

    key: str
    title: str
    rows: tuple[Row, ...]
    counts: Counts

    @property
    def short_title(self) -> str:
        return shortened(self.title)


@dataclass(frozen=True)
class Comparison:
    """Two texts side by side."""

    chapters: tuple[Chapter, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for chapter in self.chapters for row in chapter.rows)

    @cached_property
    def counts(self) -> Counts:
        return counted(self.rows)
