"""What lies in a compound file of older Office programs: names of its streams, read from the records of its directory.

The records are found by their form, 128 bytes each on a boundary of 128, so a broken chain of sectors hides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from workflows.screening.bits import Bits

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RECORD = 128
INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")  # the class of Windows Installer
MOST_NAMES = 4096
STREAM, ROOT = 2, 5
SORTS = frozenset({1, STREAM, ROOT})  # the first is a storage

WORD = frozenset({"worddocument"})
EXCEL = frozenset({"workbook", "book"})
SLIDES = frozenset({"powerpoint document"})
LETTER = frozenset({"__properties_version1.0"})
MACROS = frozenset({"vba", "_vba_project", "_vba_project_cur", "macros"})
EMBEDDED = frozenset({"objectpool", "\x01ole10native"})
ENCRYPTED = frozenset({"encryptedpackage", "encryptioninfo"})


def names_in(bits: Bits) -> frozenset[str]:
    """Names of storages and streams, in small letters; «installer» is said of the class of the root."""
    found: set[str] = set()
    for record in _records(bits):
        if len(found) < MOST_NAMES:
            found |= _said(record)
    return frozenset(found)


def records_in(bits: Bits) -> Iterator[tuple[str, int, int, int]]:
    """Of each storage and stream: its name in small letters, its sort, its first sector, its size."""
    for number, record in enumerate(_records(bits)):
        if number >= MOST_NAMES:
            return
        if name := _name(record):
            yield name, record[66], int.from_bytes(record[116:120], "little"), int.from_bytes(record[120:124], "little")


def _records(bits: Bits) -> Iterator[bytes]:
    for _, block in bits.blocks():
        for start in range(0, len(block) - RECORD + 1, RECORD):
            if block[start + 65] == 0 and block[start + 66] in SORTS and 4 <= block[start + 64] <= 64:
                yield block[start : start + RECORD]


def _said(record: bytes) -> set[str]:
    name = _name(record)
    if not name:
        return set()
    return {name, "installer"} if record[66] == ROOT and record[80:96] == INSTALLER else {name}


def _name(record: bytes) -> str:
    length = int.from_bytes(record[64:66], "little")
    if length % 2 or record[length - 2 : length] != b"\0\0":
        return ""
    return record[: length - 2].decode("utf-16-le", "replace").lower()
