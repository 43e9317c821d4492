"""Whether a word is replaced through the whole text: an order that says «по тексту» replaces it wherever it stands.

Said of a text in which the word is left somewhere, the order and the redaction would differ. So it is said only when
no form of the word is left; otherwise each place is told by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from workflows.printing.russian import dictionary
from workflows.regulations.amending.edits import Occurrence
from workflows.regulations.amending.index import words_of
from workflows.regulations.amending.operations import Instruction, Part, Term
from workflows.regulations.amending.words import TOKEN, found, is_word
from workflows.regulations.tree import ActText

LONGEST_WORD = 60  # longer «words» are no words and would cost the dictionary seconds
Span = tuple[int, int]


def is_everywhere(text: ActText, term: Term, instructions: Iterable[Instruction]) -> bool:
    """Whether the instructions leave no form of the word in the text, and do it on one day."""
    days = {given.effective_from for given in instructions if given.term == term.name}
    return len(days) == 1 and not left_in(text, term)


def left_in(text: ActText, term: Term) -> tuple[Occurrence, ...]:
    """Every form of the word that stands in the text still, also one that the pairs do not list and one with a capital letter."""
    phrases = tuple(dict.fromkeys(_forms(old) for old, _ in term.pairs))
    return tuple(
        Occurrence(node.uid, part, start, end, words_of(node, part)[start:end], "")
        for node in text.walk()
        for part in (Part.HEADING, Part.TEXT)
        for start, end in _left(words_of(node, part), phrases, term)
    )


def _left(words: str, phrases: tuple[tuple[frozenset[str], ...], ...], term: Term) -> Iterator[Span]:
    """Places of the old word outside the new words: «сервис связи» in place of «сервис» has it within."""
    there = sorted({span for phrase in phrases for span in _places(words, phrase)})
    new = [span for _, now in term.pairs for span in found(words, now)] if there else []
    return (span for span in there if not any(start <= span[0] and span[1] <= end for start, end in new))


def _places(words: str, phrase: tuple[frozenset[str], ...]) -> Iterator[Span]:
    told = [(token.span(), normal_forms(token.group())) for token in TOKEN.finditer(words) if is_word(token.group())]
    for at in range(len(told) - len(phrase) + 1):
        row = told[at : at + len(phrase)]
        if all(forms & wanted for (_, forms), wanted in zip(row, phrase, strict=True)):
            yield row[0][0][0], row[-1][0][1]


def _forms(phrase: str) -> tuple[frozenset[str], ...]:
    return tuple(normal_forms(token) for token in TOKEN.findall(phrase) if is_word(token)) or (frozenset({phrase}),)


@lru_cache(20_000)
def normal_forms(word: str) -> frozenset[str]:
    """What the word may be a form of."""
    small = word.casefold()
    if len(word) > LONGEST_WORD:
        return frozenset({small})
    return frozenset(parse.normal_form for parse in dictionary().parse(small)) | {small}
