"""winmail.dat: the parcel in which Outlook sends files to those who have no Outlook (MS-OXTNEF).

Read by our own hands: `tnefparse` copies the rest of the parcel for every object (minutes for a megabyte of small ones), decodes
Russian names as UTF-8 and says nothing of a parcel that was cut short. The tests hold both to the same result.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

SIGNATURE = 0x223E9F78
MOST_OBJECTS = 5000
_OBJECT = struct.Struct("<BII")  # level, attribute, length
_CODEPAGE, _BODY = 0x00069007, 0x0002800C
_BEGINS, _TITLE, _DATA, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME, _SHORT_NAME, _CONTENT = 0x3707, 0x3704, 0x3701
_WIDTHS = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4, 0x000B: 4, 0x0014: 8, 0x0040: 8, 0x0048: 16}
_VARIABLE = frozenset({0x000D, 0x001E, 0x001F, 0x0102})
_OBJECT_ID = 16  # bytes before the content of an embedded object


@dataclass(slots=True)
class Packed:
    """A file of the parcel. Its name is bytes in the parcel's charset, or text when the parcel is a newer one."""

    name: bytes | str = b""
    data: bytes = b""


@dataclass(slots=True)
class Parcel:
    """What was in it. `is_whole` is False when it breaks off."""

    files: list[Packed] = field(default_factory=list)
    body: bytes = b""
    charset: str = "cp1251"
    is_whole: bool = True


def unpacked(data: bytes) -> Parcel:
    """The files of the parcel as far as it goes."""
    parcel = Parcel()
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != SIGNATURE:
        parcel.is_whole = False
        return parcel
    for level, attribute, content in _objects(data, parcel):
        if level == 1:
            _of_letter(parcel, attribute, content)
        elif level == 2:
            _of_file(parcel, attribute, content)
    parcel.files = [file for file in parcel.files if file.data or file.name]
    return parcel


def _objects(data: bytes, parcel: Parcel) -> Iterator[tuple[int, int, bytes]]:
    place = 6
    for _ in range(MOST_OBJECTS):
        if place >= len(data):
            return
        if place + _OBJECT.size > len(data):
            break
        level, attribute, length = _OBJECT.unpack_from(data, place)
        start = place + _OBJECT.size
        if start + length + 2 > len(data):
            break
        yield level, attribute, data[start : start + length]
        place = start + length + 2  # a checksum follows
    parcel.is_whole = False


def _of_letter(parcel: Parcel, attribute: int, content: bytes) -> None:
    if attribute == _CODEPAGE and len(content) >= 4:
        page = struct.unpack_from("<I", content)[0]
        parcel.charset = {20866: "koi8-r", 65001: "utf-8"}.get(page, f"cp{page}")
    elif attribute == _BODY:
        parcel.body = content.rstrip(b"\0")


def _of_file(parcel: Parcel, attribute: int, content: bytes) -> None:
    if attribute == _BEGINS or not parcel.files:
        parcel.files.append(Packed())
    file = parcel.files[-1]
    if attribute == _TITLE:
        file.name = file.name or content.rstrip(b"\0")
    elif attribute == _DATA:
        file.data = content
    elif attribute == _PROPERTIES:
        found = dict(_properties(content))
        file.name = found.get(_LONG_NAME) or file.name or found.get(_SHORT_NAME) or b""
        if not file.data and isinstance(embedded := found.get(_CONTENT), bytes):
            file.data = embedded


def _properties(data: bytes) -> Iterator[tuple[int, bytes | str]]:
    """Properties by their numbers, as far as they can be followed."""
    try:
        count = min(struct.unpack_from("<I", data)[0], MOST_OBJECTS)
        place = 4
        for _ in range(count):
            kind, number = struct.unpack_from("<HH", data, place)
            place = _after_name(data, place + 4, number)
            values, place = _values(data, place, kind)
            if values:
                yield number, values[0]
    except (struct.error, ValueError):
        return


def _after_name(data: bytes, place: int, number: int) -> int:
    """Properties with a name of their own carry it before the value."""
    if number < 0x8000:
        return place
    (by_text,) = struct.unpack_from("<I", data, place + 16)
    if not by_text:
        return place + 24
    (length,) = struct.unpack_from("<I", data, place + 20)
    return place + 24 + _padded(length)


def _values(data: bytes, place: int, kind: int) -> tuple[list[bytes | str], int]:
    kind, is_many = kind & ~0x1000, bool(kind & 0x1000)
    count = 1
    if is_many or kind in _VARIABLE:
        (count,) = struct.unpack_from("<I", data, place)
        place += 4
    if kind in _WIDTHS:
        return [], place + _WIDTHS[kind] * count
    if kind not in _VARIABLE:
        raise ValueError(kind)
    found: list[bytes | str] = []
    for _ in range(min(count, MOST_OBJECTS)):
        (length,) = struct.unpack_from("<I", data, place)
        found.append(_value(data[place + 4 : place + 4 + length], kind))
        place += 4 + _padded(length)
    return found, place


def _value(content: bytes, kind: int) -> bytes | str:
    if kind == 0x001F:
        return content.decode("utf-16-le", "replace").rstrip("\0")
    if kind == 0x000D:
        return content[_OBJECT_ID:]
    return content.rstrip(b"\0") if kind == 0x001E else content


def _padded(length: int) -> int:
    return length + -length % 4
