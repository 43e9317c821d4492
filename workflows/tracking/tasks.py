"""Entries of the queue."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from workflows.appeals.stages import Stage
from workflows.tracking.actions import cabinet, patience, second_step, telling
from workflows.tracking.actions.telling import Change


def tell_stage(appeal_pk: int, start: str, end: str, on: str, key: str) -> None:
    """Write to the citizen of one change of stage (AFTER_STAGE_CHANGE)."""
    telling.tell_stage(Change(UUID(key), appeal_pk, Stage(start), Stage(end), date.fromisoformat(on)), at=timezone.now())


def forget() -> None:
    """Erase what is no longer needed; runs at night."""
    second_step.forget(now=timezone.now())
    patience.forget(now=timezone.now())
    cabinet.forget(now=timezone.now())
