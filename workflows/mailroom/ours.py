"""Which addresses and which letters are our own: nothing is written to the former, and the latter are no appeals."""

from __future__ import annotations

import re
import uuid
from email.utils import parseaddr

from django.conf import settings

from workflows.appeals.models import Sending
from workflows.connections.choosing import incoming
from workflows.inbox.models import Reading
from workflows.mail.models import Letter
from workflows.mailroom.models import AutoLetter

MACHINES = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|abuse)(?:[+@]|$)", re.IGNORECASE)


def own_addresses() -> frozenset[str]:
    """Our sender and our mailbox, without what follows a plus."""
    server = incoming()
    found = (parseaddr(settings.DEFAULT_FROM_EMAIL)[1], server.username if server else "", server.address if server else "")
    return frozenset(bare(address) for address in found if "@" in address)


def bare(address: str) -> str:
    """«Info+tag@School.ru» is «info@school.ru»."""
    local, _, domain = address.strip().casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def is_ours(address: str) -> bool:
    """Whether a letter to this address would come back to us."""
    return bare(address) in own_addresses()


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
