"""Text that a database, a page and a print can hold: whole signs, one kind of line end, nothing that acts unseen."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Composing slows down with the square of the number of marks over one letter.
_MARK = "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOWERS = re.compile(f"({_MARK}{{30}}){_MARK}++")
_SPACES = re.compile(r"[\s\ufeff]+")


def clean(text: str) -> str:
    """A text of many lines."""
    return unicodedata.normalize("NFC", _TOWERS.sub(r"\1", _CONTROLS.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))))


def one_line(text: str) -> str:
    """A subject or a name: one line, signs that turn the direction of writing made visible."""
    return _BIDI.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", _SPACES.sub(" ", clean(text))).strip()
