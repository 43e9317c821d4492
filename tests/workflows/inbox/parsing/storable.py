"""What every database and every page takes of a letter."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from workflows.inbox.parsing.letter import Letter


def what_no_database_takes(letter: Letter) -> list[str]:
    """Texts of the letter with half signs, with NUL, or not composed."""
    return [text for text in _texts(letter) if "\0" in text or _has_half_signs(text)] + [
        text for text in (letter.text, letter.subject, *(file.name for file in letter.files)) if not unicodedata.is_normalized("NFC", text)
    ]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _has_half_signs(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)
