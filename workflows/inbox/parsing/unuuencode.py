"""Files that old programs write into the text itself: «begin 644 name … end»."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

_BEGIN = re.compile(r"^begin(?:-base64)? [0-7]{3,4} ([^\n]{1,300})\n", re.MULTILINE)
_END = re.compile(r"^end[ \t]*$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """A file written into a text."""

    name: str
    data: bytes


def taken_out(text: str) -> tuple[str, list[Written]]:
    """The text without such files, and the files. What has no end is left where it stands."""
    kept, files, place = "", [], 0
    while begin := _BEGIN.search(text, place):
        end = _END.search(text, begin.end())
        if not end:
            break
        lines = text[begin.end() : end.start()].encode("ascii", "replace")
        if data := uudecoded(lines):
            kept += text[place : begin.start()]
            files.append(Written(begin[1].strip(), data))
        else:
            kept += text[place : end.end()]
        place = end.end()
    return kept + text[place:], files


def uudecoded(data: bytes) -> bytes:
    """The bytes of uuencoded lines; lines that are none are left out."""
    found = []
    for line in data.splitlines():
        if line.startswith((b"begin ", b"end")) or not line.strip():
            continue
        found.append(_line(line))
    return b"".join(found)


def _line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        pass
    # Some programs pad lines with what does not belong there.
    expected = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[:expected])
    except binascii.Error:
        return b""
