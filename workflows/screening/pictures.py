"""How large a picture is in points, by its header alone: a picture of a few kilobytes may want gigabytes to be shown."""

from __future__ import annotations

import struct
from collections.abc import Callable

from workflows.screening.bits import Bits

MOST_POINTS = 250_000_000  # the largest cameras of phones make 200 million
MOST_MARKERS = 2000
MOST_TAGS = 512
Size = tuple[int, int]
NOTHING: Size = (0, 0)
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def points(bits: Bits, code: str) -> Size:
    """Width and height; nothing where the header does not say."""
    return READERS[code](bits) if code in READERS else NOTHING


def is_readable(code: str) -> bool:
    """Whether the header of this format is understood here."""
    return code in READERS


def _jpeg(bits: Bits) -> Size:
    at = 2
    for _ in range(MOST_MARKERS):
        marker = bits.at(at, 9)
        if len(marker) < 4 or marker[0] != 0xFF:
            return NOTHING
        if marker[1] in FRAMES and len(marker) == 9:
            height, width = struct.unpack(">HH", marker[5:9])
            return width, height
        at += 1 if marker[1] == 0xFF else 2 if marker[1] in ALONE else 2 + int.from_bytes(marker[2:4], "big")
    return NOTHING


def _png(bits: Bits) -> Size:
    return bits.number(16, 4, big=True), bits.number(20, 4, big=True)


def _webp(bits: Bits) -> Size:
    sort, head = bits.at(12, 4), bits.at(20, 10)
    if len(head) < 10:
        return NOTHING
    if sort == b"VP8X":
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if sort == b"VP8L":
        packed = int.from_bytes(head[1:5], "little")
        return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
    return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF


def _tiff(bits: Bits) -> Size:
    big = bits.at(0, 2) == b"MM"
    at = bits.number(4, 4, big=big)
    sizes = {256: 0, 257: 0}
    for place in range(min(MOST_TAGS, bits.number(at, 2, big=big))):
        tag = at + 2 + 12 * place
        name = bits.number(tag, 2, big=big)
        if name in sizes:
            sizes[name] = bits.number(tag + 8, 2 if bits.number(tag + 2, 2, big=big) == 3 else 4, big=big)
    return sizes[256], sizes[257]


def _heic(bits: Bits) -> Size:
    """The largest of the boxes that say a size: a snapshot is laid together of tiles."""
    head, largest, at = bits.at(0, 256 * 1024), NOTHING, -1
    while (at := head.find(b"ispe", at + 1)) >= 0:
        size = head[at + 8 : at + 16]
        if len(size) == 8:
            largest = max(largest, struct.unpack(">II", size), key=lambda found: found[0] * found[1])
    return largest


READERS: dict[str, Callable[[Bits], Size]] = {"jpeg": _jpeg, "png": _png, "webp": _webp, "tiff": _tiff, "heic": _heic}
