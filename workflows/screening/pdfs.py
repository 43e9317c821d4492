"""What a PDF does when it is opened, by the names in it: those in the open and those in its packed streams of objects.

Each letter of a name may be written as its code («/J#61vaScript»), so each is looked for in both ways.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from workflows.screening.bits import Bits
from workflows.screening.findings import Code, Finding
from workflows.screening.zips import inflate

MAGIC = b"%PDF-"
OVERLAP = 256
PACKED = b"/ObjStm"
MOST_PACKED = 1000  # streams of objects that are looked into
MOST_OF_ONE = 1024 * 1024
MOST_OF_ALL = 32 * 1024 * 1024
PIECE = 64 * 1024
NEAR = 1024
STREAM = re.compile(rb"stream\r?\n")


def _written(*names: str) -> re.Pattern[bytes]:
    letters = ("".join(f"(?:{letter}|#(?i:{ord(letter):02x}))" for letter in name) for name in names)
    return re.compile(f"/(?:{'|'.join(letters)})(?![A-Za-z0-9#])".encode())


SAID = {
    Code.PDF_SCRIPT: _written("JavaScript", "JS"),
    Code.PDF_LAUNCH: _written("Launch"),
    Code.PDF_FILES: _written("EmbeddedFile", "EmbeddedFiles"),
    Code.PDF_LOCKED: _written("Encrypt"),
}


def findings(bits: Bits) -> list[Finding]:
    """One for each thing, however often it stands there."""
    codes: set[Code] = set()
    packed: list[int] = []
    for start, block in bits.blocks(overlap=OVERLAP):
        codes |= _said(block, codes)
        packed += [start + at for at in _places(block, MOST_PACKED - len(packed))]
    left = MOST_OF_ALL
    for at in packed:
        words = b"".join(_objects(bits, at, min(left, MOST_OF_ONE)))
        codes |= _said(words, codes)
        left -= len(words)
        if left <= 0:
            break
    return [Finding(code) for code in sorted(codes)]


def _said(words: bytes, known: set[Code]) -> set[Code]:
    return {code for code, pattern in SAID.items() if code not in known and pattern.search(words)}


def _places(block: bytes, most: int) -> Iterator[int]:
    at = -1
    for _ in range(most):
        at = block.find(PACKED, at + 1)
        if at < 0:
            return
        yield at


def _objects(bits: Bits, at: int, most: int) -> Iterator[bytes]:
    begin = STREAM.search(bits.at(at, NEAR))
    if begin is None:
        return
    start = at + begin.end()
    pieces = (bits.at(place, PIECE) for place in range(start, min(start + MOST_OF_ONE, bits.size), PIECE))
    given = 0
    for piece in inflate(pieces, zlib.decompressobj()):
        yield piece
        given += len(piece)
        if given >= most:
            return
