"""Text in headers: encoded words (RFC 2047), and raw bytes of senders who know of none."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

from workflows.inbox.parsing.charsets import Decoded, decode, known
from workflows.inbox.parsing.defects import Defects

UNKNOWN_CHARSET = "Кодировка в заголовке письма не названа или не существует: она определена по виду текста."
TWICE_ENCODED = "Текст был перекодирован дважды («РЎРїР°…»): показан восстановленный вид."
SIGNS_LOST = "Часть знаков письма прочитать не удалось: на их месте стоит «�». Сверьте с исходным письмом."
_WORD = re.compile(rb"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*+)\?=")
_PADDING = re.compile(rb"=+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def text_of(value: bytes, defects: Defects) -> str:
    """The words of a header. Neighbouring encoded words are joined before they are decoded: senders split inside a sign."""
    return "".join(_decoded(data, charset, defects) for data, charset in _runs(value))


def _runs(value: bytes) -> Iterator[tuple[bytes, str | None]]:
    """Stretches of one charset; None for what is written raw."""
    gathered, current, place = b"", None, 0
    for word in _WORD.finditer(value):
        between, place = value[place : word.start()], word.end()
        charset = word[1].split(b"*")[0].decode("ascii", "replace").lower()
        if between.strip() or charset != current:
            yield gathered, current
            gathered = b""
        if between.strip() or (between and current is None):
            yield between, None
        gathered, current = gathered + _bytes_of(word[2], word[3]), charset
    yield gathered, current
    yield value[place:], None


def _bytes_of(way: bytes, content: bytes) -> bytes:
    if way in b"qQ":
        return binascii.a2b_qp(content.replace(b" ", b"_"), header=True)
    return lenient_base64(content)


def lenient_base64(content: bytes) -> bytes:
    """What can be had of base64 with strange signs, without its end or with an end in the middle."""
    joined = []
    for piece in _PADDING.split(content):
        plain = _NOT_BASE64.sub(b"", piece)
        whole = plain[: len(plain) - (len(plain) % 4 == 1)]
        joined.append(binascii.a2b_base64(whole + b"=" * (-len(whole) % 4)))
    return b"".join(joined)


def _decoded(data: bytes, charset: str | None, defects: Defects) -> str:
    if not data:
        return ""
    found = decode(data, charset or "")
    tell(found, is_declared=bool(charset and known(charset)), defects=defects)
    return found.text


def tell(found: Decoded, *, is_declared: bool, defects: Defects) -> None:
    """Say what a clerk has to know of the way in which a text was read."""
    if found.was_twice:
        defects.add(TWICE_ENCODED)
    elif found.guessed and not (found.charset == "utf-8" and not is_declared):
        defects.add(UNKNOWN_CHARSET)
    if found.is_broken:
        defects.add(SIGNS_LOST)
