"""What lies in «smime.p7m» (RFC 8551, RFC 5652): a letter inside a signature is opened, one that is encrypted is named so.

The signature is not checked: who signed is for a person to see in a program that knows the certificates. The file is kept as it came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from workflows.inbox.parsing.ber import CONSTRUCTED, Ber, Element, NotBer

SEQUENCE, IDENTIFIER, EXPLICIT = 0x30, 0x06, 0xA0
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
ENCRYPTED_DATA = frozenset(
    bytes.fromhex(one)
    for one in (
        "2a864886f70d010703",  # enveloped-data
        "2a864886f70d010706",  # encrypted-data
        "2a864886f70d0109100117",  # authenticated and enveloped
    )
)
_ENTITY = re.compile(rb"\s{0,100}(?:content-[a-z-]{1,40}|mime-version|from|to|subject|date|message-id|received|return-path)[ \t]*:", re.IGNORECASE)


class Sort(Enum):
    """What was found."""

    SIGNED = auto()
    ENCRYPTED = auto()
    OTHER = auto()  # certificates alone, a signature without its text, something compressed
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Opened:
    """The sort and, of a signed one, what was signed."""

    sort: Sort
    content: bytes = b""

    @property
    def is_letter(self) -> bool:
        """Whether a part of a letter was signed, and not a document."""
        return bool(_ENTITY.match(self.content))


def opened(data: bytes) -> Opened:
    """What the bytes are; raises nothing."""
    ber = Ber(data)
    try:
        kind, content = _typed(ber, ber.element(0, len(data)))
        if kind in ENCRYPTED_DATA:
            return Opened(Sort.ENCRYPTED)
        if kind != SIGNED_DATA or content is None:
            return Opened(Sort.OTHER)
        return _signed(ber, content)
    except NotBer:
        return Opened(Sort.BROKEN)


def _signed(ber: Ber, content: Element) -> Opened:
    """SignedData: a version, the digests, what was signed."""
    parts = ber.inside(content)
    try:
        next(parts)
        next(parts)
        _, signed = _typed(ber, next(parts))
    except StopIteration as short:
        raise NotBer from short
    return Opened(Sort.OTHER) if signed is None else Opened(Sort.SIGNED, ber.octets(signed))


def _typed(ber: Ber, element: Element) -> tuple[bytes, Element | None]:
    """A sequence of an identifier and what it names, if anything."""
    if element.tag != SEQUENCE:
        raise NotBer
    parts = list(ber.inside(element))
    if not parts or parts[0].tag != IDENTIFIER:
        raise NotBer
    kind = ber.data[parts[0].start : parts[0].stop]
    wrapped = next((one for one in parts[1:] if one.tag == EXPLICIT), None)
    content = next(ber.inside(wrapped), None) if wrapped else None
    if content is not None and kind in (SIGNED_DATA, *ENCRYPTED_DATA) and not content.tag & CONSTRUCTED:
        raise NotBer
    return kind, content
