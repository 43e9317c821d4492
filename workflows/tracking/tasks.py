"""Entries of the queue."""

from django.utils import timezone

from workflows.tracking.actions import cabinet, patience


def forget() -> None:
    """Erase what is no longer needed; runs at night."""
    patience.forget(now=timezone.now())
    cabinet.forget(now=timezone.now())
