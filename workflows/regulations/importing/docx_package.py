"""A .docx opened as hostile until shown otherwise: sizes counted while unpacking, no DTD, no outside address.

Only the few parts that carry text are ever kept in memory; nothing is written to disk and nothing is fetched.
Own reading instead of python-docx: that library unpacks every part before one can count, and answers damaged
files with errors of a dozen kinds.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from workflows.errors import BadInput

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PART = 20 * 1024 * 1024
MAX_TAGS = 1_000_000
MAX_RATIO = 200
RATIO_FROM = 5 * 1024 * 1024
CHUNK = 64 * 1024
DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError,
    RuntimeError, ValueError, OverflowError, OSError, IndexError, KeyError,
)  # fmt: skip
FORBIDDEN = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._\-]+)")
ALLOWED_ENCODINGS = {b"utf-8", b"utf-16", b"utf8", b"us-ascii", b"ascii"}
AGAIN = "Откройте документ в Word, сохраните заново как .docx и загрузите снова."


class Package:
    """The parts of one .docx that were allowed in."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except DAMAGED as error:
            raise self._bad("файл повреждён или это не .docx") from error
        self._refuse_listing(self._zip.infolist())
        self._refuse_xml()

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def xml(self, part: str) -> etree._Element:
        """The root of one part."""
        data = b"".join(self._unpacked(part, MAX_PART))
        if data.count(b"<") > MAX_TAGS:
            raise self._bomb()
        return self._parsed(data, part)

    def _parsed(self, data: bytes, part: str) -> etree._Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._bad(f"часть «{part}» повреждена") from error
        if root.getroottree().docinfo.doctype:
            raise self._dtd()
        return root

    def _refuse_listing(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise self._bomb()
        if len(self._entries) != len(entries) or any(_leaves_home(entry.filename) for entry in entries):
            raise self._bad("в архиве недопустимые имена частей")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise BadInput(f"Файл «{self.name}» защищён паролем. Снимите пароль, сохраните документ и загрузите снова.")
        if "[Content_Types].xml" not in self._entries:
            raise BadInput(f"Файл «{self.name}» — архив, но не документ Word. Загрузите .docx или .txt.")
        if any(name.lower().endswith("vbaproject.bin") for name in self._entries):
            raise self._macros()

    def _refuse_xml(self) -> None:
        """No DTD in any part: an entity may hide a bomb or the address of somebody's file."""
        total = 0
        for name in self._entries:
            if name.lower().endswith((".xml", ".rels")):
                total += self._refuse_dtd(name, MAX_UNPACKED - total)
        types = b"".join(self._unpacked("[Content_Types].xml", MAX_PART))
        if b"macroEnabled" in types:
            raise self._macros()
        if b"wordprocessingml" not in types:
            raise BadInput(f"Файл «{self.name}» — не текстовый документ Word. Загрузите .docx или .txt.")

    def _refuse_dtd(self, part: str, limit: int) -> int:
        tail, first, size = b"", True, 0
        for chunk in self._unpacked(part, limit):
            size += len(chunk)
            if any(word in tail + chunk for word in FORBIDDEN):
                raise self._dtd()
            if first and not _usual_encoding(chunk):
                raise self._bad(f"часть «{part}» в необычной кодировке")
            tail, first = chunk[-32:], False
        return size

    def _unpacked(self, part: str, limit: int) -> Iterator[bytes]:
        size = 0
        try:
            with self._zip.open(self._entries[part]) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    self._count(size, limit, self._entries[part].compress_size)
                    yield chunk
        except DAMAGED as error:
            raise self._bad(f"часть «{part}» повреждена") from error

    def _count(self, size: int, limit: int, packed: int) -> None:
        if size > limit or (size > RATIO_FROM and size > packed * MAX_RATIO):
            raise self._bomb()

    def _bad(self, why: str) -> BadInput:
        return BadInput(f"Файл «{self.name}» прочитать нельзя: {why}. {AGAIN}")

    def _bomb(self) -> BadInput:
        return BadInput(f"Файл «{self.name}» распаковывается в слишком большой объём и не принят. {AGAIN}")

    def _dtd(self) -> BadInput:
        return BadInput(f"Файл «{self.name}» не принят: в нём есть внешние определения (DTD), которых в документе Word не бывает. {AGAIN}")

    def _macros(self) -> BadInput:
        return BadInput(f"Файл «{self.name}» не принят: в нём есть макросы. Сохраните документ без макросов, как .docx, и загрузите снова.")


def _leaves_home(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts


def _usual_encoding(start: bytes) -> bool:
    declared = ENCODING.search(start[:400])
    return declared is None or declared.group(1).lower() in ALLOWED_ENCODINGS
