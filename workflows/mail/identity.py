"""Under which names and addresses the house writes."""

from __future__ import annotations

import re
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings

from workflows.connections import post
from workflows.connections.choosing import mailbox_address

OURS = re.compile(r"<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@", re.IGNORECASE)


def sender() -> str:
    """Who writes, with the name before the address."""
    return post.sender()


def sender_address() -> str:
    """The bare address of who writes."""
    return parseaddr(sender())[1]


def domain() -> str:
    """The right half of every Message-ID: the same whichever server takes our letters."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def bounce_mailbox() -> str:
    """Where reports of servers about single letters come, each to an address of its own; empty while there is no such box."""
    return str(settings.EMAIL_BOUNCES_TO)


def message_id_of(uid: UUID) -> str:
    """The Message-ID of a letter."""
    return f"<{uid}@{domain()}>"


def uid_in(message_id: str) -> UUID | None:
    """The letter that a Message-ID of ours names; None for a stranger's. The domain is not asked: it may have changed since."""
    found = OURS.match(message_id.strip())
    return UUID(found.group(1)) if found else None


def tagged(mailbox: str, tag: str) -> str:
    """«mail+tag@school.ru»: the same box by an address of its own."""
    name, _, host = mailbox.rpartition("@")
    return f"{name}+{tag}@{host}"


def untagged(address: str) -> str:
    """The box behind an address, for comparison."""
    name, _, host = parseaddr(address)[1].casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{host}"


def own_mailboxes() -> frozenset[str]:
    """Boxes that the program itself writes from or reads: a letter to one of them would come back to us."""
    named = (sender(), mailbox_address(), settings.EMAIL_REPLIES_TO, bounce_mailbox(), *settings.OWN_MAILBOXES)
    return frozenset(untagged(address) for address in named if address)
