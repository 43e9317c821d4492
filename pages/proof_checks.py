"""The archive's own check of one document, made anew each time somebody asks: hashes are computed, not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflows.files.storage import FileIsDamaged, read
from workflows.orders.models import Order
from workflows.printing.models import Print
from workflows.regulations.models import Redaction
from workflows.signing.models import Signature
from workflows.signing.signatures import verification_key


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    holds: bool


def checks_of(order: Order, signature: Signature, redactions: Iterable[Redaction]) -> Iterator[Check]:
    """The text of the order, the signature under it, the texts that it has brought."""
    yield Check("Текст приказа", is_same(order.content, order.content_sha256))
    yield Check("Подпись под этим текстом", signature.sha256 == order.content_sha256 and is_own_key(signature))
    for redaction in redactions:
        yield Check(f"Текст редакции № {redaction.number}", is_same(redaction.content, redaction.content_sha256))


def is_whole(stored: Print) -> bool:
    """Whether the bytes on the disk are those that were stored, and the record tells their hash."""
    try:
        read(stored.file.blob)
    except FileIsDamaged:
        return False
    return stored.sha256 == stored.file.blob.sha256


def is_same(content: str, sha256: str) -> bool:
    """Whether a text has the hash that is told of it."""
    return hashlib.sha256(content.encode()).hexdigest() == sha256


def is_own_key(signature: Signature) -> bool:
    """The key is computed from the record, so a changed record has another key."""
    return signature.key == verification_key(signature.subject, signature.sha256, signature.user_id, signature.at)
