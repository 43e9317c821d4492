"""Which addresses and which letters are our own: nothing is written to the former, and the latter are no appeals."""

from __future__ import annotations

import re
import uuid

from workflows.appeals.models import Sending
from workflows.inbox.models import Reading
from workflows.mail.identity import own_mailboxes, untagged
from workflows.mail.models import Letter
from workflows.mailroom.models import AutoLetter

MACHINES = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|abuse)(?:[+@]|$)", re.IGNORECASE)


def is_ours(address: str) -> bool:
    """Whether a letter to this address would come back to us."""
    return untagged(address) in own_mailboxes()


def is_machine(address: str) -> bool:
    """Whether nobody reads what is sent to this address."""
    return bool(MACHINES.match(address))


def key_of(message_id: str) -> str:
    """What of the identifier of a letter is ours: letters of the outbox are «key@our-domain»; empty for strangers."""
    local = message_id.strip("<> ").partition("@")[0]
    try:
        return str(uuid.UUID(local))
    except ValueError:
        return ""


def is_own_letter(reading: Reading) -> bool:
    """Whether we wrote this very letter: its identifier is known here, and its sender is us."""
    key = key_of(reading.message_id)
    if not key or not is_ours(reading.sender_email):
        return False
    known = (Letter.objects.filter(uid=key), Sending.objects.filter(message_id=key), AutoLetter.objects.filter(message_id=key))
    return any(rows.exists() for rows in known)
