"""What the house has decided about the doors of appeals."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.appeals.models import house_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The choices of the organisation."""

    accept_email_as_appeal: bool = True


def policy() -> Policy:
    """The choices as they stand now."""
    return Policy(accept_email_as_appeal=house_rules().accept_email_as_appeal)
