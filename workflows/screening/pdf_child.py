"""The program that draws the first page of one PDF: the file on its standard input, the points of the page on its standard output.

The answer is `1`, width, height and the points (RGB); `L` for a file with a password, `B` for a broken one. Points alone leave
the child: no text, no metadata, nothing that must be read again by a library.
"""

from __future__ import annotations

import os
import struct
import sys

import pypdfium2
from pypdfium2 import raw as pdfium

from workflows.confined.means import Allowance
from workflows.confined.poverty import EXIT_MEMORY, confine

DRAWN, LOCKED, BROKEN = b"1", b"L", b"B"
SIZE = ">II"
LONGEST = 1600  # points of the longer side
MEANS = Allowance()


def main() -> None:
    """Draw and leave without ado."""
    confine(MEANS)
    try:
        answer = _answer(sys.stdin.buffer.read())
    except MemoryError:
        os._exit(EXIT_MEMORY)
    sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    os._exit(0)


def _answer(data: bytes) -> bytes:
    try:
        return DRAWN + _drawn(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as broken:
        return LOCKED if broken.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else BROKEN


def _drawn(document: pypdfium2.PdfDocument) -> bytes:
    """On white paper, forms and notes left out: what they show may depend on scripts."""
    page = document[0]
    longer = max(page.get_size())
    if not 0 < longer < float("inf"):
        raise pypdfium2.PdfiumError("A page without a size.")
    drawn = page.render(scale=LONGEST / longer, may_draw_forms=False, draw_annots=False, rev_byteorder=True, fill_color=(255, 255, 255, 255))
    lines = memoryview(drawn.buffer).cast("B")
    points = b"".join(lines[start : start + 3 * drawn.width] for start in range(0, drawn.stride * drawn.height, drawn.stride))
    return struct.pack(SIZE, drawn.width, drawn.height) + points
