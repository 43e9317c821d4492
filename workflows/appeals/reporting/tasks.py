"""Entries of the queue for exports of the journal."""

from django.utils import timezone

from workflows.appeals.actions import exporting
from workflows.appeals.models import JournalExport


def build_journal(export_id: int) -> None:
    """Build one export."""
    exporting.build(JournalExport.objects.get(pk=export_id), at=timezone.now())


def build_missing() -> None:
    """Ask again for the exports that a stopped worker left behind; runs every few minutes."""
    for export in JournalExport.objects.abandoned(timezone.now()):
        exporting.enqueue(export)


def forget_journals() -> None:
    """Remove files whose day is over; runs every hour."""
    exporting.forget(at=timezone.now())
