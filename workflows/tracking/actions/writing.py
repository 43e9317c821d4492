"""What the citizen adds to a known appeal: material, a question, a statement to stop, a postal address. A person decides what follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from workflows.appeals import uploads
from workflows.appeals.actions.intake import Identified, Incoming, add_message
from workflows.appeals.models import Appeal, Assurance, Channel, Message
from workflows.screening.accepting import Offered
from workflows.tracking import rules


@transaction.atomic
def write(
    appeal: Appeal,
    sort: Message.Sort,
    text: str,
    *,
    key: str,
    files: Sequence[Offered] = (),
    assurance: Assurance = Assurance.NONE,
    identified: Identified | None = None,
    at: datetime,
) -> Message:
    """Store what was written. `key` comes from the form, so that a double press is one message; files are stored with it or not at all."""
    known = Message.objects.filter(appeal=appeal, intake__idempotency_key=key).first()
    if known is not None:
        return known
    if sort == Message.Sort.STOP:
        rules.may_stop(appeal, at=at)
    else:
        rules.may_write(appeal, at=at)
    words = rules.says_something(text)
    incoming = Incoming(
        channel=Channel.SITE, key=key, received_at=at, text=words, assurance=assurance, identified=identified, files=tuple(uploads.kept(files))
    )
    return add_message(appeal, incoming, sort, by=None, at=at)
