"""Saving an editable record so that its history knows who did it and why."""

from django.db import models

from workflows.people.models import User


def save_as(record: models.Model, *, by: User | None, reason: str) -> None:
    """Save with a line of history; for actions, which run in the queue and in commands too, where no request is."""
    record._history_user = by  # type: ignore[attr-defined]  # the protocol of django-simple-history
    record._change_reason = reason[:100]  # type: ignore[attr-defined]  # the same
    record.save()
