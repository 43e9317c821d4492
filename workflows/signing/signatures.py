"""Putting a signature: only by a person whose authority holds on the day."""

import hashlib
from datetime import UTC, date, datetime

from workflows.archive.keys import spelled
from workflows.errors import NotAllowed
from workflows.people.models import User
from workflows.signing.models import Signature, SigningAuthority


def authority_of(user: User, *, on: date) -> SigningAuthority:
    """The authority by which the person signs on the day; raises NotAllowed when there is none."""
    found = SigningAuthority.objects.valid(on).filter(user=user, user__is_active=True).order_by("-valid_from").first()
    if found is None:
        raise NotAllowed(
            f"У вас нет права подписи на {on:%d.%m.%Y}. Его вносит администратор в разделе «Права подписи»."
        )
    return found


def letters_authority_of(user: User, *, on: date) -> SigningAuthority:
    """The authority by which the person decides on appeals and signs answers on the day; raises NotAllowed when there is none."""
    found = SigningAuthority.objects.valid_for_letters(on).filter(user=user, user__is_active=True).order_by("-valid_from").first()
    if found is None:
        raise NotAllowed(
            f"У вас нет права решать по обращениям и подписывать ответы на {on:%d.%m.%Y}. Его вносит администратор в разделе «Права подписи»."
        )
    return found


def may_sign_letters(user: User, *, on: date) -> bool:
    """Whether the person may decide on appeals and sign answers on the day."""
    return SigningAuthority.objects.valid_for_letters(on).filter(user=user, user__is_active=True).exists()


def may_sign(user: User, *, on: date) -> bool:
    """Whether the person holds an authority on the day."""
    return SigningAuthority.objects.valid(on).filter(user=user, user__is_active=True).exists()


def put_signature(*, subject: str, sha256: str, by: User, at: datetime, on: date, authority: SigningAuthority | None = None) -> Signature:
    """Record the signature of `by` under what has the hash `sha256`; without an authority named, by the right to sign orders."""
    authority = authority or authority_of(by, on=on)
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
    said = f"{subject}|{sha256}|{user_id}|{at.astimezone(UTC).isoformat(timespec='microseconds')}"
    return spelled(hashlib.sha256(said.encode()).digest())
