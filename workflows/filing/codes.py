"""The code of access of a letter: given once, at the moment when the letter is taken."""

from __future__ import annotations

from datetime import datetime

from workflows.appeals.models import Appeal, StatusCode


def issue(appeal: Appeal, *, at: datetime) -> str:
    """A new code for the appeal, as it is shown to its author."""
    made: StatusCode = StatusCode.objects.create(appeal=appeal, at=at)
    return made.code
