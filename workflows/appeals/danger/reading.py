"""The words of a letter as the search for danger sees them, with their places. Pure: no database.

Whoever is in need writes in a hurry, and whoever hides writes «у б и т ь», «суиц1д», «cуицид» with a Latin letter: all of these
are read as they are meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from workflows.printing.lemmas import LATIN, LONGEST, RUSSIAN, TWINS, UNSEEN, WORD, lemmas
from workflows.printing.russian import dictionary

ENDS = re.compile(r"[.!?…;]+(?=\s|$)|\n\s*\n")
DIGITS = str.maketrans("01346", "оизчб")
REPEATED = re.compile(r"(.)\1{2,}")
APART = re.compile(r"[ \t.,_*\-]{1,3}")
LEAST_APART = 4  # «у б и т ь» is a word, «а и б» is not


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: where it stands, how it is read, its dictionary forms."""

    start: int
    end: int
    form: str

    @property
    def lemmas(self) -> tuple[str, ...]:
        """A word that the dictionary does not know stays as it is: guessing costs too much where a text is nonsense."""
        return lemmas(self.form) if is_known(self.form) else (self.form,)


@lru_cache(50_000)
def is_known(form: str) -> bool:
    """Whether the dictionary has the word."""
    return bool(len(form) <= LONGEST and dictionary().word_is_known(form))


def sentences(text: str) -> Iterator[list[Word]]:
    """The words sentence by sentence; places are those of the text as it is stored."""
    start = 0
    for end in [*(found.end() for found in ENDS.finditer(text)), len(text)]:
        words = list(_joined(text, _words(text, start, end)))
        if words:
            yield words
        start = end


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for found in WORD.finditer(text, start, end):
        yield Word(found.start(), found.end(), meant(found.group()))


def meant(word: str) -> str:
    """One spelling for the same word: «ё» as «е», Latin twins and digits inside it put right, drawn-out letters shortened."""
    small = unicodedata.normalize("NFC", word).translate(UNSEEN).casefold().replace("ё", "е")
    if RUSSIAN.search(small):
        small = small.translate(TWINS) if LATIN.search(small) else small
        small = small.translate(DIGITS) if small[0].isalpha() else small
    return REPEATED.sub(r"\1", small)


def _joined(text: str, words: Iterator[Word]) -> Iterator[Word]:
    """Letters that stand apart, put together again."""
    run: list[Word] = []
    for word in words:
        if run and not (_is_letter(word) and APART.fullmatch(text, run[-1].end, word.start)):
            yield from _together(run)
            run = []
        if _is_letter(word):
            run.append(word)
        else:
            yield word
    yield from _together(run)


def _is_letter(word: Word) -> bool:
    return word.end - word.start == 1


def _together(run: list[Word]) -> list[Word]:
    if len(run) < LEAST_APART:
        return run
    return [Word(run[0].start, run[-1].end, "".join(key for key, _ in groupby("".join(word.form for word in run))))]
