"""Headers with parameters, such as Content-Type: RFC 2045 and 2231 as they are written, and as they are mistaken."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from workflows.inbox.parsing.charsets import decode, known
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.words import tell, text_of

_PARAMETER = re.compile(r';\s*([^\s=;*"]{1,60})(?:\*(\d{1,4}))?(\*)?\s*=\s*("(?:[^"\\]|\\.)*+"|[^;]*+)', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
LONGEST = 65_536


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a value; several when it is continued."""

    number: int
    is_encoded: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Valued:
    """A value such as `text/plain` with its parameters, not yet decoded."""

    value: str = ""
    pieces: dict[str, list[Piece]] = field(default_factory=dict)

    def ascii(self, name: str) -> str:
        return b"".join(piece.data for piece in self._of(name)).decode("latin-1").strip()

    def text(self, name: str, defects: Defects) -> str:
        """The value in readable letters, whichever way it was encoded."""
        pieces = self._of(name)
        if any(piece.is_encoded for piece in pieces):
            return _of_rfc2231(pieces, defects)
        plain = b"".join(piece.data for piece in pieces)
        return text_of(_unpercented(plain), defects)

    def _of(self, name: str) -> list[Piece]:
        pieces = sorted(self.pieces.get(name, []), key=lambda piece: piece.number)
        extended = [piece for piece in pieces if piece.is_encoded]
        if extended and any(piece.number < 0 for piece in pieces):  # both `name` and `name*`: the second is the exact one
            pieces = [piece for piece in pieces if piece.number >= 0 or piece.is_encoded]
        return pieces if any(piece.number >= 0 for piece in pieces) else pieces[:1]


def parameters(value: bytes) -> Valued:
    """The parts of such a header."""
    text = value[:LONGEST].decode("latin-1")
    head, _, _ = text.partition(";")
    pieces: dict[str, list[Piece]] = defaultdict(list)
    for found in _PARAMETER.finditer(text, len(head)):
        number = int(found[2]) if found[2] else -1
        pieces[found[1].lower()].append(Piece(number, bool(found[3]), _unquoted(found[4]).encode("latin-1")))
    return Valued(head.strip().lower(), dict(pieces))


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        return _ESCAPED.sub(r"\1", value[1:-1])
    return value.strip('"')


def _of_rfc2231(pieces: list[Piece], defects: Defects) -> str:
    charset, data = "", b""
    for place, piece in enumerate(pieces):
        content = piece.data
        if place == 0 and piece.is_encoded and content.count(b"'") >= 2:
            name, _, content = content.split(b"'", 2)
            charset = name.decode("latin-1")
        data += unquote_to_bytes(content) if piece.is_encoded else content
    found = decode(data, charset)
    tell(found, is_declared=bool(known(charset)), defects=defects)
    return found.text


def _unpercented(value: bytes) -> bytes:
    """Some programs write percents where they announced none."""
    if not value.isascii() or not _PERCENT.search(value):
        return value
    plain = unquote_to_bytes(value)
    try:
        plain.decode("utf-8")
    except UnicodeError:
        return value
    return value if plain.isascii() else plain
