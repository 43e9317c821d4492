"""Entries of the queue for appeals."""

from __future__ import annotations

from django.utils import timezone

from workflows.appeals.actions import sending


def follow_letters() -> None:
    """Learn what became of the e-mails that carried papers; runs every few minutes."""
    sending.follow_letters(on=timezone.localdate(), at=timezone.now())
