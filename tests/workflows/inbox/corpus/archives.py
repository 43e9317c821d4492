"""Files that programs and people are afraid of, made anew each time: nothing of the kind lies in the repository."""

import io
import struct
import zipfile
import zlib

MADE_AT = (2026, 3, 2, 10, 0, 0)  # the same bytes each time
PASSWORD = b"1234"


def eicar() -> bytes:
    """The harmless string that every antivirus knows, put together so that none finds it here."""
    return b"-".join([rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", b"STANDARD", b"ANTIVIRUS", b"TEST", b"FILE!$H+H*"])


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip of files."""
    with io.BytesIO() as kept:
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members:
                archive.writestr(zipfile.ZipInfo(name, MADE_AT), data, zipfile.ZIP_DEFLATED)
        return kept.getvalue()


def bomb(megabytes: int = 64) -> bytes:
    """A zip that grows a thousand times when it is opened."""
    return zipped(("bomb.txt", bytes(megabytes * 1024 * 1024)))


def document(*, has_macro: bool) -> bytes:
    """As much of a Word document as shows whether it has a macro."""
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml" if has_macro else "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    members = [("[Content_Types].xml", f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'.encode()), ("word/document.xml", b"<w:document/>")]
    return zipped(*members, *([("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")] if has_macro else []))


def encrypted_zip(name: str, data: bytes) -> bytes:
    """A zip with one file under the old cipher of zip, which Python reads and does not write."""
    crc = zlib.crc32(data)
    secret = _enciphered(bytes(11) + bytes([crc >> 24]) + data)
    fields = (20, 1, 0, 0, 0, crc, len(secret), len(data), len(name), 0)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", *fields) + name.encode() + secret
    central = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, 0) + name.encode()
    return local + central + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)


def _enciphered(data: bytes) -> bytes:
    table = [_table(number) for number in range(256)]
    keys = [0x12345678, 0x23456789, 0x34567890]

    def turn(byte: int) -> None:
        keys[0] = keys[0] >> 8 ^ table[(keys[0] ^ byte) & 255]
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = keys[2] >> 8 ^ table[(keys[2] ^ keys[1] >> 24) & 255]

    for byte in PASSWORD:
        turn(byte)
    out = bytearray()
    for byte in data:
        mask = keys[2] | 2
        out.append(byte ^ (mask * (mask ^ 1) >> 8) & 255)
        turn(byte)
    return bytes(out)


def _table(number: int) -> int:
    for _ in range(8):
        number = number >> 1 ^ (0xEDB88320 if number & 1 else 0)
    return number


def winmail(*files: tuple[str, bytes], charset: str = "cp1251", body: str = "") -> bytes:
    """The parcel of Outlook (MS-OXTNEF)."""
    parcel = struct.pack("<IH", 0x223E9F78, 1)
    parcel += _object(1, 0x00089006, struct.pack("<I", 0x00010000))
    parcel += _object(1, 0x00069007, struct.pack("<II", int(charset.removeprefix("cp")), 0))
    if body:
        parcel += _object(1, 0x0002800C, body.encode(charset) + b"\0")
    for name, data in files:
        parcel += _object(2, 0x00069002, bytes(14))
        parcel += _object(2, 0x00018010, name.encode(charset) + b"\0")
        parcel += _object(2, 0x0006800F, data)
        parcel += _object(2, 0x00069005, _long_name(name))
    return parcel


def _object(level: int, attribute: int, content: bytes) -> bytes:
    return struct.pack("<BII", level, attribute, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)


def _long_name(name: str) -> bytes:
    """Three properties, the name in UTF-16 among them."""
    wide = name.encode("utf-16-le") + b"\0\0"
    props = struct.pack("<HHI", 0x0003, 0x0E20, 5) + struct.pack("<HHH2x", 0x000B, 0x7FFE, 1)
    props += struct.pack("<HHII", 0x001F, 0x3707, 1, len(wide)) + wide + bytes(-len(wide) % 4)
    return struct.pack("<I", 3) + props
