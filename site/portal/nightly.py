"""What happens at night: the archive is checked, old successes of the queue are forgotten."""

import logging
from datetime import timedelta
from io import StringIO

from django.core.management import CommandError, call_command
from django.utils import timezone
from django_q.models import Success

from workflows.journal.entries import write

KEPT = timedelta(days=30)

log = logging.getLogger(__name__)


class ArchiveDamaged(Exception):
    """The archive differs from what was signed; the queue keeps the failure for the administrator."""


def verify_archive() -> None:
    """Check the archive; damage is logged, entered into the journal, and kept by the queue as a failed task."""
    report = StringIO()
    try:
        call_command("verify_archive", stdout=report, stderr=report)
    except (CommandError, SystemExit) as damage:
        text = f"{report.getvalue()}{damage}".strip()
        log.critical("Архив повреждён: %s", text)
        write("archive.damaged", subject="archive", summary=f"Ночная проверка архива: {text}", by=None)
        raise ArchiveDamaged(text) from damage


def purge_queue() -> int:
    """Forget successes older than thirty days; failures stay until a person looks at them."""
    deleted, _ = Success.objects.filter(stopped__lt=timezone.now() - KEPT).delete()
    return deleted
