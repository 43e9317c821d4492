"""What a file really is, by its bytes. The name is asked only where bytes cannot tell: a table of text, a list of commands."""

from __future__ import annotations

import re

import puremagic

from workflows.screening import office, ole, pdfs, texts
from workflows.screening.bits import Bits
from workflows.screening.formats import FORMATS, RUN_BY_NAME, Format
from workflows.screening.zips import END, LOCAL, directory_of

PROGRAM = re.compile(
    rb"MZ|\x7fELF|\xca\xfe\xba\xbe|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe|dex\n03|#!\s*/|\x00asm|!<arch>\n|ITSF|xar!|FWS|CWS|ZWS"
)
BEGINNINGS: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), code)
    for pattern, code in (
        (rb"\x4c\0\0\0\x01\x14\x02\0", "lnk"),
        (rb"\xff\xd8\xff", "jpeg"),
        (rb"\x89PNG\r\n\x1a\n", "png"),
        (rb"RIFF....WEBP", "webp"),
        (rb"RIFF....WAVE", "wav"),
        (rb"RIFF....AVI ", "avi"),
        (rb"II\*\0|MM\0\*", "tiff"),
        (rb"GIF8[79]a", "gif"),
        (rb"BM....\0\0\0\0", "bmp"),
        (rb"\{\\rtf", "rtf"),
        (rb"Rar!\x1a\x07", "rar"),
        (rb"7z\xbc\xaf\x27\x1c", "7z"),
        (rb"\x1f\x8b\x08", "gz"),
        (rb"BZh[1-9]1AY&SY", "bz2"),
        (rb"\xfd7zXZ\0", "xz"),
        (rb"MSCF\0\0\0\0", "cab"),
        (rb"\x78\x9f\x3e\x22", "tnef"),
        (rb"OggS\0", "ogg"),
        (rb"ID3[\x02-\x04]", "mp3"),
        (rb"\x1aE\xdf\xa3", "mkv"),
        (rb".{257}ustar", "tar"),
        (rb"\x30[\x80-\x84].{0,4}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", "sig"),
    )
)
SIGNATURE_AS_TEXT = re.compile(rb"-----BEGIN (PKCS7|CMS|SIGNATURE)-----")
SOUND = re.compile(rb"\xff[\xf2\xf3\xfa\xfb][\x10-\xeb]")
BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "heic"),
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"M4A ", b"M4B "), "m4a"),
    **dict.fromkeys((b"qt  ",), "mov"),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"), "mp4"),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3g2a"), "3gp"),
}
OLE_SORTS = (("doc", ole.WORD), ("xls", ole.EXCEL), ("ppt", ole.SLIDES), ("msg", ole.LETTER))
DISK = (32_769, b"CD001")


def sniff(bits: Bits, ending: str = "") -> Format:
    """The format of the content; `ending` is that of the cleaned name."""
    return FORMATS[_code(bits, ending)]


def _code(bits: Bits, ending: str) -> str:
    if not bits.size:
        return "empty"
    head = bits.at(0, 1024)
    return signed(head) or _contained(bits, head) or _worded(bits, ending) or ("mp3" if SOUND.match(head) else _guessed(head))


def _contained(bits: Bits, head: bytes) -> str:
    """Formats that must be looked into."""
    if head.startswith((LOCAL, END)):
        return office.sort_of(bits, directory_of(bits))
    if head.startswith(ole.MAGIC):
        return _compound(ole.names_in(bits))
    if pdfs.MAGIC in head:
        return "pdf"
    return "program" if bits.at(DISK[0], 5) == DISK[1] else ""


def signed(head: bytes) -> str:
    """The format that the first bytes alone tell; nothing when more must be read."""
    if PROGRAM.match(head):
        return "program"
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "") or next((BRANDS[brand] for brand in _brands(head) if brand in BRANDS), "unknown")
    if head[4:8] in (b"moov", b"mdat", b"wide") and head[:1] == b"\0":
        return "mov"
    if SIGNATURE_AS_TEXT.match(head):
        return "sig"
    return next((code for pattern, code in BEGINNINGS if pattern.match(head)), "")


def _brands(head: bytes) -> list[bytes]:
    return [head[at : at + 4] for at in range(16, min(len(head), int.from_bytes(head[:4], "big")), 4)]


def _compound(names: frozenset[str]) -> str:
    if "installer" in names:
        return "program"
    if names & ole.ENCRYPTED:
        return "docx"
    return next((code for code, wanted in OLE_SORTS if names & wanted), "ole2")


def _worded(bits: Bits, ending: str) -> str:
    text = texts.decoded(bits.at(0, texts.HEAD))
    if text is None:
        return ""
    found = texts.sort_of(text)
    if found == "txt" and ending in RUN_BY_NAME:
        return "script"
    return "csv" if found == "txt" and ending in FORMATS["csv"].endings else found


def _guessed(head: bytes) -> str:
    """The last word has a library that knows two thousand beginnings: not to let in, only to name a program."""
    try:
        guesses = puremagic.magic_string(head)
    except puremagic.PureError:
        return "unknown"
    likely = {guess.extension.lstrip(".") for guess in guesses if guess.confidence >= 0.4 and len(guess.byte_match) >= 4}
    return "program" if likely & RUN_BY_NAME else "unknown"
