"""Letters in S/MIME: inside a signature, inside several, encrypted, broken. The envelopes are put together by hand, as programs do it."""

import base64

from tests.workflows.inbox.corpus.item import (
    EIGHT_BIT,
    MIXED,
    SAID,
    TEXT,
    UTF8,
    Item,
    attached,
    file,
    letter,
    multipart,
    part,
    with_file,
)
from workflows.inbox.parsing.body import IS_ENCRYPTED, IS_SIGNED, MOST_ENVELOPES, SIGNED_BROKEN, TOO_MANY_ENVELOPES
from workflows.inbox.parsing.reading import NO_TEXT

DATA, SIGNED, ENVELOPED, COMPRESSED = (bytes.fromhex(one) for one in ("2a864886f70d010701", "2a864886f70d010702", "2a864886f70d010703", "2a864886f70d0109100109"))
SAID_IN_BASE64 = b"Content-Transfer-Encoding: base64"
PIECE = 17


def element(tag: int, *content: bytes) -> bytes:
    """One element with its length, as DER wants it."""
    data = b"".join(content)
    size = len(data)
    if size < 0x80:
        return bytes([tag, size]) + data
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + data


def open_ended(tag: int, *content: bytes) -> bytes:
    """One element whose end is marked, as programs write that sign while they send."""
    return bytes([tag, 0x80]) + b"".join(content) + b"\0\0"


def signed(content: bytes | None, *, made=element) -> bytes:
    """SignedData around the content; without signatures and certificates, which nobody here looks at."""
    if content is None:
        said = b""
    elif made is element:
        said = element(0xA0, element(0x04, content))
    else:
        pieces = [element(0x04, content[place : place + PIECE]) for place in range(0, len(content), PIECE)]
        said = made(0xA0, made(0x24, *pieces))
    body = made(0x30, element(0x02, b"\1"), element(0x31), made(0x30, element(0x06, DATA), said), element(0x31))
    return made(0x30, element(0x06, SIGNED), made(0xA0, body))


def enveloped() -> bytes:
    return element(0x30, element(0x06, ENVELOPED), element(0xA0, element(0x30, element(0x02, b"\0"), element(0x31))))


def of_kind(smime_type: str, name: str = "smime.p7m") -> bytes:
    named = f"; name={name}" if name else ""
    return f"Content-Type: application/pkcs7-mime; smime-type={smime_type}{named}".encode()


def closed(data: bytes, *, kind: bytes = of_kind("signed-data")) -> bytes:
    """A letter that is nothing but an envelope."""
    return letter(base64.encodebytes(data), kind=(kind, SAID_IN_BASE64))


def entity(data: bytes, kind: bytes = of_kind("signed-data")) -> bytes:
    """An envelope as a part of a letter."""
    return part(base64.encodebytes(data), kind, SAID_IN_BASE64)


def nested(times: int) -> bytes:
    """A signature around a signature around … the words."""
    inner = SAID
    for _ in range(times - 1):
        inner = entity(signed(inner))
    return signed(inner)


LETTER_WITH_A_FILE = part(multipart(SAID, file(b"%PDF", *attached("Справка.pdf")), boundary=b"inner"), b"Content-Type: multipart/mixed; boundary=inner")

ITEMS = (
    Item(name="smime-signed", made=closed(signed(SAID)), files=("smime.p7m",), defects=(IS_SIGNED,)),
    Item(name="smime-signed-in-pieces", made=closed(signed(SAID, made=open_ended)), files=("smime.p7m",), defects=(IS_SIGNED,)),
    Item(name="smime-signed-with-a-file", made=closed(signed(LETTER_WITH_A_FILE)), files=("smime.p7m", "Справка.pdf"), defects=(IS_SIGNED,)),
    Item(name="smime-signed-without-a-name", made=closed(signed(SAID), kind=of_kind("signed-data", "")), files=("Письмо S-MIME.p7m",), defects=(IS_SIGNED,)),
    Item(name="smime-that-lost-its-kind", made=closed(signed(SAID), kind=b"Content-Type: application/octet-stream; name=smime.p7m"), files=("smime.p7m",), defects=(IS_SIGNED,)),
    Item(name="smime-of-old-outlook", made=closed(signed(SAID), kind=b"Content-Type: application/x-pkcs7-mime; name=smime.p7m"), files=("smime.p7m",), defects=(IS_SIGNED,)),
    Item(name="smime-signed-thrice", made=closed(nested(3)), files=("smime.p7m",) * 3, defects=(IS_SIGNED,)),
    Item(
        name="smime-signed-too-often",
        made=closed(nested(MOST_ENVELOPES + 2)),
        text="",
        files=("smime.p7m",) * (MOST_ENVELOPES + 1),
        defects=(IS_SIGNED, TOO_MANY_ENVELOPES, NO_TEXT),
    ),
    Item(
        name="smime-side-by-side",
        made=letter(multipart(SAID, *[entity(signed(part(b"", UTF8, EIGHT_BIT)))] * (MOST_ENVELOPES + 1)), kind=(MIXED,)),
        files=("smime.p7m",) * (MOST_ENVELOPES + 1),
        defects=(IS_SIGNED, TOO_MANY_ENVELOPES),
    ),
    Item(
        name="smime-around-an-encrypted-letter",
        made=closed(signed(entity(enveloped(), of_kind("enveloped-data")))),
        text="",
        files=("smime.p7m", "smime.p7m"),
        defects=(IS_SIGNED, IS_ENCRYPTED, NO_TEXT),
    ),
    Item(name="smime-encrypted", made=closed(enveloped(), kind=of_kind("enveloped-data")), text="", files=("smime.p7m",), defects=(IS_ENCRYPTED, NO_TEXT)),
    Item(name="smime-encrypted-and-called-signed", made=closed(enveloped()), text="", files=("smime.p7m",), defects=(IS_ENCRYPTED, NO_TEXT)),
    Item(name="smime-cut-short", made=closed(signed(SAID)[:-40]), text="", files=("smime.p7m",), defects=(SIGNED_BROKEN, NO_TEXT)),
    Item(name="smime-that-is-none", made=closed(TEXT.encode()), text="", files=("smime.p7m",), defects=(SIGNED_BROKEN, NO_TEXT)),
    Item(name="smime-certificates-alone", made=with_file(signed(None), of_kind("certs-only", "cert.p7c")), files=("cert.p7c",)),
    Item(name="smime-compressed", made=with_file(element(0x30, element(0x06, COMPRESSED)), of_kind("compressed-data")), files=("smime.p7m",)),
    Item(
        name="document-inside-its-signature",
        made=with_file(signed(b"%PDF-1.4\n"), *attached("Договор.pdf.p7m", "application/pkcs7-mime")),
        files=("Договор.pdf.p7m", "Договор.pdf"),
    ),
)
