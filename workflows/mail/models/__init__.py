"""Letters, what goes with them, and each attempt to hand one over."""

from workflows.mail.models.attempt import Attempt, AttemptEnd, Outcome, Step
from workflows.mail.models.letter import (
    KEPT,
    MOST_ATTEMPTS,
    PATIENCE,
    Enclosure,
    Envelope,
    Held,
    Letter,
    LetterQuerySet,
)

__all__ = ["KEPT", "MOST_ATTEMPTS", "PATIENCE", "Attempt", "AttemptEnd", "Enclosure", "Envelope", "Held", "Letter", "LetterQuerySet", "Outcome", "Step"]
