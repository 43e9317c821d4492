"""Erasing what has served: drafts that were left, codes that were shown, counters, bytes without a row."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflows.filing import disk
from workflows.filing.actions.confirming import LASTS
from workflows.filing.actions.drafting import discard
from workflows.filing.models import AskedConfirmation, Draft, DraftFile, Knock, SpentWork
from workflows.visitors import salts

DRAFT_DAYS = 7
DRAFT_LASTS = timedelta(days=DRAFT_DAYS)
CODE_LASTS = timedelta(hours=24)
RECEIPT_LASTS = timedelta(days=30)
DAY = timedelta(days=1)


def forget(*, now: datetime) -> int:
    """How many drafts were erased. Run as often as you like."""
    left = list(Draft.objects.filter(sent=None, touched_at__lt=now - DRAFT_LASTS))
    for draft in left:
        discard(draft)
    Draft.objects.filter(sent_at__lt=now - CODE_LASTS).exclude(sealed_code="").update(sealed_code="")
    Draft.objects.filter(sent_at__lt=now - RECEIPT_LASTS).delete()
    Knock.objects.filter(at__lt=now - 2 * DAY).delete()
    salts.forget(now=now)
    SpentWork.objects.filter(at__lt=now - 2 * DAY).delete()
    AskedConfirmation.objects.filter(asked_at__lt=now - LASTS).delete()
    _forget_bytes(now)
    return len(left)


def forget_code(draft: Draft) -> None:
    """The author has written the code down."""
    Draft.objects.filter(pk=draft.pk).update(sealed_code="")


def _forget_bytes(now: datetime) -> None:
    for name in disk.older_than(now - DRAFT_LASTS - DAY):
        if not DraftFile.objects.filter(place=name).exists():
            disk.erase(name)
