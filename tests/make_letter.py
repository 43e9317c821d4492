"""Makers of letters as they travel: bytes."""

import base64
from itertools import count

_next = count(1)
OFFICE = "office@school.example"
MARIA = "Петрова Мария Ивановна"


def eml(
    text: str = "Прошу объяснить, почему отменены занятия кружка.",
    *,
    sender: str = "petrova@example.org",
    name: str = MARIA,
    to: str = OFFICE,
    subject: str = "Об отмене занятий",
    message_id: str = "",
    headers: tuple[str, ...] = (),
) -> bytes:
    """A plain letter; each has an identifier of its own unless told."""
    lines = [
        f"From: {_word(name)} <{sender}>",
        f"To: <{to}>",
        f"Subject: {_word(subject)}",
        f"Message-ID: <{message_id or f'letter-{next(_next)}@example.org'}>",
        "Date: Mon, 02 Nov 2026 10:00:00 +0300",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        *headers,
    ]
    return "\r\n".join([*lines, "", *text.split("\n"), ""]).encode()


def with_file(data: bytes, *, file_name: str = "photo.jpg", text: str = "Фото во вложении.", **fields) -> bytes:
    """A letter with a file."""
    plain = eml("", **fields).decode().partition("\r\nMIME-Version")[0]
    parts = [
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        text,
        "--b",
        f'Content-Type: image/jpeg; name="{file_name}"',
        f'Content-Disposition: attachment; filename="{file_name}"',
        "Content-Transfer-Encoding: base64",
        "",
        base64.encodebytes(data).decode().replace("\n", "\r\n") + "--b--",
        "",
    ]
    return "\r\n".join([plain, *parts]).encode()


def bounce(original: str, *, status: str = "5.1.1", sender: str = "MAILER-DAEMON@mx.example.org") -> bytes:
    """A report that a letter of ours did not arrive."""
    return "\r\n".join(
        [
            f"From: Mail Delivery System <{sender}>",
            f"To: <{OFFICE}>",
            "Subject: Undelivered Mail Returned to Sender",
            f"Message-ID: <bounce-{next(_next)}@mx.example.org>",
            "Date: Mon, 02 Nov 2026 10:00:00 +0300",
            "Auto-Submitted: auto-replied",
            "MIME-Version: 1.0",
            'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
            "",
            "--b",
            "Content-Type: text/plain",
            "",
            "The mail system could not deliver your message.",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.example.org",
            "",
            "Final-Recipient: rfc822; petrova@example.org",
            f"Action: {'failed' if status.startswith('5') else 'delayed'}",
            f"Status: {status}",
            f"Diagnostic-Code: smtp; 550 {status} no such user",
            "",
            "--b",
            "Content-Type: message/rfc822",
            "",
            f"From: <{OFFICE}>",
            "To: <petrova@example.org>",
            f"Message-ID: <{original}>",
            "Subject: answer",
            "",
            "answer",
            "--b--",
            "",
        ]
    ).encode()


def poison(**fields) -> bytes:
    """A letter in a letter in a letter: deeper than any reader follows."""
    head = eml("", subject="Глубокое письмо", **fields).decode().partition("\r\nMIME-Version")[0]
    return (head + "\r\nContent-Type: message/rfc822\r\n\r\n" + "Content-Type: message/rfc822\r\n\r\n" * 3000 + "Subject: end\r\n\r\nend\r\n").encode()


def _word(text: str) -> str:
    """A header of a sober mail program."""
    return text if text.isascii() else f"=?utf-8?B?{base64.b64encode(text.encode()).decode()}?="
