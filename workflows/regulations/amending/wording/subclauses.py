"""All instructions of an order as sub-clauses, in the order of the text they change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from workflows.regulations.amending.operations import WORDS, Instruction, Part
from workflows.regulations.amending.wording.cases import Case
from workflows.regulations.amending.wording.names import Names
from workflows.regulations.amending.wording.order_of_text import Rank, rank_of
from workflows.regulations.amending.wording.places import Gazetteer
from workflows.regulations.amending.wording.punctuation import ended
from workflows.regulations.amending.wording.sentences import change_of_words, said, terminology, words_place
from workflows.regulations.tree import ActText

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class Subclause:
    """One sub-clause without number and final mark: what it says, what it carries out, and from which day."""

    text: str
    instructions: tuple[Instruction, ...]
    effective_from: date | None = None


def subclauses(instructions: Iterable[Instruction], base: ActText, names: Names) -> tuple[str, ...]:
    """«1) …;», «2) …;», «3) ….»; a single one has no number. Lines inside are divided by a line break."""
    return written_out(grouped(instructions, base, names))


def written_out(groups: Sequence[Subclause]) -> tuple[str, ...]:
    """The same from groups already made."""
    if len(groups) == 1:
        return (ended(groups[0].text, is_last=True),)
    return tuple(ended(f"{number}) {group.text}", is_last=number == len(groups)) for number, group in enumerate(groups, start=1))


def grouped(instructions: Iterable[Instruction], base: ActText, names: Names) -> tuple[Subclause, ...]:
    """Changes of one point with one day are one sub-clause; so is a change of terminology, however often it is made."""
    every = tuple(instructions)
    known = Gazetteer(base, names, every)
    ranked = sorted(((rank_of(number, given, known), given) for number, given in enumerate(every)), key=lambda pair: pair[0].key)
    groups = groupby(ranked, key=lambda pair: (pair[0].group, pair[1].effective_from))
    return tuple(_subclause(rank, [given for _, given in pairs], since, known) for (rank, since), pairs in groups)


def _subclause(group: str, given: list[Instruction], since: date | None, known: Gazetteer) -> Subclause:
    return Subclause(_text(group, given, known), tuple(given), since)


def _text(group: str, given: list[Instruction], known: Gazetteer) -> str:
    if given[0].term:
        return terminology(given[0], in_title=any(one.part is Part.TITLE for one in given))
    if len(given) == 1:
        return said(given[0], known)
    if _is_one_place(given) or not group.startswith(Rank.POINT):
        return _nested(words_place(given[0], known), [change_of_words(one) for one in given])
    point = group.removeprefix(Rank.POINT)
    return _nested(f"в {known.whole(point, Case.PREPOSITIONAL)}", [said(one, known, within=point) for one in given])


def _is_one_place(given: list[Instruction]) -> bool:
    return all(one.op in WORDS for one in given) and len({(one.target, one.part) for one in given}) == 1


def _nested(head: str, lines: list[str]) -> str:
    lettered = [f"{letter(number)}) {line}" for number, line in enumerate(lines)]
    return f"{head}:\n" + ";\n".join(lettered)


def letter(number: int) -> str:
    """«а», «б» … «я», «аа», «аб»: letters of lines from nought on."""
    before, own = divmod(number, len(LETTERS))
    return (LETTERS[before - 1] if before else "") + LETTERS[own]
