"""Names in lists: whoever reads a list sees no more of a sensitive letter than the initials of its author."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Appeal, Applicant, Assignment, AssignmentRole, Sensitivity
from workflows.appeals.rules import substituted_by
from workflows.appeals.rules.seeing import reads_restricted
from workflows.people.models import User

UNNAMED = "без имени"


class Names:
    """How a reader is shown the authors of letters: asked once for a whole list."""

    def __init__(self, user: User, *, on: date) -> None:
        self._reads_all = reads_restricted(user, on=on)
        self._people = frozenset() if self._reads_all else frozenset([user.pk, *substituted_by(user, on=on)])

    def of(self, appeal: Appeal, responsible: Assignment | None) -> str:
        """«Петрова М. И.», or «П. М. И.» to a reader who does not answer for a sensitive letter."""
        is_open = self._reads_all or appeal.sensitivity == Sensitivity.ORDINARY or self._answers(responsible)
        return short(appeal.applicant) if is_open else initials(appeal.applicant)

    def _answers(self, responsible: Assignment | None) -> bool:
        return responsible is not None and responsible.role == AssignmentRole.RESPONSIBLE and responsible.executor_id in self._people


def short(applicant: Applicant) -> str:
    """«Петрова М. И.»."""
    if not applicant.last_name:
        return UNNAMED
    return " ".join([applicant.last_name, *(f"{part[0]}." for part in (applicant.first_name, applicant.patronymic) if part)])


def initials(applicant: Applicant) -> str:
    """«П. М. И.»."""
    parts = (applicant.last_name, applicant.first_name, applicant.patronymic)
    return " ".join(f"{part[0]}." for part in parts if part) or UNNAMED
