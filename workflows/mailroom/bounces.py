"""Reports that a letter of ours did not arrive."""

from __future__ import annotations

from datetime import date, datetime

from workflows.appeals.actions.sending import note_delivery
from workflows.appeals.models import Appeal, DeliveryState, Sending
from workflows.appeals.rules.sending import may_note
from workflows.errors import why_not
from workflows.inbox.models import Reading
from workflows.mailroom.models import AutoLetter
from workflows.mailroom.ours import key_of

LONGEST = 500


def note_bounce(reading: Reading, *, on: date, at: datetime) -> tuple[bool, Appeal | None]:
    """Write a report down beside what was sent; whether the letter is ours, and which appeal it is about.

    A temporary trouble changes nothing: the server goes on trying and reports again.
    """
    told = reading.bounce or {}
    key = key_of(told.get("original_message_id") or "")
    sending = Sending.objects.filter(message_id=key).select_related("paper__appeal").first() if key else None
    if sending is not None:
        _note(sending, told, on=max(on, sending.sent_on), at=at)
        return True, sending.paper.appeal
    auto = AutoLetter.objects.filter(message_id=key).select_related("appeal").first() if key else None
    return auto is not None, auto.appeal if auto else None


def _note(sending: Sending, told: dict[str, object], *, on: date, at: datetime) -> None:
    if told.get("hard") is False:
        return
    state = DeliveryState.BOUNCED if told.get("hard") else DeliveryState.UNKNOWN
    if not why_not(may_note, None, sending, state, on=on):
        note_delivery(sending, state, detail=f"Отчёт почтового сервера, код {told.get('status') or 'не указан'}"[:LONGEST], by=None, on=on, at=at)
