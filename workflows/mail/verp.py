"""An envelope address for each letter, so that a report of a server finds the letter that it is about (VERP).

The address names the letter and proves by a secret that we wrote it; both in base 32, because servers lower-case addresses.
It needs no row: a report about a letter forgotten long ago still says which one it was.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from workflows.mail.identity import bounce_mailbox, sender_address, tagged
from workflows.mail.models import Envelope, Letter

SALT = "workflows.mail.verp"
NAME, PROOF = 16, 10  # bytes: a UUID and 80 bits of HMAC
LENGTH = -(-(NAME + PROOF) * 8 // 5)


def envelope_of(letter: Letter) -> str:
    """Whom mail servers may write to about the letter; nobody for an automatic acknowledgement."""
    if letter.envelope == Envelope.NOBODY:
        return ""
    is_traced = letter.envelope == Envelope.TRACED and bounce_mailbox()
    return tagged(bounce_mailbox(), token_of(letter.uid)) if is_traced else sender_address()


def letter_of(address: str) -> Letter | None:
    """The letter whose report came to the address; None when nobody proves it or it is forgotten."""
    uid = uid_of(address)
    return Letter.objects.filter(uid=uid).first() if uid else None


def token_of(uid: UUID) -> str:
    """The tag of a letter: 42 signs that survive lower-casing."""
    data = uid.bytes + _proof(uid, settings.SECRET_KEY)
    return base64.b32encode(data).decode().rstrip("=").lower()


def uid_of(address: str) -> UUID | None:
    """The letter that a tag or a whole address names, if the proof holds. Keys that were changed are known as long as Django knows them."""
    tag = (parseaddr(address)[1] or address).partition("@")[0].rpartition("+")[2].strip()
    data = _decoded(tag)
    if data is None:
        return None
    uid = UUID(bytes=data[:NAME])
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return uid if any(hmac.compare_digest(_proof(uid, key), data[NAME:]) for key in keys) else None


def _proof(uid: UUID, key: str | bytes) -> bytes:
    return salted_hmac(SALT, uid.bytes, secret=key, algorithm="sha256").digest()[:PROOF]


def _decoded(tag: str) -> bytes | None:
    if len(tag) != LENGTH or not tag.isascii():
        return None
    try:
        return base64.b32decode(tag.upper() + "=" * (-LENGTH % 8))
    except binascii.Error:
        return None
