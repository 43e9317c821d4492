"""A megabyte made to cost as much as possible is read within the means of one letter all the same."""

import pytest

from workflows.inbox.parsing.apart import read_apart
from workflows.inbox.parsing.letter import Letter
from workflows.inbox.parsing.limits import Limits

PLAIN = b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n"
PAGE = b"Content-Type: text/html; charset=utf-8\n\n"
MIXED = b"Content-Type: multipart/mixed; boundary=a\n\n"
REPORT = b"Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: message/delivery-status\n\n"
MADE = {
    "quoted lines and an answer": (PLAIN, b"> a\n", b"x"),
    "words before a quotation": (PLAIN, "02.03.2026 10:15, Школа <a@b> пишет:\n".encode(), b""),
    "beginnings of files": (PLAIN, b"begin 644 a\nend\n", b""),
    "rules": (PLAIN, b"_" * 12 + b"\n", b""),
    "marks over one letter": (PLAIN, "\u0306\u0316".encode(), b""),
    "text encoded twice": (PLAIN, "Р°".encode(), b""),
    "deep tags": (PAGE, b"<div>", b""),
    "paragraphs": (PAGE, b"<p>", b""),
    "tables in tables": (PAGE, b"<table><tr><td>", b""),
    "brackets of tags": (PAGE, b"<", b""),
    "attributes": (PAGE + b"<a", b" b=c", b">"),
    "tags that cross": (PAGE, b"<a><b><i><table>", b""),
    "comments": (PAGE, b"<!--", b""),
    "quotes in a name": (b"From: ", b'"\\', b"\n\nx"),
    "brackets in a name": (b"From: ", b"(", b"\n\nx"),
    "commas in a name": (b"From: ", b"a,", b"\n\nx"),
    "encoded words": (b"Subject: ", b"=?utf-8?q?=D0?= a ", b"\n\nx"),
    "parameters": (b"Content-Type: a/b", b'; a="', b"\n\nx"),
    "boundaries": (MIXED, b"--a\n", b""),
    "foreign boundaries": (MIXED, b"--b\n", b""),
    "padding in base64": (b"Content-Transfer-Encoding: base64\n\n", b"A=", b""),
    "signs of quoted-printable": (b"Content-Transfer-Encoding: quoted-printable\n\n", b"= ", b""),
    "headers": (b"", b"a:b\n", b"\nx"),
    "folded headers": (b"A: b\n", b" c\n", b"\nx"),
    "references": (b"References: ", b"<a@", b"\n\nx"),
    "blocks of a report": (REPORT, b"a:b\n\n", b""),
    "addresses of a report": (b"From: mailer-daemon@x\nSubject: undeliverable\n\n", b"a.a.a@", b""),
}
MEGABYTE = 1_000_000


@pytest.mark.slow
@pytest.mark.parametrize("name", MADE)
def test_a_costly_letter_is_read(name):
    start, repeated, end = MADE[name]

    found = read_apart(start + repeated * (MEGABYTE // len(repeated)) + end, our_server="mx.mirk.example", limits=Limits(wait=300))

    assert isinstance(found, Letter)
