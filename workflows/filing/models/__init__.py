"""Records of the form: drafts, what is kept of those that were sent, counters."""

from workflows.filing.models.counted import AskedConfirmation, Knock, SpentWork
from workflows.filing.models.draft import WORDS, Draft, DraftFile
from workflows.filing.models.filed import Confirmation, Filed, Look

__all__ = ["WORDS", "AskedConfirmation", "Confirmation", "Draft", "DraftFile", "Filed", "Knock", "Look", "SpentWork"]
