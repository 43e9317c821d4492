"""Reading a letter with the standard library. Stands in for the reader that repairs encodings."""

from __future__ import annotations

import email
import email.header
import re
from datetime import datetime
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from workflows.inbox.parsing.letter import Address, Attached, Bounce, Letter, Nature

ARRIVED = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
QUOTED = re.compile(r"^(?:>|-{5,}|\d\d?\.\d\d\.\d{4}.*пишет:|.*написал\(а\):)", re.MULTILINE)


def read(raw: bytes) -> Letter:
    """What the standard library makes of the bytes."""
    message = email.message_from_bytes(raw)
    text, files = _parts(message)
    quoted = QUOTED.search(text)
    return Letter(
        message_id=_id(message.get("Message-ID", "")),
        references=tuple(dict.fromkeys(_id(one) for name in ("In-Reply-To", "References") for one in str(message.get(name, "")).split())),
        subject=_plain(message.get("Subject")),
        sender=_address(message, "From"),
        reply_to=_address(message, "Reply-To"),
        recipients=tuple(found for name in ARRIVED for _, found in getaddresses([_plain(one) for one in message.get_all(name, [])])),
        written_at=_moment(message),
        text=text,
        charset=message.get_content_charset() or "",
        quoted_from=quoted.start() if quoted else None,
        files=files,
        nature=_nature(message),
        bounce=_bounce(message),
    )


def _id(told: object) -> str:
    return str(told).strip().strip("<>")


def _plain(header: object) -> str:
    return " ".join(str(email.header.make_header(email.header.decode_header(str(header or "")))).split())


def _address(message: Message, name: str) -> Address:
    found = getaddresses([_plain(message.get(name))])
    return Address(*found[0]) if found else Address()


def _moment(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(str(message.get("Date")))
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _parts(message: Message) -> tuple[str, tuple[Attached, ...]]:
    texts, files = [], []
    for part in message.walk():
        if part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        if part.get_filename():
            files.append(Attached(_plain(part.get_filename()), part.get_content_type(), data))
        elif part.get_content_type() == "text/plain":
            texts.append(data.decode(part.get_content_charset() or "utf-8", "replace"))
    return "\n".join(texts), tuple(files)


def _nature(message: Message) -> Nature:
    if message.get_content_type() == "multipart/report":
        return Nature.BOUNCE
    if str(message.get("Auto-Submitted", "no")).lower() != "no":
        return Nature.AUTOMATIC
    return Nature.LIST if message.get("List-Id") else Nature.NORMAL


def _bounce(message: Message) -> Bounce | None:
    if message.get_content_type() != "multipart/report":
        return None
    whole = message.as_string()
    status, original = re.search(r"^Status: *(\d\.\d+\.\d+)", whole, re.MULTILINE), re.findall(r"^Message-ID: *(\S+)", whole, re.MULTILINE)
    code = status.group(1) if status else ""
    return Bounce(status=code, original_message_id=_id(original[-1]) if original else "", hard=code.startswith("5") if code else None)
