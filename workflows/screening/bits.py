"""Bytes looked at piece by piece, whatever they lie in: nothing here reads a large file whole, nothing fails on a short one."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

BLOCK = 1024 * 1024


class Bits:
    """A file as a row of bytes with an end."""

    def __init__(self, source: bytes | BinaryIO) -> None:
        self._file: BinaryIO = BytesIO(source) if isinstance(source, bytes) else source
        self.size: int = self._file.seek(0, 2)

    def at(self, offset: int, size: int) -> bytes:
        """What lies there; shorter than asked at the end, nothing past it."""
        if offset < 0 or offset >= self.size:
            return b""
        self._file.seek(offset)
        return self._file.read(max(0, min(size, self.size - offset)))

    def number(self, offset: int, size: int, *, big: bool = False) -> int:
        """A whole number there; 0 where the file has ended."""
        found = self.at(offset, size)
        return int.from_bytes(found, "big" if big else "little") if len(found) == size else 0

    def blocks(self, *, overlap: int = 0, most: int | None = None) -> Iterator[tuple[int, bytes]]:
        """Every part with its place; neighbours share `overlap` bytes, so that no word is cut in two."""
        end = self.size if most is None else min(self.size, most)
        for start in range(0, end, BLOCK):
            yield start, self.at(start, min(BLOCK + overlap, end - start))
