"""What a citizen has typed, word for word, and how it becomes the text of a letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields

HAPPENED, ASKED = "Что произошло", "Что прошу"
SUBJECT = 120
DIRECTIONS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
UNSEEN = "�"  # what stands where a sign was that no one may see or that turns the line around


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The fields of the form as they were typed, right or wrong."""

    happened: str = ""
    asked: str = ""
    child: str = ""
    group: str = ""
    category: str = ""
    last_name: str = ""
    first_name: str = ""
    patronymic: str = ""
    reply_by: str = ""
    email: str = ""
    postal_address: str = ""
    phone: str = ""

    @property
    def letter(self) -> str:
        """The text that is considered: both answers under their headings, or the one that there is."""
        parts = [(HAPPENED, self.happened), (ASKED, self.asked)]
        said = [(title, visible(text).strip()) for title, text in parts if visible(text).strip()]
        return said[0][1] if len(said) == 1 else "\n\n".join(f"{title}\n{text}" for title, text in said)

    @property
    def subject(self) -> str:
        """The first words of what is asked, for the list of letters."""
        line = " ".join(visible(self.asked or self.happened).split())
        return line if len(line) <= SUBJECT else line[:SUBJECT].rsplit(" ", 1)[0] + "…"

    @property
    def signature(self) -> str:
        """Who writes, as written: kept with the letter."""
        named = " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part)
        contacts = (named, self.email, self.postal_address, self.phone)
        return "\n".join(plain(part) for part in contacts if part.strip())


def typed_in(given: Mapping[str, str]) -> Words:
    """The words of a posted form; a sign that no database keeps (NUL) is shown as «�»."""
    return Words(**{field.name: given.get(field.name, "").replace("\0", UNSEEN) for field in fields(Words)})


def visible(text: str) -> str:
    """The text as it was written, line by line; control signs that no screen shows stand as «�»."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(UNSEEN if _is_control(char) else char for char in lines)


def plain(name: str) -> str:
    """A name or an address on one line; a sign that turns the line around stands as «�», pictures stay: they are harmless."""
    return " ".join("".join(UNSEEN if _turns(char) else char for char in visible(name)).split())


def _is_control(char: str) -> bool:
    return char not in "\n\t" and unicodedata.category(char) == "Cc"


def _turns(char: str) -> bool:
    return unicodedata.bidirectional(char) in DIRECTIONS


def fit_for_a_name(name: str) -> str:
    """The name with letters, marks, spaces and the signs that names have; whatever else was typed is left out."""
    kept = "".join(char for char in " ".join(name.split()) if unicodedata.category(char)[0] in "LM" or char in " -–—'’ʼ`.,()")
    return " ".join(kept.split())


def told(name: str) -> str:
    """The name with every sign that nobody sees spelled out: «Мария[U+202E]»."""
    return "".join(f"[U+{ord(char):04X}]" if unicodedata.category(char) in {"Cc", "Cf"} else char for char in name)
