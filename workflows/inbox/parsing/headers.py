"""The headers of a letter or of one of its parts, as bytes: nothing is decoded here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from workflows.inbox.parsing.defects import Defects

HEADERS_TOO_LONG = "Заголовки письма длиннее допустимого: прочитано только их начало."
STRAY_LINES = "Среди заголовков письма есть строки, которые заголовками не являются; они пропущены."
MOST_FIELDS = 5000
LONGEST_VALUE = 2 * 1024 * 1024
_NEWLINE = re.compile(rb"\r\n?|\n")
_BLANK = re.compile(rb"(?>\r\n|\n|\r)(?>\r\n|\n|\r)")
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_FOLD = re.compile(rb"(?>\r\n|\n|\r)(?=[ \t])")
_ENVELOPE = re.compile(rb">?From ")  # the first line of a letter kept in a file of many


@dataclass(frozen=True, slots=True)
class Headers:
    """Names in small letters with their values, unfolded, in the order of the letter."""

    fields: tuple[tuple[str, bytes], ...] = ()

    def all(self, name: str) -> list[bytes]:
        return [value for key, value in self.fields if key == name]

    def get(self, name: str) -> bytes:
        return next((value for key, value in self.fields if key == name), b"")

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.fields)

    def ascii(self, name: str) -> str:
        """A value of which only its ASCII matters."""
        return self.get(name).decode("ascii", "replace").strip()


def read_headers(raw: bytes, start: int, end: int, *, most: int, defects: Defects) -> tuple[Headers, int]:
    """The headers that begin at `start`, and where the body begins."""
    last, body = _block(raw, start, end)
    if last - start > most:
        defects.add(HEADERS_TOO_LONG)
        last = start + most
    if last == start:
        return Headers(), body
    lines = list(islice(_lines(raw[start:last]), MOST_FIELDS + 1))
    if len(lines) > MOST_FIELDS:
        defects.add(HEADERS_TOO_LONG)
        return _fields(lines), body
    if not _is_header(lines[0][1]):
        return Headers(), start
    known = [place for place, (_, line) in enumerate(lines) if _is_header(line)]
    if known[-1] < len(lines) - 1:  # no blank line between the headers and the text
        body = start + lines[known[-1] + 1][0]
    if len(known) < known[-1] + 1:
        defects.add(STRAY_LINES)
    return _fields([lines[place] for place in known]), body


def _fields(lines: Sequence[tuple[int, bytes]]) -> Headers:
    fields = (_FIELD.match(line) for _, line in lines)
    found = [(match[1].decode("ascii").lower(), match.string[match.end() : match.end() + LONGEST_VALUE].strip()) for match in fields if match]
    return Headers(tuple(found))


def _block(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the headers end and where the body begins."""
    if first := _NEWLINE.match(raw, start, end):
        return start, first.end()
    if blank := _BLANK.search(raw, start, end):
        return blank.start(), blank.end()
    return end, end


def _lines(block: bytes) -> Iterator[tuple[int, bytes]]:
    """Unfolded lines with their places."""
    unfolded = _FOLD.sub(lambda fold: b"\0" * len(fold[0]), block.replace(b"\0", b" "))
    place = 0
    for line in _NEWLINE.split(unfolded, MOST_FIELDS + 1):
        yield place, line.replace(b"\0", b"")
        place += len(line)
        place += 2 if unfolded[place : place + 2] == b"\r\n" else 1


def _is_header(line: bytes) -> bool:
    return bool(_FIELD.match(line) or _ENVELOPE.match(line))
