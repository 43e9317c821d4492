"""The first page of a PDF as a picture. It is drawn in a process of its own: a file that hangs, crashes or swells takes nobody with it."""

from __future__ import annotations

import struct
from importlib.util import find_spec

from PIL import Image

from workflows.confined.means import Allowance
from workflows.confined.running import End, command_of, outcome_of
from workflows.screening.models import Undrawn

CHILD = "workflows.screening.pdf_child"
DRAWN, LOCKED, BROKEN = b"1", b"L", b"B"  # as the child says them; to import it here would load the library of the child
SIZE = ">II"
LIBRARY = "pypdfium2"
WHY = {LOCKED: Undrawn.LOCKED, BROKEN: Undrawn.BROKEN}
ENDS = {End.OUT_OF_MEMORY: Undrawn.HEAVY, End.OUT_OF_TIME: Undrawn.HEAVY, End.TOO_TALKATIVE: Undrawn.HEAVY, End.NOT_STARTED: Undrawn.NO_PROGRAM}


def first_page(data: bytes, *, means: Allowance | None = None) -> Image.Image | Undrawn:
    """The page, or why there is no picture of it. Raises nothing."""
    if find_spec(LIBRARY) is None:
        return Undrawn.NO_PROGRAM
    outcome = outcome_of(command_of(CHILD), data, limits=means or Allowance())
    if outcome.end is not End.DONE:
        return ENDS.get(outcome.end, Undrawn.BROKEN)
    return _picture(outcome.said)


def _picture(said: bytes) -> Image.Image | Undrawn:
    """The answer of the child is not trusted either."""
    head = 1 + struct.calcsize(SIZE)
    if said[:1] != DRAWN or len(said) < head:
        return WHY.get(said[:1], Undrawn.BROKEN)
    width, height = struct.unpack(SIZE, said[1:head])
    if not width * height or len(said) - head != 3 * width * height:
        return Undrawn.BROKEN
    return Image.frombytes("RGB", (width, height), said[head:])
