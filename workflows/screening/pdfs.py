"""What a PDF does when it is opened, by the names in it: those in the open and those in its packed streams of objects."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from workflows.screening.bits import Bits
from workflows.screening.findings import Code, Finding
from workflows.screening.zips import inflate

MAGIC = b"%PDF-"
OVERLAP = 256
MOST_PACKED = 64  # streams of objects that are looked into
MOST_OF_ONE = 512 * 1024
LONGEST_STREAM = 1024 * 1024
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
NAME = re.compile(rb"/[A-Za-z#0-9]{2,60}")
PACKED = re.compile(rb"/ObjStm\b[^>]{0,200}>>\s{0,4}stream\r?\n|/Type\s{0,4}/ObjStm")
STREAM = re.compile(rb"stream\r?\n")
SAID = {
    b"/JavaScript": Code.PDF_SCRIPT,
    b"/JS": Code.PDF_SCRIPT,
    b"/Launch": Code.PDF_LAUNCH,
    b"/EmbeddedFile": Code.PDF_FILES,
    b"/EmbeddedFiles": Code.PDF_FILES,
    b"/Encrypt": Code.PDF_LOCKED,
}


def findings(bits: Bits) -> list[Finding]:
    """One for each thing, however often it stands there."""
    codes: set[Code] = set()
    packed: list[int] = []
    for start, block in bits.blocks(overlap=OVERLAP):
        codes |= _said(block)
        packed += [start + match.start() for match in PACKED.finditer(block)]
    for at in sorted(set(packed))[:MOST_PACKED]:
        codes |= _said(b"".join(_objects(bits, at)))
    return [Finding(code) for code in sorted(codes)]


def _said(text: bytes) -> set[Code]:
    found: set[Code] = set()
    for match in NAME.finditer(text):
        name = match.group()
        if b"#" in name:
            name = ESCAPED.sub(lambda escaped: bytes([int(escaped.group(1), 16)]), name)
        if name in SAID:
            found.add(SAID[name])
    return found


def _objects(bits: Bits, at: int) -> Iterator[bytes]:
    begin = STREAM.search(bits.at(at, 1024))
    if begin is None:
        return
    start, given = at + begin.end(), 0
    for piece in inflate(iter([bits.at(start, LONGEST_STREAM)]), zlib.decompressobj()):
        yield piece
        given += len(piece)
        if given >= MOST_OF_ONE:
            return
