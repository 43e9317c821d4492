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

    @property
    def key(self) -> tuple[float, str, date, float, int]:
        """By the place of the group, then by the day, then by the place in the text."""
        return (self.anchor, self.group, self.day, self.position, self.offset)


def rank_of(given: Instruction, known: Gazetteer) -> Rank:
    """Title page, then the text from above downwards, then changes of terminology."""
    day = given.effective_from or date.min
    position, offset = _position(given, known), _offset(given, known)
    if given.term:
        return Rank(f"term:{given.term}", LAST, day, position, offset)
    if given.part is not Part.TEXT and given.op in WORDS:
        is_page = given.part in TITLE_PAGE and given.part is not Part.TITLE
        return Rank("page" if is_page else f"{given.part}:{given.target}", FIRST if is_page else position, day, position, offset)
    point = _point(given, known)
    if point:
        return Rank(f"{Rank.POINT}{point}", known.places[point].position, day, position, offset)
    return Rank(f"alone:{given.op}:{given.target}:{given.part}:{offset}:{given.after}:{_first(given)}", position, day, position, offset)


def _first(given: Instruction) -> str:
    return given.nodes[0].uid if given.nodes else ""


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
    return _insertion(given, known) if given.op in INSERTIONS else known.places[given.target].position


def _insertion(given: Instruction, known: Gazetteer) -> float:
    """Right after the neighbour and all below it; after a neighbour not known yet, at the end."""
    if given.after in known.places:
        return known.last_below(given.after) + 0.5
    if given.after:
        return known.last_below(given.target) + 0.6 if given.target else LAST - 1
    return known.places[given.target].position + 0.5 if given.target else 0.5


def _offset(given: Instruction, known: Gazetteer) -> int:
    """Where in the paragraph the words stand."""
    node = known.node(given.target)
    if node is None or not given.old:
        return 0
    words, start = node.heading if given.part is Part.HEADING else node.text, -1
    for _ in range(max(given.which, 1)):
        start = words.find(given.old, start + 1)
    return max(start, 0)
