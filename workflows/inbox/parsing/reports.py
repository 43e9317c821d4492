"""Reports of delivery and of reading (RFC 3464, 8098), and those of servers that follow no RFC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workflows.inbox.parsing.addresses import addresses
from workflows.inbox.parsing.content import content_of
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.headers import Headers, read_headers
from workflows.inbox.parsing.identifiers import identifiers
from workflows.inbox.parsing.letter import Bounce
from workflows.inbox.parsing.plain import one_line
from workflows.inbox.parsing.tree import Part
from workflows.inbox.parsing.words import text_of

STATUS = "message/delivery-status"
GLOBAL_STATUS = "message/global-delivery-status"
READING = "message/disposition-notification"
RETURNED = frozenset({"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"})
GIVEN_UP = {"failed": True, "delayed": False}  # whoever reports «failed» tries no more, whatever the first digit of the code (RFC 3464, 2.3.3)
ARRIVED = frozenset({"delivered", "relayed", "expanded"})
LONGEST = 100_000
LONGEST_DETAIL = 500
FULL_MAILBOX = "5.2.2"
_BLANK = re.compile(rb"(?>\r\n|\n|\r)[ \t]*+(?>\r\n|\n|\r)+")
_ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.])([45]\d\d)(?=[ \-#])")
_KIND = re.compile(rb"^[\w-]{1,20}[ \t]*;[ \t]*")
_MESSAGE_ID = re.compile(r"^[> ]*Message-I[Dd]:\s*(<[^<>\s]+>)", re.MULTILINE | re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"'(),;:\[\]]{1,64}@[^\s<>\"'(),;:@\[\]]{1,255}")
_DELAYED = re.compile(r"delayed|warning|задерж|отложен|still trying|повтор\w+ попыт", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported of which letter; `has_arrived` for good news."""

    bounce: Bounce
    has_arrived: bool


def read_report(raw: bytes, letter: Part) -> Report | None:
    """A report by its structure; None when the letter is none."""
    parts = list(_parts(letter))
    returned = next((one for one in parts if one.media_type in RETURNED), None)
    original = _original_id(raw, returned) if returned else ""
    for part in parts:
        if part.media_type in (STATUS, GLOBAL_STATUS):
            return _of_delivery(_blocks(raw, part), original)
        if part.media_type == READING:
            return _of_reading(_blocks(raw, part), original)
    return None


def _parts(part: Part) -> Iterator[Part]:
    yield part
    for child in part.children:
        yield from _parts(child)


def _blocks(raw: bytes, part: Part) -> list[Headers]:
    content = content_of(raw, part, Defects())[:LONGEST].strip()
    found = (read_headers(block, 0, len(block), most=LONGEST, defects=Defects())[0] for block in _BLANK.split(content))
    return [block for block in found if block.fields]


def _original_id(raw: bytes, part: Part) -> str:
    content = content_of(raw, part, Defects())
    headers, _ = read_headers(content, 0, len(content), most=LONGEST, defects=Defects())
    return next(iter(identifiers(headers.get("message-id"))), "")


def _of_delivery(blocks: list[Headers], original: str) -> Report:
    told = [block for block in blocks if block.has("action") or block.has("final-recipient")]
    by_action = {action: block for block in reversed(told) if (action := _action(block))}
    block = by_action.get("failed") or by_action.get("delayed") or next(iter(told), Headers())
    detail = _text(_KIND.sub(b"", block.get("diagnostic-code")))
    status = _status(block.ascii("status"), detail)
    hard = GIVEN_UP.get(_action(block), is_hard(status, detail))
    recipient = _recipient(block.get("original-recipient")) or _recipient(block.get("final-recipient"))
    return Report(Bounce(recipient, status, detail, original, hard), _action(block) in ARRIVED)


def _of_reading(blocks: list[Headers], original: str) -> Report:
    block = next(iter(blocks), Headers())
    named = next(iter(identifiers(block.get("original-message-id"))), original)
    recipient = _recipient(block.get("original-recipient")) or _recipient(block.get("final-recipient"))
    return Report(Bounce(recipient, "", _text(block.get("disposition")), named, None), has_arrived=True)


def _action(block: Headers) -> str:
    return block.ascii("action").lower().partition(" ")[0]


def _recipient(value: bytes) -> str:
    found = addresses(value.rpartition(b";")[2], Defects())
    return next((one.email for one in found), "")


def _text(value: bytes) -> str:
    return one_line(text_of(value, Defects()))[:LONGEST_DETAIL]


def _status(declared: str, detail: str) -> str:
    """The code; a vague x.0.0 gives way to an exact one in the server's words."""
    found = _ENHANCED.search(declared)
    exact = _ENHANCED.search(detail)
    if not found or (found[1].endswith(".0.0") and exact):
        return exact[1] if exact else ""
    return found[1]


def is_hard(status: str, detail: str) -> bool | None:
    """Whether trying again is of no use; None when nothing tells."""
    code = _CODE.search(detail)
    if status == FULL_MAILBOX or (not status and code and code[1] == "552"):
        return False
    first = status[:1] or (code[1][:1] if code else "")
    return {"4": False, "5": True}.get(first)


def read_told(headers: Headers, subject: str, text: str, *, ours: tuple[str, ...]) -> Bounce:
    """What a report in plain words says: the first address that is not where the report came to, the first code."""
    failed = [one.email for one in addresses(headers.get("x-failed-recipients"), Defects()) if one.email]
    known = {address.lower() for address in ours}
    told = [found[0].strip(".") for found in _ADDRESS.finditer(text[:LONGEST])]
    strangers = [one for one in told if one.lower() not in known and not one.lower().startswith(("mailer-daemon@", "postmaster@"))]
    detail = _line_with_code(text)
    status = _status("", detail)
    original = _MESSAGE_ID.search(text[:LONGEST])
    hard = False if _DELAYED.search(subject) else is_hard(status, detail)
    recipient = next(iter([*failed, *strangers]), "")
    return Bounce(recipient, status, detail, next(iter(identifiers(original[1].encode())), "") if original else "", hard)


def _line_with_code(text: str) -> str:
    for line in text[:LONGEST].split("\n"):
        if _ENHANCED.search(line) or _CODE.search(line):
            return one_line(line)[:LONGEST_DETAIL]
    return ""
