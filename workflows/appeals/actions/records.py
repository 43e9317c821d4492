"""What every action on appeals shares: a fresh locked row, a saved change with its reason, a line in the journal.

The journal is read more widely than cards are: its lines carry numbers, stages and days, never names, contacts or words of letters.
"""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.conf import settings
from django_q.tasks import async_task

from workflows.appeals.models import Appeal
from workflows.appeals.stages import OPEN, Stage
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User

IN_THE_ARCHIVE = (Stage.FILED, Stage.DESTROYED)  # moves of the file, not of the appeal


def fresh(appeal: Appeal) -> Appeal:
    """The row as it is now, locked until the transaction ends."""
    return Appeal.objects.select_for_update().get(pk=appeal.pk)


def lead(appeal: Appeal, stage: Stage, *, on: date, by: User | None, reason: str) -> None:
    """Move a fresh appeal and save it; an end gets its day. Whoever must hear of it is asked for in the same transaction."""
    start = appeal.stage
    appeal.move_to(stage)
    if stage not in OPEN and appeal.concluded_on is None:
        appeal.concluded_on = on
    save_as(appeal, by=by, reason=reason)
    if stage not in IN_THE_ARCHIVE:
        for task in settings.AFTER_STAGE_CHANGE:
            async_task(task, appeal.pk, str(start), stage.value, on.isoformat(), uuid4().hex)


def tell(verb: str, appeal: Appeal, summary: str, *, by: User | None, **facts: str | int | None) -> None:
    """One line of the journal about the appeal."""
    entries.write(f"appeal.{verb}", subject=subject_of(appeal), summary=f"{appeal}: {summary}", by=by, facts=facts)


def subject_of(appeal: Appeal) -> str:
    """How the appeal is named in the journal."""
    return f"appeals.appeal:{appeal.pk}"
