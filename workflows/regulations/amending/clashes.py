"""Where two instructions of one list hinder each other: then no order of applying them would be the right one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workflows.regulations.amending.errors import Conflict
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.operations import INSERTIONS, REPEALS, WORDS, Instruction, Op, Part
from workflows.regulations.amending.words import cuts, overlapping


def swallows(given: Instruction) -> bool:
    """Whether it is about a provision with all below it."""
    return given.op is Op.REPLACE_PROVISION or given.op in REPEALS


def clashes(index: Index, instructions: tuple[Instruction, ...]) -> Iterator[Conflict]:
    """Two spans that overlap, two changes of one part, a change below a provision that is replaced or repealed."""
    yield from _one_part(index, instructions)
    yield from _below(index, instructions)
    yield from _one_gap(index, instructions)


def _one_part(index: Index, instructions: tuple[Instruction, ...]) -> Iterator[Conflict]:
    parts: defaultdict[tuple[str, Part], list[Instruction]] = defaultdict(list)
    for given in instructions:
        if given.op not in INSERTIONS and not swallows(given) and given.op is not Op.NEW_EDITION:
            parts[given.target, given.part].append(given)
    for (target, part), same in parts.items():
        if len(same) > 1 and not (all(given.op in WORDS for given in same) and _apart(index.words(target, part), same)):
            said = f"{index.called(target, part)}: два изменения говорят об одних и тех же словах. Оставьте одно из них или объедините их."
            yield Conflict(same[-1], said)


def _apart(words: str, same: list[Instruction]) -> bool:
    return not overlapping(cut for given in same for cut in cuts(words, given))


def _below(index: Index, instructions: tuple[Instruction, ...]) -> Iterator[Conflict]:
    swallowed: dict[str, Instruction] = {}
    for given in filter(swallows, instructions):
        if given.target in swallowed:
            yield Conflict(given, f"{index.called(given.target)}: меняется целиком дважды. Оставьте одно изменение.")
        swallowed[given.target] = given
    for given in instructions if swallowed else ():
        over = next((uid for uid in _lines(index, given) if uid in swallowed), "")
        if over:
            name, whole = index.called(given.target, given.part), index.called(over)
            own = f"{name} меняется отдельно, а {whole[:1].lower()}{whole[1:]} – целиком" if over != given.target else f"{name} меняется и целиком, и по частям"
            yield Conflict(given, f"{own}. Оставьте одно изменение.")


def _lines(index: Index, given: Instruction) -> tuple[str, ...]:
    if given.target not in index.places:
        return ()
    above = index.above(given.target)
    return above if swallows(given) else (given.target, *above)


def _one_gap(index: Index, instructions: tuple[Instruction, ...]) -> Iterator[Conflict]:
    """Numbered provisions sort themselves out in one place; paragraphs would not."""
    gaps: defaultdict[tuple[str, str], list[Instruction]] = defaultdict(list)
    for given in instructions:
        if given.op in INSERTIONS:
            gaps[given.target, given.after].append(given)
    for (target, _), same in gaps.items():
        if len(same) > 1 and any(given.op is Op.INSERT_PARAGRAPH for given in same):
            said = f"{index.called(target)}: на одно место вставляются два текста, и их очерёдность не сказана. Объедините вставки в одну."
            yield Conflict(same[-1], said)
