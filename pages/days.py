"""Days as people type them into an address or a form."""

from __future__ import annotations

import re
from datetime import date

from workflows.errors import BadInput
from workflows.printing.words import MONTHS

NUMBERS = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})|(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})")
WORDS = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[а-яё]+)\s+(?P<year>\d{4})(?:\s*г\.?|\s+года)?", re.IGNORECASE)
EXAMPLE = "01.03.2026"
YEARS = range(1900, 2200)
LONGEST = 40


def parse_day(typed: str) -> date:
    """«2026-03-01», «1.03.2026» or «1 марта 2026 г.»; anything else is refused with a sentence that says what to type."""
    said = " ".join(typed.split())[:LONGEST]
    if not said:
        raise BadInput(f"Укажите день, например {EXAMPLE}.")
    year, month, day = _parts(said)
    if year not in YEARS:
        raise BadInput(f"Год {year} не подходит. Укажите день так: {EXAMPLE}.")
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(f"Дня «{said}» нет в календаре. Укажите другой, например {EXAMPLE}.") from None


def _parts(said: str) -> tuple[int, int, int]:
    if found := NUMBERS.fullmatch(said):
        part = {name: int(value) for name, value in found.groupdict().items() if value is not None}
        return part.get("year", part.get("y", 0)), part.get("month", part.get("m", 0)), part.get("day", part.get("d", 0))
    words = WORDS.fullmatch(said)
    if words and words["month"].casefold() in MONTHS:
        return int(words["year"]), MONTHS.index(words["month"].casefold()) + 1, int(words["day"])
    raise BadInput(f"Не удалось понять, какой это день: «{said}». Укажите день так: {EXAMPLE}.")
