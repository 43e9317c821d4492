"""What the order of a draft of changes will say, for all who read the draft."""

from workflows.regulations.amendments import base_of, choices_of, names_of, text_of_redaction
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText
from workflows.regulations.views.amend_rows import Panel, panel


def panel_of(draft: RedactionDraft, text: ActText, base: ActText) -> Panel:
    """The instructions that lead from the base to this text of the draft."""
    return panel(base, text, choices_of(draft), names_of(draft.regulation))


def panel_for(draft: RedactionDraft, text: ActText) -> Panel | None:
    """The same for a page that shows any draft; None for one that changes nothing in place."""
    return panel_of(draft, text, text_of_redaction(base_of(draft))) if draft.way == DraftWay.AMEND else None
