"""Letters that came before and look the same: by their identifier, or by their words from the same sender."""

from __future__ import annotations

from datetime import timedelta

from workflows.inbox.models import RawLetter, Reading
from workflows.mailroom.models import Reason

SOON = timedelta(days=3)


def twin_of(reading: Reading) -> tuple[RawLetter, Reason] | None:
    """The earlier letter, and what it means. An identifier alone proves nothing: another letter may bear it."""
    earlier = Reading.objects.filter(letter__lt=reading.letter_id, outcome=Reading.Outcome.READ).exclude(letter__file=reading.letter.file_id)
    same_id = earlier.filter(message_id=reading.message_id).order_by("letter_id") if reading.message_id else earlier.none()
    if found := same_id.filter(body_sha256=reading.body_sha256).first():
        return found.letter, Reason.TWIN
    if found := same_id.first():
        return found.letter, Reason.SAME_ID
    since = reading.letter.received_at - SOON
    same_words = earlier.filter(body_sha256=reading.body_sha256, letter__received_at__gte=since)
    for found in same_words.order_by("letter_id")[:20]:
        if found.sender_email.casefold() == reading.sender_email.casefold() and found.subject == reading.subject:
            return found.letter, Reason.TWIN
    return None
