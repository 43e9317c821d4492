"""Letters whose parts are put together wrongly, oddly or not at all."""

import base64
import binascii
import quopri

from tests.workflows.inbox.corpus.item import (
    BASE64,
    EIGHT_BIT,
    MIXED,
    SAID,
    TEXT,
    UTF8,
    Item,
    file,
    letter,
    multipart,
    part,
)
from workflows.inbox.parsing.content import BROKEN_BASE64, BROKEN_QUOTED, UNKNOWN_ENCODING
from workflows.inbox.parsing.dates import NO_DATE
from workflows.inbox.parsing.letter import Address
from workflows.inbox.parsing.markup import TOO_TANGLED
from workflows.inbox.parsing.parties import NO_SENDER
from workflows.inbox.parsing.reading import NO_TEXT
from workflows.inbox.parsing.tree import AFTER_END, NO_BOUNDARY, NO_END, TOO_DEEP

HTML = b'Content-Type: text/html; charset="utf-8"'
QUOTED = b"Content-Transfer-Encoding: quoted-printable"
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) + b"\xff\xd9"
ALTERNATIVE = b'Content-Type: multipart/alternative; boundary="part"'
RELATED = b'Content-Type: multipart/related; boundary="part"; start="<page>"'
PAGE = "<html><head><title>Письмо</title><style>p {color: red}</style></head><body><p>Здравствуйте!</p><p>Прошу разобраться, почему в столовой <b>холодные</b> обеды.</p><img src='http://spy.example/1.gif'><script>alert(1)</script></body></html>"
SPLIT = [SAID, file(b"one", b'Content-Type: application/pdf; name="a.pdf"')]


def page(body: str) -> bytes:
    return letter(body, kind=(HTML, EIGHT_BIT))


def mixed(*parts: bytes, kind: bytes = MIXED, boundary: bytes = b"part", end: bytes = b"\r\n") -> bytes:
    return letter(multipart(*parts, boundary=boundary, end=end), kind=(kind,), end=end)


def nested(depth: int) -> bytes:
    """A multipart in a multipart in a multipart…"""
    body = SAID
    for number in range(depth):
        name = b"b%d" % number
        body = part(multipart(body, boundary=name), b"Content-Type: multipart/mixed; boundary=" + name)
    return letter(multipart(body), kind=(MIXED,))


def bare(end: bytes) -> bytes:
    return mixed(*SPLIT).replace(b"\r\n", end)


def mixed_ends() -> bytes:
    lines = mixed(*SPLIT).split(b"\r\n")
    return b"".join(line + (b"\n", b"\r\n")[place % 2] for place, line in enumerate(lines))


def uuencoded(name: str, data: bytes) -> str:
    lines = "".join(binascii.b2a_uu(data[place : place + 45]).decode() for place in range(0, len(data), 45))
    return f"begin 644 {name}\n{lines}`\nend"


FLOWED = "Здравствуйте! Прошу разобраться, \r\nпочему в столовой холодные \r\nобеды.\r\n-- \r\nПетрова"
ITEMS = (
    Item(name="bare-lf", made=bare(b"\n"), files=("a.pdf",)),
    Item(name="bare-cr", made=bare(b"\r"), files=("a.pdf",)),
    Item(name="mixed-line-ends", made=mixed_ends(), files=("a.pdf",)),
    Item(name="no-final-boundary", made=mixed(*SPLIT).replace(b"--part--", b""), files=("a.pdf",), defects=(NO_END,)),
    Item(name="cut-inside-a-file", made=mixed(SAID, file(bytes(600), b'Content-Type: application/pdf; name="a.pdf"'))[:-250], files=("a.pdf",), defects=(NO_END, BROKEN_BASE64)),
    Item(name="boundary-with-spaces", made=mixed(*SPLIT, kind=b'Content-Type: multipart/mixed; boundary="my part 1"', boundary=b"my part 1"), files=("a.pdf",)),
    Item(name="boundary-not-announced", made=mixed(*SPLIT, kind=b"Content-Type: multipart/mixed"), files=("a.pdf",)),
    Item(name="boundary-never-comes", made=letter(TEXT, kind=(MIXED,)), defects=(NO_BOUNDARY,)),
    Item(name="empty-multipart", made=letter(b"", kind=(MIXED,)), text=""),
    Item(name="multipart-with-empty-parts", made=mixed(b"", SAID, b"\r\n")),
    Item(name="text-after-the-end", made=mixed(*SPLIT) + b"--\r\nlist footer", files=("a.pdf",), defects=(AFTER_END,)),
    Item(name="nested-ten", made=nested(10)),
    Item(name="nested-hundred", made=nested(99)),
    Item(name="nested-thousand", made=lambda: nested(1000), text="", files=("Вложенная часть письма.eml",), defects=(TOO_DEEP, NO_TEXT)),
    Item(
        name="letters-inside-letters-thousand",
        made=lambda: letter(b"Content-Type: message/rfc822\r\n\r\n" * 1000 + b"x", kind=(b"Content-Type: message/rfc822",)),
        text="",
        files=("Письмо.eml",),
        defects=(NO_TEXT,),
    ),
    Item(name="alternative", made=mixed(SAID, part(PAGE, HTML, EIGHT_BIT), kind=ALTERNATIVE)),
    Item(name="plain-says-see-html", made=mixed(part("См. HTML", UTF8, EIGHT_BIT), part(PAGE, HTML, EIGHT_BIT), kind=ALTERNATIVE)),
    Item(name="plain-is-empty", made=mixed(part("", UTF8), part(PAGE, HTML, EIGHT_BIT), kind=ALTERNATIVE)),
    Item(name="html-in-plain", made=letter(PAGE)),
    Item(name="html-alone", made=page(PAGE)),
    Item(name="html-alone-charset-in-meta", made=letter(("<meta charset=windows-1251>" + PAGE).encode("cp1251"), kind=(b"Content-Type: text/html", EIGHT_BIT))),
    Item(
        name="html-with-pictures-inside",
        made=mixed(file(JPEG, b"Content-Type: image/jpeg; name=photo.jpg", b"Content-ID: <1@x>"), part(PAGE, HTML, EIGHT_BIT, b"Content-ID: <page>"), kind=RELATED),
        files=("photo.jpg",),
    ),
    Item(name="html-deep", made=lambda: page("<div>" * 5000 + TEXT), defects=(TOO_TANGLED,)),
    Item(name="html-of-a-table", made=page("<table><tr><td>Обед</td><td>холодный</td></tr><tr><td>Чай</td><td>тоже</td></tr></table>"), text="Обед холодный Чай тоже"),
    Item(name="html-broken", made=page("<p>Здравствуйте! <b>Прошу разобраться, <p>почему в столовой</b> холодные обеды.<a href='javascript:x()'")),
    Item(
        name="calendar-invite",
        made=mixed(SAID, part("BEGIN:VCALENDAR\r\nEND:VCALENDAR", b"Content-Type: text/calendar; method=REQUEST; charset=utf-8"), kind=ALTERNATIVE),
        files=("Приглашение.ics",),
    ),
    Item(name="forwarded-as-attachment", made=mixed(SAID, part(letter("Старое письмо"), b"Content-Type: message/rfc822")), files=("Жалоба на питание.eml",)),
    Item(name="forwarded-as-attachment-in-base64", made=mixed(SAID, file(letter("Старое письмо"), b"Content-Type: message/rfc822")), files=("Жалоба на питание.eml",)),
    Item(
        name="digest",
        made=mixed(part(b"Subject: One\r\n\r\nfirst"), part(b"Subject: Two\r\n\r\nsecond"), kind=b"Content-Type: multipart/digest; boundary=part"),
        text="",
        files=("One.eml", "Two.eml"),
        defects=(NO_TEXT,),
    ),
    Item(name="uuencode-inside-text", made=letter(f"{TEXT}\n\n{uuencoded('справка.doc', bytes(range(100)))}\n"), files=("справка.doc",)),
    Item(name="uuencode-as-transfer-encoding", made=mixed(SAID, part(uuencoded("a.bin", bytes(90)), b"Content-Type: application/pdf; name=a.pdf", b"Content-Transfer-Encoding: x-uuencode")), files=("a.pdf",)),
    Item(name="word-begin-in-text", made=letter(f"{TEXT}\nbegin 644 и больше ничего"), text=f"{TEXT} begin 644 и больше ничего"),
    Item(name="format-flowed", made=letter(FLOWED, kind=(b"Content-Type: text/plain; charset=utf-8; format=flowed", EIGHT_BIT)), text=f"{TEXT} -- Петрова"),
    Item(
        name="format-flowed-delsp",
        made=letter("Здравствуйте! Прошу разобраться, почему в сто \r\nловой холодные обеды.", kind=(b"Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes", EIGHT_BIT)),
    ),
    Item(
        name="base64-with-junk",
        made=letter(b"!" + base64.encodebytes(TEXT.encode()) + "\nПроверено антивирусом, угроз нет\n".encode(), kind=(UTF8, BASE64)),
        defects=(BROKEN_BASE64,),
    ),
    Item(name="base64-without-padding", made=letter(base64.b64encode(f"{TEXT}!!".encode()).rstrip(b"="), kind=(UTF8, BASE64)), text=f"{TEXT}!!", defects=(BROKEN_BASE64,)),
    Item(
        name="base64-with-end-in-the-middle",
        made=letter(base64.b64encode("Здравствуйте".encode() + b"!") + b"\r\n" + base64.b64encode(" Прошу разобраться, почему в столовой холодные обеды.".encode()), kind=(UTF8, BASE64)),
        defects=(BROKEN_BASE64,),
    ),
    Item(name="quoted-printable", made=letter(quopri.encodestring(TEXT.encode()), kind=(UTF8, QUOTED))),
    Item(name="quoted-printable-broken", made=letter(quopri.encodestring(TEXT.encode()).replace(b"=\n", b"=\r\n") + b" 5=7 =ZZ", kind=(UTF8, QUOTED)), text=f"{TEXT} 5=7 =ZZ", defects=(BROKEN_QUOTED,)),
    Item(name="encoding-unknown", made=letter(TEXT, kind=(UTF8, b"Content-Transfer-Encoding: x-quantum")), defects=(UNKNOWN_ENCODING,)),
    Item(name="nul-bytes", made=letter(TEXT.encode() + b" \0\0!"), text=f"{TEXT} \ufffd\ufffd!"),
    Item(name="other-controls", made=letter(TEXT.encode() + b" \x07\x1b!"), text=f"{TEXT} \ufffd\ufffd!"),
    Item(name="empty-body-with-one-photo", made=mixed(part("", UTF8), file(JPEG, b"Content-Type: image/jpeg; name=IMG_1.jpg")), text="", files=("IMG_1.jpg",), defects=(NO_TEXT,)),
    Item(name="a-photo-and-nothing-else", made=letter(base64.encodebytes(JPEG), kind=(b"Content-Type: image/jpeg", BASE64)), text="", files=("Изображение.jpg",), defects=(NO_TEXT,)),
    Item(name="nameless-photos", made=mixed(SAID, file(JPEG, b"Content-Type: image/jpeg"), file(JPEG, b"Content-Type: image/jpeg"), file(b"x", b"Content-Type: video/mp4")), files=("Изображение.jpg", "Изображение 2.jpg", "Видео.mp4")),
    Item(name="text-between-photos", made=mixed(part("До.", UTF8, EIGHT_BIT), file(JPEG, b"Content-Type: image/jpeg; name=1.jpg"), part("После.", UTF8, EIGHT_BIT)), text="До. После.", files=("1.jpg",)),
    Item(name="text-with-a-name", made=letter(multipart(part(TEXT, b'Content-Type: text/plain; charset=utf-8; name="letter.txt"', EIGHT_BIT)), kind=(MIXED,)), files=("letter.txt",)),
    Item(name="content-type-nonsense", made=letter(TEXT, kind=(b"Content-Type: text", EIGHT_BIT))),
    Item(name="no-headers-at-all", made=f"{TEXT}\r\nСтрока.\r\n".encode(), subject="", sender=Address(), text=f"{TEXT} Строка.", defects=(NO_SENDER, NO_DATE)),
    Item(name="no-blank-line-before-the-text", made=letter(b"").rstrip() + b"\r\n" + TEXT.encode()),
)
