"""Entries of the queue for letters that come in."""

from django.utils import timezone

from workflows.connections.choosing import incoming
from workflows.inbox.mailbox import MailboxSilent
from workflows.mailroom import forgetting, pipeline


def fetch() -> None:
    """Runs every minute; does nothing when no mailbox is set. A silent mailbox is noted beside it and tried again."""
    server, at = incoming(), timezone.now()
    if server is None:
        return
    try:
        pipeline.fetch(server, at=at)
    except MailboxSilent:
        pipeline.sort(at=at)


def forget() -> int:
    """Erase letters that became no appeal and have been kept long enough; runs at night."""
    return forgetting.forget(at=timezone.now())
