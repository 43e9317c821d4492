"""The parts of a letter, as places in its bytes: nothing is copied, nothing is decoded, and no letter is too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.headers import Headers, read_headers
from workflows.inbox.parsing.limits import Limits
from workflows.inbox.parsing.parameters import Valued, parameters

TOO_DEEP = "Части письма вложены друг в друга глубже допустимого: самые глубокие оставлены файлом."
TOO_MANY = "Частей в письме больше допустимого: остаток письма оставлен файлом."
NO_END = "Письмо обрывается: его конца нет, и последний файл может быть неполным."
NO_BOUNDARY = "Письмо составлено с ошибкой: его части не отделены друг от друга; оно показано целиком как текст."
AFTER_END = "После конца письма есть ещё текст: откройте исходное письмо."
NO_HEADERS = Headers()
REST = "Остаток письма.eml"
DEEP = "Вложенная часть письма.eml"
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}", re.ASCII)
_FIRST_LINE = re.compile(rb"(?<![^\r\n])--([^\r\n]{1,200}?)[ \t]*(?=[\r\n])")
_NEWLINE = re.compile(rb"\r\n|\n|\r")


@dataclass(slots=True)
class Part:
    """A part from `start` to `end`, its content from `body`. `given` is a name for what was left unopened."""

    start: int
    body: int
    end: int
    headers: Headers = NO_HEADERS
    kind: Valued = field(default_factory=Valued)
    media_type: str = "text/plain"
    given: str = ""
    children: list[Part] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many parts there are, itself among them."""
        count, waiting = 0, [self]
        while waiting:
            part = waiting.pop()
            count += 1
            waiting += part.children
        return count


@dataclass(slots=True)
class _Reader:
    raw: bytes
    limits: Limits
    defects: Defects
    parts: int = 0

    def part(self, start: int, end: int, *, depth: int = 0, default: str = "text/plain") -> Part:
        self.parts += 1
        headers, body = read_headers(self.raw, start, end, most=self.limits.header, defects=self.defects)
        kind = parameters(headers.get("content-type"))
        part = Part(start, body, end, headers, kind, _media_type(kind.value, default))
        if part.media_type.startswith("multipart/"):
            self._open(part, depth)
        return part

    def _open(self, part: Part, depth: int) -> None:
        if depth >= self.limits.depth:
            self.defects.add(TOO_DEEP)
            part.media_type, part.given = "message/rfc822", DEEP
            return
        default = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
        for start, end in self._pieces(part):
            if self.parts >= self.limits.parts:
                self.defects.add(TOO_MANY)
                part.children.append(Part(start, start, part.end, media_type="message/rfc822", given=REST))
                break
            part.children.append(self.part(start, end, depth=depth + 1, default=default))
        if not part.children and self.raw[part.body : part.end].strip():
            self.defects.add(NO_BOUNDARY)
            part.media_type = "text/plain"

    def _pieces(self, part: Part) -> Iterator[tuple[int, int]]:
        boundary = part.kind.ascii("boundary").encode("latin-1") or self._boundary_seen(part)
        if not boundary:
            return
        line = re.compile(b"--" + re.escape(boundary) + rb"(--)?[ \t]*+(?=[\r\n]|\Z)")  # a literal start keeps the search fast
        last: re.Match[bytes] | None = None
        for delimiter in line.finditer(self.raw, part.body, part.end):
            if delimiter.start() > part.body and self.raw[delimiter.start() - 1] not in b"\r\n":
                continue
            if last:
                yield from self._between(last, delimiter.start())
            last = delimiter
        if last and last[1]:
            if self.raw[last.end() : part.end].strip():
                self.defects.add(AFTER_END)
        elif last:
            self.defects.add(NO_END)
            yield from self._between(last, part.end, is_last=True)

    def _between(self, delimiter: re.Match[bytes], end: int, *, is_last: bool = False) -> Iterator[tuple[int, int]]:
        """The piece after a delimiter; the line end before the next one belongs to that."""
        newline = _NEWLINE.match(self.raw, delimiter.end(), end)
        start = newline.end() if newline else delimiter.end()
        if not is_last:
            end -= 2 if self.raw[end - 2 : end] == b"\r\n" else 1
        if delimiter[1]:
            if self.raw[start:end].strip():
                self.defects.add(AFTER_END)
        else:
            yield start, max(start, end)

    def _boundary_seen(self, part: Part) -> bytes:
        """The boundary was not announced: the first line that looks like one."""
        found = _FIRST_LINE.search(self.raw, part.body, part.end)
        return found[1] if found else b""


def _media_type(value: str, default: str) -> str:
    if _MEDIA_TYPE.fullmatch(value):
        return value
    return default if not value or value.startswith("text") else "application/octet-stream"


def read_tree(raw: bytes, *, limits: Limits, defects: Defects) -> Part:
    """The letter as a tree of parts. An enclosed letter is a leaf: it is not opened."""
    return _Reader(raw, limits, defects).part(0, len(raw))
