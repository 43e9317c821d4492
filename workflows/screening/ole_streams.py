"""The first bytes of a stream of a compound file, found through its table of sectors. A chain that leads nowhere gives nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from workflows.screening import ole
from workflows.screening.bits import Bits

SECTORS = {9: 512, 12: 4096}
SMALL = 64  # bytes in a sector of the streams that are too small for sectors of their own
IN_HEADER = 109  # so many parts of the table are named in the header; what they do not hold is not followed
MOST_STEPS = 100_000


@dataclass(frozen=True, slots=True)
class Stream:
    """Where a stream begins, as its record says."""

    first: int
    size: int


class Streams:
    """The streams of one file by their names in small letters; of two with one name the first counts."""

    def __init__(self, bits: Bits) -> None:
        self.bits = bits
        self.sector = SECTORS.get(bits.number(0x1E, 2), 512)
        self.least = bits.number(0x38, 4) or 4096
        self.root = Stream(0, 0)
        self.names: dict[str, Stream] = {}
        for name, sort, first, size in ole.records_in(bits):
            if sort == ole.ROOT:
                self.root = Stream(first, size)
            elif sort == ole.STREAM:
                self.names.setdefault(name, Stream(first, size))

    def beginning(self, name: str, most: int) -> bytes:
        """Up to `most` bytes, never more than one sector: what is looked for stands at the very start."""
        found = self.names.get(name)
        if found is None or not found.size:
            return b""
        size = min(most, found.size)
        if found.size >= self.least:
            return self.bits.at(self._place(found.first), min(size, self.sector))
        return self._small(found.first, min(size, SMALL))

    def _place(self, sector: int) -> int:
        return (sector + 1) * self.sector

    def _small(self, number: int, size: int) -> bytes:
        """Small streams lie together in one large one, that of the root."""
        step, inside = divmod(number * SMALL, self.sector)
        at = self.root.first
        for _ in range(min(step, MOST_STEPS)):
            at = self._next(at)
        return self.bits.at(self._place(at) + inside, size) if step <= MOST_STEPS and at < 0xFFFFFFFA else b""

    def _next(self, sector: int) -> int:
        part, inside = divmod(sector, self.sector // 4)
        if part >= len(self._table):
            return 0xFFFFFFFE
        return self.bits.number(self._place(self._table[part]) + 4 * inside, 4)

    @cached_property
    def _table(self) -> tuple[int, ...]:
        return tuple(self.bits.number(0x4C + 4 * place, 4) for place in range(IN_HEADER))
