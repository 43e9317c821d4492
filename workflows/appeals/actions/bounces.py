"""What a report of a foreign mail server says of a sending of ours. Called by whoever reads the mail; nobody acts, so nobody is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.records import fresh
from workflows.appeals.actions.sending import note_delivery
from workflows.appeals.models import DeliveryState, Sending, SendingEvent
from workflows.appeals.rules import delivery as rules
from workflows.mail.answers import is_hard, without_addresses
from workflows.mail.identity import uid_in
from workflows.mail.verp import uid_of

STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Bounced:
    """A report: the tag of the envelope address to which it came, the Message-ID that it names, how final it is.

    `status` is the extended one («5.1.1»); it is asked where the report does not say whether its server tries on (`hard`).
    """

    token: str
    message_id: str
    hard: bool | None
    status: str
    detail: str


@transaction.atomic
def note_bounce(bounced: Bounced, *, on: date, at: datetime) -> SendingEvent | None:
    """Write down what the report says of its sending; None when it is about none of ours or says nothing new.

    Final: the paper came back, and where the law wants it to arrive somebody is asked to send it by post. For now: noted. What has
    left again meanwhile is noted alone.
    """
    sending = sending_of(bounced)
    if sending is None:
        return None
    fresh(sending.paper.appeal)
    state, detail = _meaning(bounced), _detail(bounced)
    if not rules.may_become(sending, state) or SendingEvent.objects.filter(sending=sending, state=state, detail=detail).exists():
        return None
    return note_delivery(sending, state, detail=detail, by=None, on=max(on, sending.sent_on), at=at)


def sending_of(bounced: Bounced) -> Sending | None:
    """The sending by the secret tag; without one, by our own Message-ID."""
    uid = uid_of(bounced.token) or uid_in(bounced.message_id)
    found: Sending | None = Sending.objects.filter(message_id=str(uid)).select_related("paper__appeal").order_by("-pk").first() if uid else None
    return found


def _meaning(bounced: Bounced) -> DeliveryState:
    status = bounced.status.strip()
    final = bounced.hard if bounced.hard is not None else bool(STATUS.fullmatch(status)) and is_hard(status)
    return DeliveryState.BOUNCED if final else DeliveryState.DELAYED


def _detail(bounced: Bounced) -> str:
    return without_addresses(f"{bounced.status.strip()} {bounced.detail}".strip())[:LONGEST]
