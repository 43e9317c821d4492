"""Putting a signature: only by a person whose authority holds on the day."""

import hashlib
from datetime import UTC, date, datetime

from workflows.errors import NotAllowed
from workflows.people.models import User
from workflows.signing.models import Signature, SigningAuthority

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def authority_of(user: User, *, on: date) -> SigningAuthority:
    """The authority by which the person signs on the day; raises NotAllowed when there is none."""
    found = SigningAuthority.objects.valid(on).filter(user=user, user__is_active=True).order_by("-valid_from").first()
    if found is None:
        raise NotAllowed(
            f"У вас нет права подписи на {on:%d.%m.%Y}. Его вносит администратор в разделе «Права подписи»."
        )
    return found


def may_sign(user: User, *, on: date) -> bool:
    """Whether the person holds an authority on the day."""
    return SigningAuthority.objects.valid(on).filter(user=user, user__is_active=True).exists()


def put_signature(*, subject: str, sha256: str, by: User, at: datetime, on: date) -> Signature:
    """Record the signature of `by` under what has the hash `sha256`."""
    authority = authority_of(by, on=on)
    return Signature.objects.create(
        user=by,
        authority=authority,
        name=by.short_name,
        full_name=by.full_name,
        post=authority.post,
        capacity=authority.capacity,
        subject=subject,
        sha256=sha256,
        at=at,
        key=verification_key(subject, sha256, by.pk, at),
    )


def verification_key(subject: str, sha256: str, user_id: int, at: datetime) -> str:
    """Sixteen Crockford characters in groups of four, the same for the same signature: «7F3K-…»."""
    digest = hashlib.sha256(
        f"{subject}|{sha256}|{user_id}|{at.astimezone(UTC).isoformat(timespec='microseconds')}".encode()
    ).digest()
    number = int.from_bytes(digest[:10], "big")
    letters = "".join(CROCKFORD[(number >> shift) & 31] for shift in range(75, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))
