"""Names in lists: whoever reads a list sees no more of a sensitive letter than the initials of its author."""

from __future__ import annotations

from workflows.appeals.models import Appeal, Applicant, Sensitivity

UNNAMED = "без имени"


def named(appeal: Appeal, *, answers_for_it: bool) -> str:
    """«Петрова М. И.», or «П. М. И.» to a reader who does not answer for a sensitive letter."""
    is_open = answers_for_it or appeal.sensitivity == Sensitivity.ORDINARY
    return short(appeal.applicant) if is_open else initials(appeal.applicant)


def short(applicant: Applicant) -> str:
    """«Петрова М. И.»."""
    if not applicant.last_name:
        return UNNAMED
    return " ".join([applicant.last_name, *(f"{part[0]}." for part in (applicant.first_name, applicant.patronymic) if part)])


def initials(applicant: Applicant) -> str:
    """«П. М. И.»."""
    parts = (applicant.last_name, applicant.first_name, applicant.patronymic)
    return " ".join(f"{part[0]}." for part in parts if part) or UNNAMED
