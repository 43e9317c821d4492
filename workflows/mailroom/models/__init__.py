"""What exists in the mail room."""

from workflows.mailroom.models.erased import ErasedLetter
from workflows.mailroom.models.filing import Attempt, Filing, Outcome, Reason
from workflows.mailroom.models.resolution import Choice, Doubt, Resolution
from workflows.mailroom.models.writing import AutoLetter, Sort

__all__ = ["Attempt", "AutoLetter", "Choice", "Doubt", "ErasedLetter", "Filing", "Outcome", "Reason", "Resolution", "Sort"]
