"""Entries of the queue for the form."""

from __future__ import annotations

from django.utils import timezone

from workflows.filing.actions import forgetting


def forget() -> None:
    """Erase what has served; runs every hour."""
    forgetting.forget(now=timezone.now())
