"""Compound files of older Office programs that other readers open too: header, table of sectors, directory, large and small streams."""

import struct
from collections.abc import Mapping

from tests.workflows.screening.make_files import OLE

SECTOR, SMALL, LEAST = 512, 64, 4096
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

OPEN_WORD = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x419, 0, 0x0200)
LOCKED_WORD = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x419, 0, 0x0300)
BEGINNING = struct.pack("<HHHH", 0x809, 16, 0x600, 5) + b"\0" * 12
PROTECTED = struct.pack("<HH", 0x86, 0)
FILEPASS = struct.pack("<HHH", 0x2F, 54, 1) + b"\0" * 52
PAGES = struct.pack("<HHH", 0x42, 2, 1200)
OPEN_SLIDES = struct.pack("<HHIII", 0, 0xFF6, 20, 20, 0xE391C05F) + b"\0" * 12
LOCKED_SLIDES = struct.pack("<HHIII", 0, 0xFF6, 20, 20, 0xF3D1C4DF) + b"\0" * 12


def old_office(streams: Mapping[str, bytes]) -> bytes:
    """A whole file. Small streams share one large one, as they do everywhere."""
    sectors: list[bytes] = []
    chains: list[list[int]] = []

    def put(data: bytes) -> int:
        first = len(sectors) + 1  # sector 0 is the table
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(pieces)
        chains.append(list(range(first, first + len(pieces))))
        return first

    small, records, small_chains = b"", [], []
    for name, data in streams.items():
        if len(data) >= LEAST:
            records.append(_record(name, 2, put(data), len(data)))
            continue
        first = len(small) // SMALL
        small += data.ljust(-(-len(data) // SMALL) * SMALL, b"\0")
        small_chains.append(list(range(first, len(small) // SMALL)))
        records.append(_record(name, 2, first, len(data)))
    root = _record("Root Entry", 5, put(small) if small else END, len(small))
    table_of_small = put(_table(small_chains, len(small) // SMALL)) if small else END
    directory = put(b"".join(_beside([root, *records])))
    table = _table([[0], *chains], SECTOR // 4, first=TABLE)
    return _header(directory, table_of_small, 1 if small else 0) + table[:SECTOR] + b"".join(sectors)


def _header(directory: int, table_of_small: int, count: int) -> bytes:
    head = OLE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, directory, 0, LEAST, table_of_small, count, END, 0)
    return head + struct.pack("<I", 0) + struct.pack("<I", FREE) * 108


def _table(chains: list[list[int]], room: int, *, first: int = END) -> bytes:
    cells = [FREE] * max(room, SECTOR // 4)
    for chain in chains:
        for this, following in zip(chain, [*chain[1:], END], strict=True):
            cells[this] = following
    if first == TABLE:
        cells[0] = TABLE
    return b"".join(struct.pack("<I", cell) for cell in cells)


def _record(name: str, sort: int, first: int, size: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    return spelled.ljust(64, b"\0") + struct.pack("<HBB", len(spelled), sort, 1) + struct.pack("<III", FREE, FREE, FREE) + b"\0" * 36 + struct.pack("<IQ", first, size)


def _beside(records: list[bytes]) -> list[bytes]:
    """Each stream hangs on the right of the one before, the first one on the root."""
    tied = [records[0][:76] + struct.pack("<I", 1 if len(records) > 1 else FREE) + records[0][80:]]
    for place, record in enumerate(records[1:], start=1):
        tied.append(record[:72] + struct.pack("<I", place + 1 if place + 1 < len(records) else FREE) + record[76:])
    return tied
