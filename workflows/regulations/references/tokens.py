"""A text cut into words, numbers and signs. One pass, so the time grows with the length and with nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a token is."""

    NUMBER = "number"
    ROMAN = "roman"
    WORD = "word"
    DASH = "dash"
    SIGN = "sign"
    OTHER = "other"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text; `word` is its text in small letters with «е» for «ё»."""

    sort: Sort
    text: str
    word: str
    start: int
    end: int


# A number is a label: «2», «2.2», «2.2¹», «1.1-1»; not «2.2а», «1/2» or a year of five digits.
PATTERN = re.compile(
    r"""
    (?P<number>(?>\d{1,4}(?:\.\d{1,4}){0,6})(?>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|(?<=\.\d)-\d{1,2}(?![\d.]\d|\d)|(?<=\.\d\d)-\d{1,2}(?![\d.]\d|\d))?(?![\w/]|\.\d|-[^\W\d_]))
    |(?P<roman>[IVXLC]{1,10}(?!\w))
    |(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)
    |(?P<dash>[–—‑-])
    |(?P<sign>[№«»„“”"(),.;:])
    |(?P<other>\w+|\S)
    """,
    re.VERBOSE,
)
END = Token(Sort.END, "", "", -1, -1)


def folded(text: str) -> str:
    """Small letters, «е» for «ё»."""
    return text.casefold().replace("ё", "е")


def tokens(text: str) -> list[Token]:
    """All tokens in order, with an end that no rule accepts."""
    found = [Token(Sort(match.lastgroup or "other"), match.group(), folded(match.group()), *match.span()) for match in PATTERN.finditer(text)]
    return [*found, END]
