"""The directory of a ZIP read without trusting it: so many entries and no more, so many bytes of each and no more, nothing on the disk."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from workflows.screening.bits import Bits

END, END_64, ENTRY, LOCAL = b"PK\x05\x06", b"PK\x06\x06", b"PK\x01\x02", b"PK\x03\x04"
LONGEST_TAIL = 65_557  # the end record with the longest comment
MOST_ENTRIES = 2000
HEAD = 4096
PIECE = 64 * 1024
STORED, DEFLATED = 0, 8
FULL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in the directory, as the directory calls it."""

    name: str
    packed: int
    size: int
    method: int
    is_encrypted: bool
    offset: int

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class Directory:
    """What a ZIP says of itself. `is_whole` is false when its directory is not where its end says."""

    entries: tuple[Entry, ...]
    count: int
    is_whole: bool

    def named(self, name: str) -> Entry | None:
        """The entry of this name, whatever the case."""
        return next((entry for entry in self.entries if entry.name.lower() == name.lower()), None)


def directory_of(bits: Bits) -> Directory:
    """The directory; never more entries than MOST_ENTRIES, however many there are."""
    tail_at = max(0, bits.size - LONGEST_TAIL)
    tail = bits.at(tail_at, LONGEST_TAIL)
    found = tail.rfind(END)
    if found < 0 or len(tail) - found < 22:
        return Directory((), 0, is_whole=False)
    end_at = tail_at + found
    count, size, start = struct.unpack("<HII", tail[found + 10 : found + 20])
    if FULL in (size, start) or count == 0xFFFF:
        count, size, start, end_at = _end_64(bits, end_at)
    shift = end_at - size - start  # a program may stand before the archive
    entries = tuple(_entries(bits, end_at - size, end_at, shift)) if end_at - size >= 0 and shift >= 0 else ()
    return Directory(entries, max(count, len(entries)), is_whole=len(entries) == min(count, MOST_ENTRIES))


def _end_64(bits: Bits, end_at: int) -> tuple[int, int, int, int]:
    """The record for large archives stands before its pointer of 20 bytes."""
    at = bits.number(end_at - 12, 8)
    record = bits.at(at, 56)
    if len(record) < 56 or record[:4] != END_64:
        return 0xFFFF, 0, 0, end_at
    count, size, start = struct.unpack("<QQQ", record[32:56])
    return count, size, start, at


def _entries(bits: Bits, at: int, end: int, shift: int) -> Iterator[Entry]:
    for _ in range(MOST_ENTRIES):
        head = bits.at(at, 46)
        if at >= end or len(head) < 46 or head[:4] != ENTRY:
            return
        flags, method = struct.unpack("<HH", head[8:12])
        packed, size, name_len, extra_len, comment_len = struct.unpack("<IIHHH", head[20:34])
        offset = struct.unpack("<I", head[42:46])[0]
        name = bits.at(at + 46, name_len)
        extra = bits.at(at + 46 + name_len, extra_len)
        size, packed, offset = _wide(extra, size, packed, offset)
        yield Entry(_spelled(name, flags), packed, size, method, bool(flags & 0x2041), offset + shift)
        at += 46 + name_len + extra_len + comment_len


def _wide(extra: bytes, *values: int) -> tuple[int, int, int]:
    """Sizes and place of an entry of a large archive: those that did not fit stand in the extra field, in this order."""
    place = 0
    while place + 4 <= len(extra):
        sort, length = struct.unpack("<HH", extra[place : place + 4])
        if sort == 1:
            field = extra[place + 4 : place + 4 + length]
            wide = (int.from_bytes(field[start : start + 8], "little") for start in range(0, len(field) - 7, 8))
            size, packed, offset = (next(wide, value) if value == FULL else value for value in values)
            return size, packed, offset
        place += 4 + length
    size, packed, offset = values
    return size, packed, offset


def _spelled(name: bytes, flags: int) -> str:
    return name.decode("utf-8" if flags & 0x800 else "cp866", "replace").replace("\\", "/")


def unpacked(bits: Bits, entry: Entry, *, most: int) -> Iterator[bytes]:
    """The content in pieces, never more than `most` bytes; it ends where the bytes stop making sense."""
    local = bits.at(entry.offset, 30)
    if len(local) < 30 or local[:4] != LOCAL or entry.is_encrypted or entry.method not in (STORED, DEFLATED):
        return
    name_len, extra_len = struct.unpack("<HH", local[26:30])
    start = entry.offset + 30 + name_len + extra_len
    pieces = _stored(bits, start, entry.packed) if entry.method == STORED else _inflated(bits, start, entry.packed)
    given = 0
    for piece in pieces:
        yield piece[: most - given]
        given += len(piece)
        if given >= most:
            return


def _stored(bits: Bits, start: int, size: int) -> Iterator[bytes]:
    for at in range(start, min(start + size, bits.size), PIECE):
        yield bits.at(at, min(PIECE, start + size - at))


def _inflated(bits: Bits, start: int, size: int) -> Iterator[bytes]:
    yield from inflate((piece for piece in _stored(bits, start, size)), zlib.decompressobj(-zlib.MAX_WBITS))


def inflate(pieces: Iterator[bytes], work: zlib._Decompress) -> Iterator[bytes]:
    """Unpacked pieces of PIECE bytes at most, however well they were packed."""
    for piece in pieces:
        waiting = piece
        while waiting:
            try:
                yield work.decompress(waiting, PIECE)
            except zlib.error:
                return
            waiting = work.unconsumed_tail
        if work.eof:
            return


def beginning(bits: Bits, entry: Entry, *, most: int = HEAD) -> bytes:
    """The first bytes of the content."""
    return b"".join(unpacked(bits, entry, most=most))
