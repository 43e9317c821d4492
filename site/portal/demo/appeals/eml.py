"""Letters of the demonstration as they travel: bytes with headers, made of a few words of a table."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from PIL import Image

HOUSE = "office@mirk.example"
PAPER, INK = (236, 233, 226), (120, 124, 130)
UNBROKEN = SMTP.clone(max_line_length=900)  # the library loses a space where it breaks a long Russian subject
PROGRAM = b"MZ\x90\x00" + bytes(508)  # how programs of Windows begin; it does nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a letter says: from whom, to which of our addresses, about what. `page` is the same words laid out."""

    key: str
    name: str
    email: str
    subject: str
    text: str
    page: str = ""
    photo: str = ""  # the name of a photograph that comes with it
    program: str = ""  # the name of a program that calls itself a document
    to: str = HOUSE
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def message_id(self) -> str:
        """The same whenever the demonstration is told."""
        return f"<{self.key}@{self.email.rpartition('@')[2]}>"


def written(mail: Mail, *, at: datetime) -> bytes:
    """The letter, sent at the moment."""
    letter = EmailMessage(policy=UNBROKEN)
    letter["From"] = f"{mail.name} <{mail.email}>"
    letter["To"], letter["Subject"], letter["Message-ID"] = mail.to, mail.subject, mail.message_id
    letter["Date"] = format_datetime(at)
    for name, value in mail.headers:
        letter[name] = value
    letter.set_content(mail.text)
    if mail.page:
        letter.add_alternative(mail.page, subtype="html")
    if mail.photo:
        letter.add_attachment(photograph(), maintype="image", subtype="jpeg", filename=mail.photo)
    if mail.program:
        letter.add_attachment(PROGRAM, maintype="application", subtype="pdf", filename=mail.program)
    return bytes(letter)


def returned(mail: Mail, *, message_id: str, address: str, at: datetime) -> bytes:
    """The report of a server that our letter did not arrive (RFC 3464), line by line as servers write it."""
    lines = (
        f"From: {mail.name} <{mail.email}>", f"To: <{mail.to}>", f"Subject: {mail.subject}", f"Message-ID: {mail.message_id}", f"Date: {format_datetime(at)}",
        "Auto-Submitted: auto-replied", "MIME-Version: 1.0", "Content-Type: multipart/report; report-type=delivery-status; boundary=part", "",
        "--part", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", mail.text,
        "--part", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.pochta.example", "", f"Final-Recipient: rfc822; {address}",
        "Action: failed", "Status: 5.1.1", "Diagnostic-Code: smtp; 550 5.1.1 no such user", "",
        "--part", "Content-Type: text/rfc822-headers", "", f"From: <{HOUSE}>", f"To: <{address}>", f"Message-ID: <{message_id}@{HOUSE.partition('@')[2]}>", "",
        "--part--", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()


def photograph() -> bytes:
    """A sheet of paper on a table, as seen by a poor camera."""
    picture = Image.new("RGB", (480, 640), INK)
    picture.paste(PAPER, (60, 60, 420, 580))
    for line in range(120, 520, 40):
        picture.paste(INK, (100, line, 380, line + 6))
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=70)
    return data.getvalue()


def blank() -> bytes:
    """What a broken program sent: not one sign in it."""
    return b"\r\n" * 40
