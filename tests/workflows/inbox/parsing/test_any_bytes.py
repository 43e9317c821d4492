"""Whatever comes: reading raises nothing but Unreadable, and what it returns can be stored."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import many
from tests.workflows.inbox.corpus import LIGHT
from tests.workflows.inbox.parsing.storable import what_no_database_takes
from workflows.inbox.parsing.letter import Letter
from workflows.inbox.parsing.limits import Limits, Unreadable
from workflows.inbox.parsing.reading import read
from workflows.inbox.parsing.wire import Garbled, packed, unpacked

SMALL = tuple(item.raw for item in LIGHT if len(item.raw) < 5000)
TIGHT = Limits(parts=20, depth=4, text=2000, header=20_000)

boundaries = st.sampled_from(["a", "b", "a b", "", '"', "a--", "=_x"])
kinds = st.sampled_from(
    ["text/plain", "text/html", "multipart/mixed", "multipart/alternative", "multipart/related", "multipart/report", "multipart/digest", "message/rfc822",
     "message/delivery-status", "application/ms-tnef", "text/calendar", "image/jpeg", "multipart/", "text", "", "///"]
)  # fmt: skip
charsets = st.sampled_from(["utf-8", "cp1251", "koi8-r", "utf-16", "utf-7", "zlib", "idna", "%CHARSET%", "", "x" * 50, "hz", "unicode_escape", "\x00"])
encodings = st.sampled_from(["base64", "quoted-printable", "8bit", "x-uuencode", "", "binary", "nonsense"])
contents = st.one_of(
    st.binary(max_size=80),
    st.text(max_size=40).map(lambda text: text.encode(errors="surrogatepass")),
    st.sampled_from([b"<div><p>x", b"begin 644 a\n#86)C\nend\n", b"> x\n", b"--a\n", b"--b--\n", b"=D0=\n", b"0JbQsNC7", b"x\x9f\x3e\x22\x01\x00\x02\x02\x90\x06\x00"]),
)
header_values = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"=?utf-8?B?0JbQ?=", b"=?x?q?=D0=?=", b"<a@b>", b'"', b"(((", b"<<>>", b"a;b=c;b*0*=utf-8''%D0;b*1=%", b"Fri, 31 Feb 99999 99:99 +9999", b"=?utf-8?q?=0D=0A=00?="]),
)
names = st.sampled_from(
    [b"From", b"To", b"Subject", b"Date", b"Message-ID", b"References", b"Received", b"Authentication-Results", b"Reply-To", b"Return-Path", b"Auto-Submitted",
     b"X-Failed-Recipients", b"Content-Disposition", b"Content-Type", b"Precedence", b"List-Id", b"In-Reply-To", b"no header"]
)  # fmt: skip


@st.composite
def trees(draw, depth: int = 3) -> bytes:
    """A part as a careless or hostile program would write it."""
    boundary = draw(boundaries)
    headers = [draw(names) + b": " + draw(header_values) for _ in range(draw(st.integers(0, 3)))]
    headers.append(f'Content-Type: {draw(kinds)}; charset={draw(charsets)}; boundary="{boundary}"'.encode())
    headers.append(b"Content-Transfer-Encoding: " + draw(encodings).encode())
    if draw(st.booleans()):
        headers.append(b"Content-Disposition: attachment; filename=" + draw(header_values))
    parts = draw(st.lists(trees(depth - 1), max_size=3)) if depth else []
    body = b"".join(b"\n--" + boundary.encode() + b"\n" + one for one in parts) + draw(contents)
    end = b"\n--" + boundary.encode() + b"--" if draw(st.booleans()) else b""
    return draw(st.sampled_from([b"\n", b"\r\n", b"\r"])).join([*headers, b"", body + end])


@st.composite
def spoiled(draw) -> bytes:
    """A letter of the corpus, cut, stretched, shuffled and flipped."""
    raw = bytearray(draw(st.sampled_from(SMALL)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 200)))
        piece = bytes(raw[start:end])
        place = draw(st.integers(0, len(raw)))
        way = draw(st.sampled_from(["cut", "double", "move", "flip", "add"]))
        if way == "cut":
            del raw[start:end]
        elif way == "double":
            raw[place:place] = piece
        elif way == "move":
            del raw[start:end]
            raw[place:place] = piece
        elif way == "flip" and raw:
            raw[min(place, len(raw) - 1)] ^= 1 << draw(st.integers(0, 7))
        else:
            raw[place:place] = draw(st.binary(max_size=20))
    return bytes(raw)


def is_understood(raw: bytes, limits: Limits | None = None) -> None:
    try:
        letter = read(raw, our_server="mx.mirk.example", limits=limits)
    except Unreadable:
        return
    assert what_no_database_takes(letter) == []
    assert unpacked(packed(letter)) == letter
    assert letter.quoted_from is None or 0 < letter.quoted_from < len(letter.text)


anything = st.one_of(st.binary(max_size=500), spoiled(), trees())


@settings(max_examples=60)
@given(anything)
def test_any_bytes_are_understood_or_unreadable(raw):
    is_understood(raw)


@pytest.mark.slow
@many(2000)
@given(anything)
def test_very_many_bytes_are_understood_or_unreadable(raw):
    is_understood(raw)


@pytest.mark.slow
@many(1000)
@given(anything)
def test_bytes_beyond_the_limits_are_understood_or_unreadable(raw):
    is_understood(raw, TIGHT)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_an_answer_that_is_no_letter_is_refused(data):
    with pytest.raises(Garbled):
        unpacked(data)


russian = st.text(st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯ «»—№.,!?()12345"), min_size=1, max_size=60)
lines = russian.map(lambda text: " ".join(text.split())).filter(bool)
paragraphs = st.lists(lines, min_size=1, max_size=5).map("\n".join)
file_names = lines.map(lambda text: text.strip(" .")).filter(bool).map(lambda text: f"{text}.pdf")


@st.composite
def letters(draw) -> tuple[EmailMessage, dict[str, object]]:
    """A letter in good order, as Python itself would write it, and what it says."""
    subject, name, text = draw(lines), draw(lines), draw(paragraphs)
    files = draw(st.lists(st.tuples(file_names, st.binary(min_size=1, max_size=200)), max_size=3))
    charset = draw(st.sampled_from(["utf-8", "koi8-r", "windows-1251"]))
    if charset == "koi8-r":
        text = "".join(sign for sign in text if sign not in "«»—№") or "письмо"
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = subject, f'"{name}" <petrova@example.ru>', "Mon, 02 Mar 2026 10:15:00 +0300"
    message.set_content(text, charset=charset, cte=draw(st.sampled_from(["base64", "quoted-printable", "8bit"])))
    for file, data in files:
        message.add_attachment(data, maintype="application", subtype="pdf", filename=file)
    return message, {"subject": subject, "name": name, "text": text.strip(), "files": files, "defects": ()}


def what_it_says(letter: Letter) -> dict[str, object]:
    files = [(file.name, file.data) for file in letter.files]
    return {"subject": letter.subject, "name": letter.sender.name, "text": letter.text.strip(), "files": files, "defects": letter.defects}


@settings(max_examples=30)
@given(letters(), st.sampled_from(["\n", "\r\n"]))
def test_a_letter_in_good_order_comes_back_as_it_was_written(written, end):
    message, said = written

    letter = read(message.as_bytes(policy=message.policy.clone(linesep=end)))

    assert what_it_says(letter) == said
