"""Names of acts and orders in Akoma Ntoso addresses: ASCII, no spaces, no slashes inside a part."""

import re

LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        ["a", "b", "v", "g", "d", "e", "yo", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "-", "y", "-", "e", "yu", "ya"],
        strict=True,
    )
)


def slugged(words: str) -> str:
    """«Порядок» → «poryadok», «01/0226-У» → «01-0226-u»."""
    ascii_words = "".join(LETTERS.get(char, char).replace("-", "" if char in "ъь" else "-") for char in words.casefold())
    return re.sub(r"[^a-z0-9]+", "-", ascii_words).strip("-")
