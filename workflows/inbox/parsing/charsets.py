"""From bytes to text: what is declared, if it holds; else what reads as Russian; else visible gaps. Never an error."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workflows.inbox.parsing.likeness import SAMPLE, likeness
from workflows.inbox.parsing.mojibake import restored

REPLACEMENT = "\ufffd"
ALIASES = {
    "cp-1251": "cp1251", "win-1251": "cp1251", "win1251": "cp1251", "windows1251": "cp1251", "x-cp1251": "cp1251",
    "cp-866": "cp866", "dos-866": "cp866", "x-cp866": "cp866", "koi8r": "koi8-r", "koi-8-r": "koi8-r", "koi8": "koi8-r",
    "koi8u": "koi8-u", "koi8-ru": "koi8-u", "unicode-1-1-utf-7": "utf-7", "unicode": "utf-16", "x-mac-cyrillic": "mac-cyrillic",
    "utf8mb4": "utf-8", "utf-8n": "utf-8", "x-unicode-2-0-utf-8": "utf-8", "iso-8859-8-i": "iso-8859-8", "ks_c_5601-1987": "cp949",
}  # fmt: skip
# The handicap of the rarer ones decides between readings that differ in a sign or two.
RUSSIAN = {"cp1251": 0, "koi8-r": 0, "cp866": 0.05, "iso8859-5": 0.05, "koi8-u": 0.05, "mac-cyrillic": 0.1}
# These never fail and so prove nothing: senders name them without knowing.
WESTERN = frozenset({"iso8859-1", "cp1252", "iso8859-15", "ascii"})
NOT_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
_NAME = re.compile(r"[a-z0-9][a-z0-9_.:+-]{0,39}")
_PLANES = re.compile(rb"[\x00\x04]")
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_DOUBTFUL = 0.25  # a reading less like Russian than this is not believed


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was read, whether that was a guess, whether signs were lost or a double encoding was undone."""

    text: str
    charset: str
    guessed: bool = False
    is_broken: bool = False
    was_twice: bool = False


def known(declared: str) -> str:
    """The charset of Python's own name that is meant; empty when there is none."""
    name = declared.strip().strip("\"'<>=;").strip().lower()
    name = ALIASES.get(name, name)
    if not _NAME.fullmatch(name):
        return ""
    try:
        found = codecs.lookup(name).name
        b"ab".decode(found, "replace")
    except (LookupError, ValueError):
        return ""
    return "" if found.replace("-", "_") in NOT_CHARSETS else found


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of the bytes, with a double encoding undone."""
    found = _decode(data, declared)
    single = restored(found.text)
    if single is None:
        return found
    return Decoded(single, found.charset, guessed=True, is_broken=found.is_broken, was_twice=True)


def _decode(data: bytes, declared: str) -> Decoded:
    if data.isascii() and not _PLANES.search(data) and not _shifts(known(declared)):
        return Decoded(data.decode("ascii"), known(declared) or "us-ascii")
    return _as_declared(data, known(declared)) or _as_unicode(data) or _by_likeness(data, known(declared))


def _shifts(charset: str) -> bool:
    """Whether bytes below 128 mean something else in it."""
    return charset.startswith(("utf-7", "utf-16", "utf-32", "iso2022", "hz"))


def _as_declared(data: bytes, charset: str) -> Decoded | None:
    if not charset:
        return None
    try:
        text = data.decode(charset)
    except (UnicodeError, ValueError):
        return None
    if charset in WESTERN and _HIGH.search(data):
        return None
    return Decoded(text.removeprefix("\ufeff"), charset)


def _as_unicode(data: bytes) -> Decoded | None:
    for charset in (*_wide(data), "utf-8"):
        try:
            text = data.decode(charset)
        except UnicodeError:
            continue
        return Decoded(text.removeprefix("\ufeff"), charset, guessed=True)
    return _almost_utf8(data)


def _wide(data: bytes) -> tuple[str, ...]:
    """UTF-16 by its mark, or by every second byte being 0 (Latin) or 4 (Cyrillic)."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    sample = data[:SAMPLE]
    for offset, charset in ((1, "utf-16-le"), (0, "utf-16-be")):
        planes = sample[offset::2]
        if len(planes) > 1 and sum(byte in (0, 4) for byte in planes) > 0.9 * len(planes):
            return (charset,)
    return ()


def _almost_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which a few bytes were lost on the way."""
    try:
        start = codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
    except UnicodeError:
        start = ""
    if start and not start.isascii():  # only the last sign is cut
        return Decoded(start + REPLACEMENT, "utf-8", guessed=True, is_broken=True)
    high = len(_HIGH.findall(data))
    whole = sum(len(sign) for sign in _MULTIBYTE.findall(data))
    if not high or whole < 0.8 * high:
        return None
    return Decoded(data.decode("utf-8", "replace"), "utf-8", guessed=True, is_broken=True)


def _by_likeness(data: bytes, declared: str) -> Decoded:
    first = _HIGH.search(data)
    start = max(0, first.start() - 20) if first else 0
    sample = data[start : start + SAMPLE]
    best = max(RUSSIAN, key=lambda charset: likeness(sample.decode(charset, "replace")) - RUSSIAN[charset])
    worth = likeness(sample.decode(best, "replace"))
    if declared in WESTERN - {"ascii"} and worth < _DOUBTFUL:
        return Decoded(data.decode(declared, "replace"), declared)
    if worth < -1 and not _is_mostly_text(data):
        return Decoded(data.decode("ascii", "replace"), "", guessed=True, is_broken=True)
    text = data.decode(best, "replace")
    return Decoded(text, best, guessed=True, is_broken=REPLACEMENT in text)


def _is_mostly_text(data: bytes) -> bool:
    return sum(byte < 9 for byte in data[:SAMPLE]) < 0.01 * len(data[:SAMPLE])
