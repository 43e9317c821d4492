"""Who wrote, who is to be answered, and at which of our addresses the letter arrived."""

from __future__ import annotations

import re

from workflows.inbox.parsing.addresses import addresses
from workflows.inbox.parsing.defects import Defects
from workflows.inbox.parsing.headers import Headers
from workflows.inbox.parsing.letter import Address

NO_SENDER = "Отправитель в письме не указан."
TWO_SENDERS = "В письме указано несколько отправителей: показан первый."
NO_ADDRESS = "Адрес отправителя прочитать не удалось: есть только имя."
# How the letter was really delivered comes before what its author wrote.
ENVELOPE = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "x-forwarded-to", "x-rcpt-to")
WRITTEN = ("to", "cc", "bcc", "resent-to", "resent-cc", "apparently-to")
MOST = 20_000
_FOR = re.compile(rb"\bfor\s+<?([^\s<>;()]{1,320}@[^\s<>;()]{1,255})>?")


def sender(headers: Headers, defects: Defects) -> Address:
    """Who calls themselves the author."""
    found = [one for value in headers.all("from") for one in addresses(value, defects)]
    if not found:
        found = [one for value in headers.all("sender") for one in addresses(value, defects)]
        defects.add(NO_SENDER)
    if len({one.email for one in found if one.email}) > 1:
        defects.add(TWO_SENDERS)
    chosen = next((one for one in found if one.email), found[0] if found else Address())
    if found and not chosen.email:
        defects.add(NO_ADDRESS)
    return chosen


def reply_to(headers: Headers, defects: Defects) -> Address:
    """The address at which the author wants the answer; empty when it is the author's own."""
    found = [one for value in headers.all("reply-to") for one in addresses(value, defects)]
    return next((one for one in found if one.email), Address())


def recipients(headers: Headers, defects: Defects) -> tuple[str, ...]:
    """Every address of ours by which the letter may have come, each once."""
    found = [*_at(headers, ENVELOPE, defects)]
    found += [one for value in headers.all("received") for one in _received_for(value)]
    found += _at(headers, WRITTEN, defects)
    return tuple(dict.fromkeys(found))[:MOST]


def _at(headers: Headers, names: tuple[str, ...], defects: Defects) -> list[str]:
    return [one.email for name in names for value in headers.all(name) for one in addresses(value, defects) if one.email]


def _received_for(value: bytes) -> list[str]:
    found = _FOR.search(value)
    return [one.email for one in addresses(found[1], Defects()) if one.email] if found else []
