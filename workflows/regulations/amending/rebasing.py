"""The same instructions on another base: what fits is applied as it is, what does not is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workflows.regulations.amending.apply import apply, conflicts_of
from workflows.regulations.amending.checks import homes_put_in
from workflows.regulations.amending.clashes import swallows
from workflows.regulations.amending.errors import Conflict
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.labels import same_family
from workflows.regulations.amending.operations import INSERTIONS, TITLE_PAGE, Instruction, Op
from workflows.regulations.tree import ActText

WHOLE_ACT = "*"


@dataclass(frozen=True, slots=True)
class Moved:
    """`text` is the new one, None when something does not fit; `instructions` are those that fit, together."""

    text: ActText | None
    instructions: tuple[Instruction, ...]
    conflicts: tuple[Conflict, ...]


def moved(instructions: Iterable[Instruction], onto: ActText) -> Moved:
    """The instructions tried on another text; those that hang on a conflicting one are conflicts too."""
    index, fit = Index(onto), tuple(instructions)
    conflicts: list[Conflict] = []
    while found := conflicts_of(index, fit):
        conflicts += found
        unfit = {id(conflict.instruction) for conflict in found}
        fit = tuple(given for given in fit if id(given) not in unfit)
    return Moved(None if conflicts else apply(onto, fit), fit, tuple(conflicts))


def touched(instructions: Iterable[Instruction]) -> frozenset[str]:
    """The uids that the instructions change or put in; a part of the title page by its name, a new edition as «*»."""
    return frozenset(uid for given in instructions for uid in _touched(given))


def _touched(given: Instruction) -> Iterable[str]:
    if given.op is Op.NEW_EDITION:
        return (WHOLE_ACT,)
    if given.part in TITLE_PAGE:
        return (given.part.value,)
    put_in = [node.uid for top in given.nodes for node in top.walk()]
    return put_in if given.op is Op.INSERT_PROVISION else [given.target, *put_in]


def overlap(one: Iterable[Instruction], other: Iterable[Instruction], base: ActText | None = None) -> frozenset[str]:
    """The uids on which two lists hinder each other; none means that they may be applied in either order.

    With the base at hand a change below a provision that the other list replaces or repeals is seen as well.
    """
    first, second = tuple(one), tuple(other)
    index = Index(base) if base is not None else None
    reached = _reach(first, index) & _reach(second, index)
    if not first or not second:
        return frozenset()
    if WHOLE_ACT in touched(first) | touched(second):
        return touched(first) | touched(second)
    return reached | _beside(first, second) | _into(first, second, index) | _into(second, first, index)


def _into(one: tuple[Instruction, ...], other: tuple[Instruction, ...], index: Index | None) -> frozenset[str]:
    """Insertions into what the other list replaces or repeals as a whole."""
    swallowed = _reach(tuple(filter(swallows, other)), index)
    return frozenset(given.target for given in one if given.op in INSERTIONS and given.target in swallowed)


def _reach(instructions: tuple[Instruction, ...], index: Index | None) -> frozenset[str]:
    """What is touched, with everything below what is replaced or repealed as a whole."""
    below = [
        node.uid
        for given in instructions
        if index is not None and swallows(given) and given.target in index.places
        for node in index.places[given.target].node.walk()
    ]
    return touched(instructions) | frozenset(below)


def _beside(first: tuple[Instruction, ...], second: tuple[Instruction, ...]) -> frozenset[str]:
    """Insertions into one list: two different numbers agree, a paragraph with anything else does not."""
    return frozenset(one.target for one in first for two in second if not _agree(one, two))


def _agree(one: Instruction, two: Instruction) -> bool:
    if set(homes_put_in(one)) & set(homes_put_in(two)):
        return False
    if one.target != two.target or one.op not in INSERTIONS or two.op not in INSERTIONS:
        return True
    if Op.INSERT_PARAGRAPH in (one.op, two.op):
        return False
    return one.after != two.after or same_family(one.nodes[0].label, two.nodes[0].label)
