"""Words of one text: what counts as a word, where quoted words occur, and how word instructions change a text together.

Exclusion takes the space before the words along (the one after them at the beginning of a text or of a bracket);
an insertion puts a space before the new words unless they begin with a closing sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from workflows.regulations.amending.operations import Instruction, Op

TOKEN = re.compile(r"\d+(?:\.\d+)+\w*(?:[-‑]\w+)*|\w+(?:[-‑]\w+)*|\s+|.", re.DOTALL)
CLOSING = frozenset(".,;:!?)»”“…]}%")
OPENING = frozenset("(«„[{")


@dataclass(frozen=True, slots=True)
class Cut:
    """A change of the base text: [start, end) becomes `new`; [claimed, until) belongs to this change alone."""

    start: int
    end: int
    new: str
    claimed: int
    until: int


def tokens(text: str) -> list[str]:
    """Numbers with dots, words (a hyphenated one is one word), spaces, signs."""
    return TOKEN.findall(text)


def is_word(token: str) -> bool:
    """Whether a token is a word or a number."""
    return token[:1].isalnum() or token[:1] == "_"


@lru_cache(maxsize=256)
def _edges(text: str) -> frozenset[int]:
    return frozenset(edge for found in TOKEN.finditer(text) for edge in found.span())


def found(text: str, old: str) -> tuple[tuple[int, int], ...]:
    """Where the words occur as whole words, from left to right, one after another."""
    spans, at = [], text.find(old) if old else -1
    while at >= 0:
        end = at + len(old)
        whole = at in _edges(text) and end in _edges(text)
        if whole:
            spans.append((at, end))
        at = text.find(old, end if whole else at + 1)
    return tuple(spans)


def chosen(text: str, given: Instruction) -> tuple[tuple[int, int], ...]:
    """The occurrences that the instruction means."""
    spans = found(text, given.old)
    return spans[given.which - 1 : given.which] if given.which else spans


def cuts(text: str, given: Instruction) -> tuple[Cut, ...]:
    """What a word instruction changes in the text."""
    return tuple(_cut(text, given, start, end) for start, end in chosen(text, given))


def _cut(text: str, given: Instruction, start: int, end: int) -> Cut:
    if given.op is Op.INSERT_WORDS:
        return Cut(end, end, given.new if given.new[:1] in CLOSING else f" {given.new}", start, end)
    if given.op is Op.DELETE_WORDS:
        start, end = _with_space(text, start, end)
        return Cut(start, end, "", start, end)
    return Cut(start, end, given.new, start, end)


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    before = len(text[:start].rstrip())
    if before < start and before > 0:
        return before, end
    if start == 0 or before == 0 or text[start - 1] in OPENING:
        return start, len(text) - len(text[end:].lstrip())
    return start, end


def overlapping(all_cuts: Iterable[Cut]) -> bool:
    """Whether two changes claim the same words."""
    ordered = sorted(all_cuts, key=lambda cut: (cut.claimed, cut.until))
    return any(left.until > right.claimed for left, right in pairwise(ordered))


def reworded(text: str, instructions: Iterable[Instruction]) -> str:
    """The text after all of them: they speak of the base, so their order says nothing."""
    done, at = [], 0
    for cut in sorted((cut for given in instructions for cut in cuts(text, given)), key=lambda cut: (cut.start, cut.end)):
        done += [text[at : cut.start], cut.new]
        at = cut.end
    return "".join((*done, text[at:]))
