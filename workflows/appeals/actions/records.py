"""What every action on appeals shares: a fresh locked row, a saved change with its reason, a line in the journal.

The journal is read more widely than cards are: its lines carry numbers, stages and days, never names, contacts or words of letters.
"""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Appeal
from workflows.appeals.stages import OPEN, Stage
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User


def fresh(appeal: Appeal) -> Appeal:
    """The row as it is now, locked until the transaction ends."""
    return Appeal.objects.select_for_update().get(pk=appeal.pk)


def lead(appeal: Appeal, stage: Stage, *, on: date, by: User | None, reason: str) -> None:
    """Move a fresh appeal and save it; an end gets its day."""
    appeal.move_to(stage)
    if stage not in OPEN and appeal.concluded_on is None:
        appeal.concluded_on = on
    save_as(appeal, by=by, reason=reason)


def tell(verb: str, appeal: Appeal, summary: str, *, by: User | None, **facts: str | int | None) -> None:
    """One line of the journal about the appeal."""
    entries.write(f"appeal.{verb}", subject=subject_of(appeal), summary=f"{appeal}: {summary}", by=by, facts=facts)


def subject_of(appeal: Appeal) -> str:
    """How the appeal is named in the journal."""
    return f"appeals.appeal:{appeal.pk}"
