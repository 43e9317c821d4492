"""Elements of BER (X.690), as places in bytes: just enough to reach the content of a signed message, and no further than is sane.

Programs write signed letters while they sign: lengths are then indefinite and the content comes in pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

OCTETS = 0x04
CONSTRUCTED = 0x20
DEEPEST = 24
MOST = 200_000  # elements


class NotBer(Exception):
    """These bytes are something else, or cut short."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its content from `start` to `stop`; what follows it begins at `after`."""

    tag: int
    start: int
    stop: int
    after: int


@dataclass(slots=True)
class Ber:
    """The bytes, and how many elements may still be looked at."""

    data: bytes
    left: int = field(default=MOST)

    def element(self, place: int, end: int, *, depth: int = 0) -> Element:
        """The element that begins at the place; raises NotBer alone."""
        self.left -= 1
        if self.left < 0 or depth > DEEPEST or place + 2 > end:
            raise NotBer
        tag, length, start = self.data[place], self.data[place + 1], place + 2
        if tag & 0x1F == 0x1F:
            raise NotBer
        if length == 0x80:
            stop = self._end_of_contents(tag, start, end, depth)
            return Element(tag, start, stop, stop + 2)
        if length & 0x80:
            start += length & 0x7F
            length = self._number(place + 2, start, end)
        if start + length > end:
            raise NotBer
        return Element(tag, start, start + length, start + length)

    def inside(self, outer: Element, *, depth: int = 0) -> Iterator[Element]:
        """The elements of a constructed one, in their order."""
        place = outer.start
        while place < outer.stop:
            one = self.element(place, outer.stop, depth=depth)
            yield one
            place = one.after

    def octets(self, one: Element, *, depth: int = 0) -> bytes:
        """The bytes of an octet string, whole or in pieces."""
        if one.tag == OCTETS:
            return self.data[one.start : one.stop]
        if one.tag != OCTETS | CONSTRUCTED or depth > DEEPEST:
            raise NotBer
        return b"".join(self.octets(piece, depth=depth + 1) for piece in self.inside(one))

    def _number(self, place: int, stop: int, end: int) -> int:
        if stop > end or stop - place > 8:
            raise NotBer
        return int.from_bytes(self.data[place:stop], "big")

    def _end_of_contents(self, tag: int, place: int, end: int, depth: int) -> int:
        """Where an element without a length ends: only what is constructed may have none."""
        if not tag & CONSTRUCTED:
            raise NotBer
        while self.data[place : min(place + 2, end)] != b"\0\0":
            place = self.element(place, end, depth=depth + 1).after
        return place
