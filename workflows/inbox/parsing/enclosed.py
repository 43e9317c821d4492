"""Files of a letter under readable names, each byte for byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workflows.inbox.parsing.charsets import decode
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.headers import read_headers
from workflows.inbox.parsing.letter import Attached
from workflows.inbox.parsing.names import given_name, safe_name
from workflows.inbox.parsing.parameters import parameters
from workflows.inbox.parsing.plain import one_line
from workflows.inbox.parsing.tree import Part
from workflows.inbox.parsing.winmail import unpacked
from workflows.inbox.parsing.words import text_of

WINMAIL = "winmail.dat"
PARCEL_BROKEN = "Файл winmail.dat обрезан или повреждён: распаковано то, что удалось; сам файл сохранён."
PARCEL_EMPTY = "Файл winmail.dat не распаковался: он сохранён как есть."
EMPTY_FILE = "Приложен пустой файл: попросите отправителя прислать его ещё раз."
LETTERS = frozenset({"message/rfc822", "message/global"})
TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
SIGNED_ENDING = ".p7m"
HEADER = 65_536


def name_of(part: Part, defects: Defects) -> str:
    """The name that the sender gave; empty when there is none."""
    disposition = parameters(part.headers.get("content-disposition"))
    name = disposition.text("filename", defects) or disposition.text("name", defects) or part.kind.text("name", defects)
    return safe_name(name, defects)


class Enclosed:
    """Files gathered in the order of the letter; those without a name are numbered by kind."""

    def __init__(self, defects: Defects) -> None:
        self._defects = defects
        self._counts: Counter[str] = Counter()
        self._files: list[Attached] = []

    def all(self) -> tuple[Attached, ...]:
        return tuple(self._files)

    def add(self, part: Part, data: bytes) -> None:
        """Keep a part as a file; a parcel is kept and unpacked."""
        if part.given:
            self._files.append(Attached(part.given, "message/rfc822", data))
            return
        name = name_of(part, self._defects)
        if not data and not name:
            return
        if not data:
            self._defects.add(EMPTY_FILE)
        if not name and part.media_type in LETTERS:
            name = _subject_of(data, self._defects)
        name = name or self._given(part.media_type)
        self._files.append(Attached(name, part.media_type, data))
        if part.media_type in TNEF or name.lower() == WINMAIL:
            self._files += self._of_parcel(data)

    def add_written(self, name: str, data: bytes) -> None:
        """Keep a file that was written into the text."""
        kind = "application/octet-stream"
        self._files.append(Attached(safe_name(name, self._defects) or self._given(kind), kind, data))

    def add_signed(self, part: Part, data: bytes) -> None:
        """Keep a document that was inside the signature of a part: «договор.pdf» of «договор.pdf.p7m»."""
        outer, kind = self._files[-1].name, "application/octet-stream"
        name = name_of(part, Defects())
        plain = name[: -len(SIGNED_ENDING)] if name.lower().endswith(SIGNED_ENDING) else ""
        self._files.append(Attached(plain if "." in plain else self._given(kind), kind, data, inside=outer))

    def _given(self, media_type: str) -> str:
        noun = given_name(media_type, 1)
        self._counts[noun] += 1
        return given_name(media_type, self._counts[noun])

    def _of_parcel(self, data: bytes) -> Iterator[Attached]:
        parcel = unpacked(data)
        if not parcel.is_whole:
            self._defects.add(PARCEL_BROKEN)
        elif not parcel.files:
            self._defects.add(PARCEL_EMPTY)
        for file in parcel.files:
            plain = file.name if isinstance(file.name, str) else decode(file.name, parcel.charset).text
            kind = "application/octet-stream"
            yield Attached(safe_name(plain, self._defects) or self._given(kind), kind, file.data, inside=WINMAIL)


def _subject_of(letter: bytes, defects: Defects) -> str:
    """A name for an enclosed letter: its subject."""
    headers, _ = read_headers(letter, 0, len(letter), most=HEADER, defects=Defects())
    subject = one_line(text_of(headers.get("subject"), Defects())).replace("/", "_").replace("\\", "_")
    name = safe_name(subject, defects)
    return f"{name}.eml" if name else ""
