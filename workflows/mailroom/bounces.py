"""Reports that a letter of ours did not arrive."""

from __future__ import annotations

from datetime import date, datetime

from workflows.appeals.actions import bounces
from workflows.appeals.actions.bounces import Bounced
from workflows.appeals.models import Appeal
from workflows.inbox.models import Reading
from workflows.mail.verp import uid_of
from workflows.mailroom.models import AutoLetter
from workflows.mailroom.ours import key_of


def note_bounce(reading: Reading, *, on: date, at: datetime) -> tuple[bool, Appeal | None]:
    """Write a report down beside what was sent; whether the letter is ours, and which appeal it is about."""
    report = _report_of(reading)
    if sending := bounces.sending_of(report):
        bounces.note_bounce(report, on=on, at=at)
        return True, sending.paper.appeal
    key = key_of(report.message_id)
    auto = AutoLetter.objects.filter(message_id=key).select_related("appeal").first() if key else None
    return auto is not None, auto.appeal if auto else None


def _report_of(reading: Reading) -> Bounced:
    """The report with the envelope address to which it came, where there is one."""
    told = reading.bounce or {}
    return Bounced(
        token=next((address for address in reading.recipients if uid_of(address)), ""),
        message_id=told.get("original_message_id") or "",
        hard=told.get("hard"),
        status=told.get("status") or "",
        detail=told.get("detail") or "",
    )
