"""Texts whose charset is old, wrong, unknown or not named at all."""

import base64

from tests.workflows.inbox.corpus.item import BASE64, EIGHT_BIT, SUBJECT_LINE, TEXT, UTF8, Item, letter
from workflows.inbox.parsing.words import SIGNS_LOST, TWICE_ENCODED, UNKNOWN_CHARSET

MIME = (b"Content-Type", b"MIME-Version", b"Content-Transfer-Encoding")
LONG = "Уважаемая администрация! Второй месяц не работает отопление в кабинете № 12, дети сидят в куртках. Прошу принять меры."


def kind(charset: str, *more: bytes) -> tuple[bytes, ...]:
    return (f"Content-Type: text/plain; charset={charset}".encode(), EIGHT_BIT, *more)


def in_charset(charset: str, declared: str, text: str = TEXT) -> bytes:
    return letter(text.encode(charset), kind=kind(declared))


def twice(text: str, charset: str) -> bytes:
    """UTF-8 taken for another charset and encoded in UTF-8 again."""
    return "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in text.encode()).encode()


ITEMS = (
    Item(name="koi8-r-8bit", made=in_charset("koi8-r", "koi8-r")),
    Item(name="koi8-u-8bit", made=in_charset("koi8-u", "koi8-u", "Її дитина навчається у школі"), text="Її дитина навчається у школі"),
    Item(name="cp1251-8bit", made=in_charset("cp1251", "windows-1251")),
    Item(name="cp866-8bit", made=in_charset("cp866", "ibm866")),
    Item(name="iso-8859-5-8bit", made=in_charset("iso8859-5", "iso-8859-5")),
    Item(name="mac-cyrillic-8bit", made=in_charset("mac-cyrillic", "x-mac-cyrillic")),
    Item(
        name="cp1251-charset-not-named",
        made=letter(TEXT.encode("cp1251"), kind=(b"Content-Type: text/plain", EIGHT_BIT)),
        defects=(UNKNOWN_CHARSET,),
    ),
    Item(name="koi8-r-charset-not-named", made=letter(LONG.replace("№", "N").encode("koi8-r"), without=MIME, kind=()), text=LONG.replace("№", "N"), defects=(UNKNOWN_CHARSET,)),
    Item(name="cp866-charset-not-named", made=letter(LONG.encode("cp866"), without=MIME, kind=()), text=LONG, defects=(UNKNOWN_CHARSET,)),
    Item(name="cp1251-one-word-in-capitals", made=letter("ЖАЛОБА".encode("cp1251"), without=MIME, kind=()), text="ЖАЛОБА", defects=(UNKNOWN_CHARSET,)),
    Item(name="utf-8-without-mime-headers", made=letter(TEXT, without=MIME, kind=())),
    Item(name="us-ascii-declared-cp1251-sent", made=in_charset("cp1251", "us-ascii"), defects=(UNKNOWN_CHARSET,)),
    Item(name="utf-8-declared-cp1251-sent", made=in_charset("cp1251", "utf-8"), defects=(UNKNOWN_CHARSET,)),
    Item(name="latin-1-declared-cp1251-sent", made=in_charset("cp1251", "iso-8859-1"), defects=(UNKNOWN_CHARSET,)),
    Item(name="cp1251-declared-utf-8-sent-with-bom", made=letter(b"\xef\xbb\xbf" + TEXT.encode(), kind=kind("us-ascii")), defects=(UNKNOWN_CHARSET,)),
    Item(name="charset-cp-1251", made=in_charset("cp1251", "cp-1251")),
    Item(name="charset-windows1251", made=in_charset("cp1251", "windows1251")),
    Item(name="charset-win-1251", made=in_charset("cp1251", "win-1251")),
    Item(name="charset-x-cp1251-in-single-quotes", made=in_charset("cp1251", "'x-cp1251'")),
    Item(name="charset-koi8r", made=in_charset("koi8-r", "koi8r")),
    Item(name="charset-utf8", made=in_charset("utf-8", "utf8")),
    Item(name="charset-unknown-8bit", made=in_charset("cp1251", "unknown-8bit"), defects=(UNKNOWN_CHARSET,)),
    Item(name="charset-percent-charset", made=in_charset("utf-8", "%CHARSET%")),
    Item(name="charset-is-a-python-codec", made=in_charset("cp1251", "zlib"), defects=(UNKNOWN_CHARSET,)),
    Item(name="utf-7", made=letter(TEXT.encode("utf-7"), kind=kind("utf-7"))),
    Item(name="iso-2022-jp", made=in_charset("iso2022_jp", "iso-2022-jp")),
    Item(name="utf-16-with-bom", made=letter(base64.b64encode(TEXT.encode("utf-16")), kind=(b"Content-Type: text/plain; charset=utf-16", BASE64))),
    Item(name="utf-16-not-named", made=letter(base64.b64encode(TEXT.encode("utf-16-le")), kind=(b"Content-Type: text/plain", BASE64)), defects=(UNKNOWN_CHARSET,)),
    Item(name="encoded-twice-as-cp1251", made=letter(twice(TEXT, "cp1251")), defects=(TWICE_ENCODED,)),
    Item(name="encoded-twice-as-latin-1", made=letter(twice(TEXT, "cp1252")), defects=(TWICE_ENCODED,)),
    Item(name="encoded-twice-as-koi8-r", made=letter(twice(TEXT, "koi8-r")), defects=(TWICE_ENCODED,)),
    Item(
        name="subject-encoded-twice",
        made=letter(TEXT, b"Subject: " + twice("Жалоба на питание", "cp1251")),
        defects=(TWICE_ENCODED,),
    ),
    Item(
        name="utf-8-with-a-byte-lost",
        made=letter(TEXT.encode().replace("у".encode(), b"\xd1", 1)),
        text=TEXT.replace("у", "\ufffd", 1),
        defects=(UNKNOWN_CHARSET, SIGNS_LOST),
    ),
    Item(name="utf-8-cut-inside-the-last-sign", made=letter(TEXT.encode() + b" \xd0"), text=f"{TEXT} \ufffd", defects=(UNKNOWN_CHARSET, SIGNS_LOST)),
    Item(name="letters-of-two-signs", made=letter("Мои\u0306 ребе\u0308нок".encode()), text="Мой ребёнок"),
    Item(name="subject-raw-utf-8", made=letter(TEXT, b"Subject: " + "Жалоба на питание".encode())),
    Item(name="subject-raw-cp1251", made=letter(TEXT, b"Subject: " + "Жалоба на питание".encode("cp1251")), defects=(UNKNOWN_CHARSET,)),
    Item(name="subject-raw-koi8-r", made=letter(TEXT, b"Subject: " + "Жалоба на питание".encode("koi8-r")), defects=(UNKNOWN_CHARSET,)),
    Item(name="names-raw-cp1251", made=letter(TEXT, "From: Мария Петрова <petrova@example.ru>".encode("cp1251")), defects=(UNKNOWN_CHARSET,)),
    Item(name="good-letter", made=letter(TEXT, SUBJECT_LINE, UTF8, kind=(EIGHT_BIT,))),
)
