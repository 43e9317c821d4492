"""What became of letters, in words for people and in fields for machines. Neither names persons."""

from __future__ import annotations

from workflows.inbox.models import RawLetter
from workflows.mailroom.models import Filing, Outcome


def line(filing: Filing) -> str:
    """«Письмо № 5: новое поступление, вх. 12»."""
    appeal = f", {filing.appeal}" if filing.appeal else ""
    reason = f": {filing.get_reason_display()}" if filing.reason else ""
    return f"Письмо № {filing.letter_id}: {filing.get_outcome_display()}{reason}{appeal}"


def facts(filing: Filing) -> dict[str, str | int | None]:
    """The same for machines."""
    letter: RawLetter = filing.letter
    return {
        "letter": letter.pk,
        "sha256": letter.file.blob.sha256,
        "outcome": filing.outcome,
        "reason": filing.reason,
        "appeal": filing.appeal_id,
        "original": filing.original_id,
    }


def is_clear(filing: Filing) -> bool:
    """Whether nobody has to look."""
    return filing.outcome != Outcome.ASIDE
