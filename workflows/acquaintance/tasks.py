"""Entries of the queue for acquaintance."""

from datetime import date

from django.utils import timezone

from workflows.acquaintance import actions
from workflows.acquaintance.clock import kind_on
from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.stages import LetterKind
from workflows.workdays.queries import workdays


def invite(campaign_pk: int) -> None:
    """Write to those on the list who were not written to yet."""
    _write(campaign_pk, LetterKind.INVITATION)


def remind() -> None:
    """Reminders of the day; runs each morning."""
    remind_on(timezone.localdate())


def remind_on(on: date) -> None:
    """Reminders of one day. Who was put on the list that day has just heard of it."""
    calendar = workdays()
    for campaign in Campaign.objects.open().order_by("pk"):
        kind = kind_on(on, due_on=campaign.due_on, calendar=calendar)
        if kind is not None:
            _write(campaign.pk, kind, besides=on)


def _write(campaign_pk: int, kind: LetterKind, *, besides: date | None = None) -> None:
    """One transaction for each letter: a stopped worker goes on where it was."""
    rows = Addressee.objects.waited_for().filter(campaign=campaign_pk, campaign__closed_at=None).exclude(reminders__kind=kind)
    for row in rows.select_related("campaign").order_by("pk"):
        if timezone.localdate(row.added_at) != besides:
            actions.write_to(row, kind)
