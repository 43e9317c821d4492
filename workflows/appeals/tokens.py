"""A secret tag in the address to which a citizen answers: it leads the answer to its appeal, whatever the subject says.

The tag names the appeal and proves by a secret that we wrote it; both in base 32, because mail programs lower-case addresses.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.crypto import salted_hmac

from workflows.appeals.models import Appeal
from workflows.mail.identity import tagged

SALT = "workflows.appeals.tokens"
NAME, PROOF = 5, 10  # bytes: the key of the appeal and 80 bits of HMAC
LENGTH = (NAME + PROOF) * 8 // 5
MARK = "o"  # «box+o…@»: other marks may come


def token_for(appeal: Appeal) -> str:
    """The tag of an appeal: 24 signs, always the same."""
    name = appeal.pk.to_bytes(NAME, "big")
    return base64.b32encode(name + _proof(name, settings.SECRET_KEY)).decode().lower()


def appeal_by(token: str) -> Appeal | None:
    """The appeal that a tag leads to, if the proof holds. Keys that were changed are known as long as Django knows them."""
    data = _decoded(token.strip())
    if data is None:
        return None
    name, proof = data[:NAME], data[NAME:]
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(hmac.compare_digest(_proof(name, key), proof) for key in keys):
        return None
    return Appeal.objects.filter(pk=int.from_bytes(name, "big")).first()


def reply_address(appeal: Appeal) -> str:
    """Where the citizen answers; empty while nobody has said which box the program reads."""
    return tagged(settings.EMAIL_REPLIES_TO, MARK + token_for(appeal)) if settings.EMAIL_REPLIES_TO else ""


def tokens_in(addresses: Iterable[str]) -> Iterator[str]:
    """The tags in the addresses at which a letter arrived."""
    for address in addresses:
        tag = address.rpartition("@")[0].rpartition("+")[2].strip().casefold()
        if tag.startswith(MARK) and len(tag) == len(MARK) + LENGTH:
            yield tag.removeprefix(MARK)


def _proof(name: bytes, key: str | bytes) -> bytes:
    return salted_hmac(SALT, name, secret=key, algorithm="sha256").digest()[:PROOF]


def _decoded(token: str) -> bytes | None:
    if len(token) != LENGTH or not token.isascii():
        return None
    try:
        return base64.b32decode(token.upper())
    except binascii.Error:
        return None
