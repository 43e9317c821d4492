"""Entering and closing a right to sign: the journal keeps who did it."""

from django.db import transaction

from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.signing import rules
from workflows.signing.models import SigningAuthority


@transaction.atomic
def keep_authority(authority: SigningAuthority, *, by: User) -> SigningAuthority:
    """Store a new or changed right to sign."""
    rules.may_keep_authorities(by)
    rules.may_store(authority)
    verb, done = ("changed", "изменено") if authority.pk else ("entered", "внесено")
    until = f" по {authority.valid_to:%d.%m.%Y}" if authority.valid_to else ""
    summary = f"Право подписи {done}: {authority}, с {authority.valid_from:%d.%m.%Y}{until}. {authority.basis}"
    save_as(authority, by=by, reason=summary)
    entries.write(
        f"signing.authority_{verb}", subject=f"signing.signingauthority:{authority.pk}", summary=summary, by=by
    )
    return authority
