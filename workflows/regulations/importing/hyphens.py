"""A hyphen at the end of a line: is it of the word («аудио-»), or only of the line («видео-/конференц-связи»)?"""

from __future__ import annotations

import re
from dataclasses import dataclass

LAST = re.compile(r"([\w-]*\w)-$")
FIRST = re.compile(r"\w[\w-]*")
SUSPENDED = re.compile(r"(и|или|либо|а)(?!\w)")


@dataclass(frozen=True, slots=True)
class Joint:
    """Two lines made one; `word` is the word that the line end had cut, as it is written now."""

    text: str
    word: str = ""
    sure: bool = True


def join(above: str, below: str, elsewhere: str) -> Joint:
    """The two lines joined. `elsewhere` is the whole text in small letters: the spelling met there decides."""
    last, first = LAST.search(above), FIRST.match(below)
    if last is None or first is None or SUSPENDED.match(below):
        return Joint(f"{above} {below}")
    solid, hyphened = last.group(1) + first.group(), f"{last.group(1)}-{first.group()}"
    as_one, as_two = _met(solid, elsewhere), _met(hyphened, elsewhere)
    if as_one > as_two:
        return Joint(above[:-1] + below, solid)
    return Joint(above + below, hyphened, sure=as_two > 0)


def _met(word: str, elsewhere: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(word.casefold())}(?![\w-])", elsewhere))
