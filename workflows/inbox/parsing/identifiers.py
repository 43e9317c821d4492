"""Identifiers of letters, without brackets, so that one written oddly is still the same."""

from __future__ import annotations

import re

from workflows.inbox.parsing.headers import Headers

_BRACKETED = re.compile(r"<([^<>]{1,998})>")
_BARE = re.compile(r"[^\s<>,;()\"]{1,400}@[^\s<>,;()\"]{1,400}")
MOST = 200
LONGEST = 500


def message_id(headers: Headers) -> str:
    """The letter's own identifier; empty when it has none."""
    return next((found for value in headers.all("message-id") for found in identifiers(value)), "")


def references(headers: Headers) -> tuple[str, ...]:
    """What the letter answers: In-Reply-To first, then References, each once."""
    answered = [found for value in headers.all("in-reply-to") for found in identifiers(value)]
    earlier = [found for value in headers.all("references") for found in identifiers(value)]
    return tuple(dict.fromkeys([*answered, *earlier]))[:MOST]


def identifiers(value: bytes) -> list[str]:
    """Every identifier of a header: bracketed, bare, or whatever stands there."""
    text = value.decode("utf-8", "replace").replace("\0", "\ufffd")
    found = _BRACKETED.findall(text) or _BARE.findall(text)
    if not found and (lonely := text.strip("<> \t")):
        found = [lonely]
    return [normal for one in found if (normal := _normal(one))]


def _normal(identifier: str) -> str:
    """Without spaces of folding, the domain in small letters."""
    local, at, domain = "".join(identifier.split()).rpartition("@")
    return f"{local}{at}{domain.lower()}"[:LONGEST]
