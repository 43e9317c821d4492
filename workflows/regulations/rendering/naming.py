"""Names of acts and orders in Akoma Ntoso addresses: ASCII, no spaces, no slashes inside a part."""

import re

SIMPLE = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
LONGER = {
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ъ": "",
    "ь": "",
}
LETTERS = SIMPLE | LONGER


def slugged(words: str) -> str:
    """«Порядок» → «poryadok», «01/0226-У» → «01-0226-u»."""
    latin = "".join(LETTERS.get(char, char) for char in words.casefold())
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
