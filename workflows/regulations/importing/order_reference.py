"""Number and date of the approving order, in the spellings people use on title pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from workflows.regulations.importing.title_words import MONTHS

NUMBER = re.compile(r"(?:№|(?<!\w)N[oо]?\.?(?=\s*\d))\s*([0-9A-Za-zА-Яа-яЁё][\w/.–-]*)")
DIGITS = re.compile(r"(?<![\d/.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d/])")
WORDS = re.compile(r"(?<!\d)[«\"„“]?\s*(\d{1,2})\s*[»\"”]?\s+([а-яё]+)\s+(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OrderReference:
    """The order as the title page names it; what is absent stays empty."""

    number: str
    date: date | None


def read_order(text: str) -> tuple[OrderReference | None, str]:
    """The order named in an approval stamp, and a date that was written but does not exist."""
    number = NUMBER.search(text)
    day, wrong = _date(text)
    if number is None and day is None:
        return None, wrong
    return OrderReference(number.group(1).rstrip(".–-") if number else "", day), wrong


def _date(text: str) -> tuple[date | None, str]:
    for pattern in (DIGITS, WORDS):
        for found in pattern.finditer(text):
            day, month, year = found.groups()
            figure = int(month) if month.isdigit() else _month(month)
            if not figure:
                continue
            try:
                return date(int(year) + (2000 if len(year) == 2 else 0), figure, int(day)), ""
            except ValueError:
                return None, found.group().strip()
    return None, ""


def _month(word: str) -> int:
    folded = word.casefold()
    for index, stem in enumerate(MONTHS, start=1):
        if folded.startswith(stem) and len(folded) <= len(stem) + 2:
            return index
    return 0
