"""How a letter of the corpus is written down."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from workflows.inbox.parsing.letter import Address, Bounce, Nature

SUBJECT = "Жалоба на питание"
SENDER = Address("Мария Петрова", "petrova@example.ru")
TEXT = "Здравствуйте! Прошу разобраться, почему в столовой холодные обеды."
TO = b"To: priem@mirk.example"
DATE = b"Date: Mon, 02 Mar 2026 10:15:00 +0300"
RECEIVED = b"Received: from mx.example.ru by mx.mirk.example with ESMTPS; Mon, 02 Mar 2026 10:15:07 +0300"
FROM = b"From: =?utf-8?B?0JzQsNGA0LjRjyDQn9C10YLRgNC+0LLQsA==?= <petrova@example.ru>"
SUBJECT_LINE = b"Subject: =?utf-8?B?0JbQsNC70L7QsdCwINC90LAg0L/QuNGC0LDQvdC40LU=?="
UTF8 = b'Content-Type: text/plain; charset="utf-8"'
EIGHT_BIT = b"Content-Transfer-Encoding: 8bit"
BASE64 = b"Content-Transfer-Encoding: base64"
MIXED = b'Content-Type: multipart/mixed; boundary="part"'


@dataclass(frozen=True, kw_only=True)
class Item:
    """A letter, and what of it must be readable. `defects` are what the clerk is told, word for word."""

    name: str
    made: bytes | Callable[[], bytes]
    subject: str = SUBJECT
    sender: Address = SENDER
    text: str = TEXT
    files: tuple[str, ...] = ()
    nature: Nature = Nature.NORMAL
    bounce: Bounce | None = None
    defects: tuple[str, ...] = ()
    is_heavy: bool = False

    @cached_property
    def raw(self) -> bytes:
        return self.made if isinstance(self.made, bytes) else self.made()


def letter(body: bytes | str = TEXT, *extra: bytes, without: tuple[bytes, ...] = (), kind: tuple[bytes, ...] = (UTF8, EIGHT_BIT), end: bytes = b"\r\n") -> bytes:
    """A letter in good order but for what is asked: headers added in front, headers left out."""
    usual = (RECEIVED, FROM, TO, SUBJECT_LINE, DATE, b"Message-ID: <obed-1@example.ru>", b"MIME-Version: 1.0", *kind)
    named = {header.partition(b":")[0].lower() for header in (*extra, *without)}
    kept = [header for header in usual if header.partition(b":")[0].lower() not in named or header in kind]
    data = body if isinstance(body, bytes) else body.encode()
    return end.join([*extra, *kept, b"", data, b""])


def multipart(*parts: bytes, boundary: bytes = b"part", end: bytes = b"\r\n") -> bytes:
    """The body of a letter of many parts."""
    return b"".join(b"--" + boundary + end + part + end for part in parts) + b"--" + boundary + b"--" + end


def part(data: bytes | str, *headers: bytes, end: bytes = b"\r\n") -> bytes:
    return end.join([*headers, b"", data if isinstance(data, bytes) else data.encode()])


SAID = part(TEXT, UTF8, EIGHT_BIT)


def file(data: bytes, *headers: bytes) -> bytes:
    """A part with a file, in base64."""
    return part(base64.encodebytes(data).replace(b"\n", b"\r\n").rstrip(), *headers, BASE64)


def with_file(data: bytes, *headers: bytes, extra: tuple[bytes, ...] = ()) -> bytes:
    """A usual letter with one file."""
    return letter(multipart(SAID, file(data, *headers)), *extra, kind=(MIXED,))


def attached(name: str, media_type: str = "application/octet-stream") -> tuple[bytes, ...]:
    """Headers of a file, its name in RFC 2047: what Outlook and many others write."""
    word = b"=?utf-8?B?" + base64.b64encode(name.encode()) + b"?="
    return (b"Content-Type: " + media_type.encode(), b'Content-Disposition: attachment; filename="' + word + b'"')
