"""Files of every sort, made on the spot: honest ones, disguised ones and dangerous ones. Nothing of them is stored in the tree."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

import docx
import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()

EXE = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + b"\0" * 400
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES_TYPES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
SIGNATURE = bytes.fromhex("3082010006092a864886f70d010702") + b"\0" * 60
LETTER = "Received: from mx\nFrom: a@b.ru\nSubject: Привет\n\nТекст.".encode()


def packed(entries: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return written.getvalue()


def locked(data: bytes) -> bytes:
    """The archive with the mark of a password on each entry."""
    changed = bytearray(data)
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(magic, at + 1)) >= 0:
            changed[at + place] |= 1
    return bytes(changed)


def lying(data: bytes, size: int) -> bytes:
    """The archive whose only entry says that it is `size` bytes long."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def office(types: str, **parts: bytes) -> bytes:
    """A document of Office as far as its directory goes; «__» in a name stands for «/»."""
    entries = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    return packed({"[Content_Types].xml": f'<Types><Override ContentType="{types}"/></Types>'.encode(), **entries})


def word() -> bytes:
    written = BytesIO()
    docx.Document().save(written)
    return written.getvalue()


def open_document(sort: str, **parts: bytes) -> bytes:
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{sort}".encode(), "content.xml": b"<office/>", **{name.replace("__", "/"): data for name, data in parts.items()}})


def compound(*names: str, root: bytes = b"\0" * 16) -> bytes:
    """A compound file of older programs: its header and the records of its directory."""
    records = [_record("Root Entry", 5, root), *(_record(name, 2, b"\0" * 16) for name in names)]
    return OLE + b"\0" * 504 + b"".join(records) + b"\0" * 512


def _record(name: str, sort: int, owner: bytes) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    return spelled.ljust(64, b"\0") + struct.pack("<HBB", len(spelled), sort, 1) + b"\xff" * 12 + owner + b"\0" * 32


def picture(form: str, size: tuple[int, int] = (40, 30), **options) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(written, form, **options)
    return written.getvalue()


def huge_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """A picture of sixty bytes that wants ten gigabytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0" * 100)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pdf(*words: bytes, packed_words: bytes = b"") -> bytes:
    objects = b"".join(b"%d 0 obj\n<< %s >>\nendobj\n" % (number, said) for number, said in enumerate(words, 1))
    if packed_words:
        stream = zlib.compress(packed_words)
        objects += b"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(stream), stream)
    return b"%PDF-1.7\n" + objects + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def film(brand: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftyp" + brand + b"\0\0\0\0" + brand + b"isom" + b"\0" * 200
