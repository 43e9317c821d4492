"""A hyphen at the end of a line: is it of the word («аудио-»), or only of the line («видео-/конференц-связи»)?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"\w[\w-]*")
LONGEST_WORD = 100
LAST = re.compile(r"([\w-]*\w)-$")
SUSPENDED = re.compile(r"(и|или|либо|а)(?!\w)")


def words_of(texts: Iterable[str]) -> Counter[str]:
    """Every word of these texts in small letters, counted."""
    return Counter(word.casefold() for text in texts for word in WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Joint:
    """Two lines made one; `word` is the word that the line end had cut, as it is written now."""

    text: str
    word: str = ""
    sure: bool = True


def join(above: str, below: str, elsewhere: Counter[str]) -> Joint:
    """The two lines joined. `elsewhere` counts the words of the whole text: the spelling met there decides."""
    last, first = LAST.search(above[-LONGEST_WORD:]), WORD.match(below[:LONGEST_WORD])
    if last is None or first is None or SUSPENDED.match(below):
        return Joint(f"{above} {below}")
    solid, hyphened = last.group(1) + first.group(), f"{last.group(1)}-{first.group()}"
    as_one, as_two = elsewhere[solid.casefold()], elsewhere[hyphened.casefold()]
    if as_one > as_two:
        return Joint(above[:-1] + below, solid)
    return Joint(above + below, hyphened, sure=as_two > 0)
