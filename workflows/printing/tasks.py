"""Entries of the queue for prints."""

from django_q.tasks import async_task

from workflows.printing import queue
from workflows.printing.models import PrintRequest


def build(request_id: int) -> None:
    """Build one print."""
    queue.build(PrintRequest.objects.get(pk=request_id))


def build_missing() -> None:
    """Ask again for the prints that a stopped worker left behind; runs every minute."""
    for pk in PrintRequest.objects.waiting().values_list("pk", flat=True)[:100]:
        async_task("workflows.printing.tasks.build", pk)
