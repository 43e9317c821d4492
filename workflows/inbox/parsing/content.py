"""The bytes of a part behind its transfer encoding. What is damaged is read as far as it goes."""

from __future__ import annotations

import binascii
import re

from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.tree import Part
from workflows.inbox.parsing.unuuencode import uudecoded
from workflows.inbox.parsing.words import lenient_base64

BROKEN_BASE64 = "Часть письма повреждена при пересылке (base64): прочитано то, что уцелело."
BROKEN_QUOTED = "Часть письма повреждена при пересылке (quoted-printable): прочитано то, что уцелело."
UNKNOWN_ENCODING = "Часть письма закодирована неизвестным способом: она показана как есть."
PLAIN = frozenset({"", "7bit", "8bit", "binary", "7-bit", "8-bit", "none"})
UUENCODE = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})
_WHITESPACE = b" \t\r\n"
_BROKEN_ESCAPE = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]*+(?:[\r\n]|\Z))")
_STRANGE = re.compile(rb"[^A-Za-z0-9+/=\s]")


def content_of(raw: bytes, part: Part, defects: Defects) -> bytes:
    """The content of a part without children."""
    data = raw[part.body : part.end]
    encoding = part.headers.ascii("content-transfer-encoding").lower().strip("\"' ;")
    if part.given or encoding in PLAIN:
        return data
    if encoding == "base64":
        return _base64(data, defects)
    if encoding == "quoted-printable":
        return _quoted_printable(data, defects)
    if encoding in UUENCODE:
        return uudecoded(data)
    defects.add(UNKNOWN_ENCODING)
    return data


def _base64(data: bytes, defects: Defects) -> bytes:
    joined = data.translate(None, _WHITESPACE)
    if not joined:
        return b""
    try:
        return binascii.a2b_base64(joined, strict_mode=True)
    except binascii.Error:
        defects.add(BROKEN_BASE64)
        return lenient_base64(b"".join(line for line in data.split(b"\n") if _is_base64(line)))


def _is_base64(line: bytes) -> bool:
    """Whether the line is rather data than, say, the signature of a mailing list."""
    return 10 * len(_STRANGE.findall(line)) <= len(line)


def _quoted_printable(data: bytes, defects: Defects) -> bytes:
    if _BROKEN_ESCAPE.search(data):
        defects.add(BROKEN_QUOTED)
    return binascii.a2b_qp(data)
