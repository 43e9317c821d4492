"""Which instruction is said before which, and which belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workflows.regulations.amending.operations import INSERTIONS, TITLE_PAGE, WORDS, Instruction, Op, Part
from workflows.regulations.amending.wording.places import Gazetteer
from workflows.regulations.tree import Kind, Node

TITLE_ORDER = (Part.ORGANISATION, Part.APPROVAL_WORD, Part.TITLE, Part.IMPRINT)
ENTIRE = frozenset({Op.REPLACE_PROVISION, Op.REPEAL_PROVISION, Op.NEW_EDITION, Op.RENAME})
FIRST, LAST = -10.0, 1_000_000.0


@dataclass(frozen=True, slots=True)
class Rank:
    """Where an instruction is said; equal groups with equal days are said together."""

    POINT: ClassVar[str] = "point:"

    group: str
    anchor: float
    day: date
    position: float
    offset: int
    number: int

    @property
    def key(self) -> tuple[float, str, date, float, int, int]:
        """By the place of the group, then by the day, then by the place in the text; else as given."""
        term = self.group if self.anchor == LAST else ""
        return (self.anchor, term, self.day, self.position, self.offset, self.number)


def rank_of(number: int, given: Instruction, known: Gazetteer) -> Rank:
    """Title page, then the text from above downwards, then changes of terminology."""
    position = _position(given, known)
    group, anchor = _group(given, known, position) or (f"alone:{number}", position)
    return Rank(group, anchor, given.effective_from or date.min, position, _offset(given, known), number)


def _group(given: Instruction, known: Gazetteer, position: float) -> tuple[str, float] | None:
    """With what it is said together, and where; None for what stands alone."""
    if given.term:
        return f"term:{given.term}", LAST
    if given.part is not Part.TEXT and given.op in WORDS:
        is_page = given.part in TITLE_PAGE and given.part is not Part.TITLE
        return ("page", FIRST) if is_page else (f"{given.part}:{given.target}", position)
    point = _point(given, known)
    return (f"{Rank.POINT}{point}", known.positions[point]) if point else None


def _point(given: Instruction, known: Gazetteer) -> str:
    """The point inside which a change is made; nothing when it is made to the point as a whole."""
    outermost = [node for node in _upwards(given.target, known) if node.kind is not Kind.SECTION and node.label]
    if not outermost or (given.op in ENTIRE and outermost[-1].uid == given.target):
        return ""
    return outermost[-1].uid


def _upwards(uid: str, known: Gazetteer) -> Iterator[Node]:
    node = known.node(uid)
    while node is not None:
        yield node
        node = known.parent(node.uid)


def _position(given: Instruction, known: Gazetteer) -> float:
    if given.part in TITLE_PAGE:
        return TITLE_ORDER.index(given.part) - len(TITLE_ORDER) - 1
    if given.op is Op.RENAME:
        return -3
    if given.op is Op.NEW_EDITION:
        return -LAST
    return known.insertion(given) if given.op in INSERTIONS else known.positions[given.target]


def _offset(given: Instruction, known: Gazetteer) -> int:
    """Where in the paragraph the words stand."""
    node = known.node(given.target)
    if node is None or not given.old:
        return 0
    words, start = node.heading if given.part is Part.HEADING else node.text, -1
    for _ in range(max(given.which, 1)):
        start = words.find(given.old, start + 1)
    return max(start, 0)
