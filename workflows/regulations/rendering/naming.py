"""Names of acts and orders in Akoma Ntoso addresses: ASCII, no spaces, no slashes inside a part."""

import re

LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    **{
        "ё": "yo",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
    },
}


def slugged(words: str) -> str:
    """«Порядок» → «poryadok», «01/0226-У» → «01-0226-u»."""
    latin = "".join(LETTERS.get(char, char) for char in words.casefold())
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
