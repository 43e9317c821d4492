"""What may happen to a right to sign once it has been used."""

from datetime import date

from django.utils import timezone

from workflows.errors import NotAllowed
from workflows.people.models import User
from workflows.signing.models import Signature, SigningAuthority

CLOSED = ("user_id", "capacity", "post", "covers", "valid_from", "basis")


def may_keep_authorities(user: User) -> None:
    """Only those who keep the rights to sign enter and close them."""
    if not user.has_perm("signing.change_signingauthority"):
        raise NotAllowed("Права подписи вносит и закрывает администратор. Обратитесь к нему.")


def may_store(authority: SigningAuthority) -> None:
    """After the first signature only the last day changes, and not to a day before the last signature."""
    if not is_used(authority):
        return
    stored = SigningAuthority.objects.get(pk=authority.pk)
    if any(getattr(stored, name) != getattr(authority, name) for name in CLOSED):
        raise NotAllowed(
            f"По праву «{stored}» уже подписывали. В нём меняется только последний день; для остального внесите новое право."
        )
    if authority.valid_to and authority.valid_to < (last := last_signed_on(authority)):
        raise NotAllowed(f"По праву «{stored}» подписано {last:%d.%m.%Y}. Последний день не может быть раньше.")


def is_used(authority: SigningAuthority) -> bool:
    """Whether somebody has signed by this right."""
    return bool(authority.pk) and Signature.objects.filter(authority=authority).exists()


def last_signed_on(authority: SigningAuthority) -> date:
    """The day of the last signature by this right."""
    return timezone.localdate(Signature.objects.filter(authority=authority).latest("at").at)
