"""Whether a document of older Office programs is closed with a password: its parts are named in the open, their bytes are not.

Word says it in the first bytes of its stream (the flag fEncrypted), Excel with a record that follows the beginning (FILEPASS),
PowerPoint with a mark in «Current User» and a stream of its own. A book that Excel itself has closed with its standard password
opens without a question and still cannot be looked into, so it is told of like the others.
"""

from __future__ import annotations

from workflows.screening import ole
from workflows.screening.bits import Bits
from workflows.screening.ole_streams import Streams

SUMMARY = "encryptedsummary"
CURRENT_USER = "current user"
LOCKED_SLIDES = bytes.fromhex("dfc4d1f3")  # in the place of 5FC091E3, the mark of an open file
FILEPASS = 0x2F
BEGINNINGS = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
BEFORE_FILEPASS = frozenset({0x86})  # a book that is only protected against writing says so first
WORD_MARKS = (b"\xec\xa5", b"\xdc\xa5")
HEAD = 512


def is_locked(bits: Bits) -> bool:
    """Whether any part of the file says so; a broken file says nothing."""
    streams = Streams(bits)
    if SUMMARY in streams.names:
        return True
    if any(_is_locked_word(streams.beginning(name, HEAD)) for name in ole.WORD):
        return True
    if any(_is_locked_book(streams.beginning(name, HEAD)) for name in ole.EXCEL):
        return True
    return streams.beginning(CURRENT_USER, HEAD)[12:16] == LOCKED_SLIDES


def _is_locked_word(head: bytes) -> bool:
    return head[:2] in WORD_MARKS and len(head) > 0x0B and bool(head[0x0B] & 1)


def _is_locked_book(head: bytes) -> bool:
    """The records from the first one on: two bytes of kind, two of length."""
    at = 0
    while at + 4 <= len(head):
        kind, length = int.from_bytes(head[at : at + 2], "little"), int.from_bytes(head[at + 2 : at + 4], "little")
        if kind == FILEPASS:
            return at > 0
        if kind not in (BEFORE_FILEPASS if at else BEGINNINGS):
            return False
        at += 4 + length
    return False
