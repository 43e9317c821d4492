"""A clause of several lines: «1) …», inside it «а) …», and the paragraphs that are quoted. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line is; the value is its CSS modifier."""

    LEAD = "lead"
    PART = "part"
    LETTER = "letter"
    QUOTE = "quote"
    MORE = "more"


PART = re.compile(r"(\d{1,3}\))\s+(.*)")
LETTER = re.compile(r"([а-яё]{1,2}\))\s+(.*)")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a clause; `label` is set apart from the words: «1)», «а)»."""

    kind: LineKind
    text: str
    label: str = ""


def lines_of(text: str) -> tuple[Line, ...]:
    """The clause by lines. What begins inside an open «» is quoted: a «1)» there belongs to the quoted act."""
    return tuple(_lines(text.splitlines()))


def _lines(lines: list[str]) -> Iterator[Line]:
    depth = 0
    for number, line in enumerate(filter(str.strip, lines)):
        yield _line(line.strip(), is_first=number == 0, is_quoted=depth > 0)
        depth = max(depth + line.count("«") - line.count("»"), 0)


def _line(line: str, *, is_first: bool, is_quoted: bool) -> Line:
    if is_first:
        return Line(LineKind.LEAD, line)
    if is_quoted or line.startswith("«"):
        return Line(LineKind.QUOTE, line)
    for kind, pattern in ((LineKind.PART, PART), (LineKind.LETTER, LETTER)):
        if found := pattern.fullmatch(line):
            return Line(kind, found.group(2), found.group(1))
    return Line(LineKind.MORE, line)
