"""Entries of the queue for prints."""

from workflows.printing import queue
from workflows.printing.models import PrintRequest


def build(request_id: int) -> None:
    """Build one print."""
    queue.build(PrintRequest.objects.get(pk=request_id))


def build_missing() -> None:
    """Ask again for the prints that a stopped worker left behind; runs every minute."""
    queue.enqueue_missing()
