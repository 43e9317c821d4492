"""Small questions about lines of Russian text that several readers ask."""

from __future__ import annotations

import re
import unicodedata

FINISHED = (".", ";", ":", "!", "?", "…")
CLOSING = "»\")”“*]"
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
SPACES = re.compile(r"\s+")
QUOTED = 60


def tidy(text: str) -> str:
    """NFC, ordinary spaces and hyphens, nothing invisible: the form in which a tree keeps text."""
    plain = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
    return SPACES.sub(" ", plain).strip()


def is_finished(text: str) -> bool:
    """A sentence or an item that has its closing sign."""
    return text.rstrip(CLOSING + " ").endswith(FINISHED) or text.endswith(FINISHED)


def starts_low(text: str) -> bool:
    """It goes on with a small letter."""
    return text[:1].islower()


def last_words(text: str, count: int = 4) -> str:
    """The end of a text, for quoting."""
    return " ".join(text.split()[-count:])[-QUOTED:]


def first_words(text: str, count: int = 4) -> str:
    """The beginning of a text, for quoting."""
    return " ".join(text.split()[:count])[:QUOTED]


def around(text: str, start: int, end: int, reach: int = 18) -> str:
    """A place in a text with whole words about it, for quoting."""
    left = text.rfind(" ", 0, max(0, start - reach)) + 1 if start > reach else 0
    right = text.find(" ", min(len(text), end + reach))
    cut = text[left : right if right >= 0 else len(text)]
    return cut.strip()[: QUOTED * 2]
