"""A text cut into whole words, each with the key by which it is compared.

Texts that differ by typography alone have equal keys: kinds of spaces, dashes and quotes, «ё», letters of the Latin
alphabet that look like Russian ones, signs that nobody sees. The stored words are never touched.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# One sign for another, so that a place in the compared text is the same place in the stored one.
DASHES = dict.fromkeys("‐‑‒–—―−", "-")
QUOTES = dict.fromkeys("«»„“”‟‹›‘’'", '"')
SPACES = dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r", " ")
LOOK_ALIKES = dict(zip("AaBCcEeHKMOoPpTXxYy", "АаВСсЕеНКМОоРрТХхУу", strict=True))
SAME_SIGN = str.maketrans({**DASHES, **QUOTES, **SPACES, **LOOK_ALIKES, "ё": "е", "Ё": "Е"})

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
WITHOUT_UNSEEN = str.maketrans(dict.fromkeys(UNSEEN, None))
LETTER = rf"[\w{UNSEEN}]"
TOKEN = re.compile(rf" +|\d{LETTER}*(?:[.,/-]{LETTER}+)*|{LETTER}+(?:-{LETTER}+)*|[^\w ]")

LATIN_INSIDE = re.compile(r"[A-Za-z]+")
CYRILLIC = re.compile(r"[А-Яа-яЁё]")


class Token(NamedTuple):
    """A word, a number with its dots, spaces or a sign: as compared and as stored."""

    key: str
    text: str


def tokens(text: str) -> list[Token]:
    """The whole text, nothing lost: the stored words of all tokens give it back."""
    plain = text.translate(SAME_SIGN)
    has_unseen = any(sign in plain for sign in UNSEEN)
    found = []
    for one in TOKEN.finditer(plain):
        key = one[0]
        if key[0] == " ":
            key = " "
        elif has_unseen:
            key = key.translate(WITHOUT_UNSEEN)
        found.append(Token(key, text[one.start() : one.end()]))
    return found


def same_but_for_typography(old: str, new: str) -> bool:
    """Whether two texts read the same; spaces between words and signs do not count."""
    return old == new or _keys(old) == _keys(new)


def _keys(text: str) -> list[str]:
    return [token.key for token in tokens(text) if token.key.strip()]


def alien(word: str) -> list[tuple[int, int]]:
    """Where Latin letters stand inside a Russian word."""
    return [found.span() for found in LATIN_INSIDE.finditer(word)] if CYRILLIC.search(word) else []
