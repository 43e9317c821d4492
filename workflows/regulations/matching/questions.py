"""What is asked about a file, and what may be answered. Each question is told in the words of the author, not of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why something is asked."""

    DIFFERENT = "different"  # the number is known, the words are others
    UNSURE = "unsure"  # the words have something in common, not enough
    MOVED = "moved"  # the words are known, the place is another
    REVIVED = "revived"  # words stand at the number of a repealed provision
    GONE = "gone"  # a provision is not in the file
    TITLE_PAGE = "title_page"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `like` is how much the words have in common, None where nothing is compared."""

    value: str
    words: str
    like: float | None = None

    @property
    def percent(self) -> int | None:
        return None if self.like is None else round(self.like * 100)


NEW, REPEAL, KEEP, DROP, FILE = "new", "repeal", "keep", "drop", "file"
SAME = "same:"


@dataclass(frozen=True, slots=True)
class Question:
    """One doubtful place. `was` are the words in force, `now` those of the file; a default of «» must be answered.

    `loaded` is the uid in the file and `base` that of the provision mainly meant; either may be empty.
    """

    key: str
    why: Why
    title: str
    said: str
    options: tuple[Option, ...]
    default: str = ""
    loaded: str = ""
    base: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Matching:
    """`pairs` lead from the uid of a provision to that of its place in the file, where there is no doubt."""

    pairs: Mapping[str, str]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
