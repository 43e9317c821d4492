"""Whether a text may go to those who agree, and what its order would say: asked by the button and by the action alike."""

from datetime import date

from workflows.regulations import rules
from workflows.regulations.amending.staging import Stage
from workflows.regulations.amendments import base_of, stages_of, text_of_redaction
from workflows.regulations.lineage_map import map_is_confirmed
from workflows.regulations.models import RedactionDraft
from workflows.regulations.reference_rules import references_hold
from workflows.regulations.stages import DraftWay
from workflows.regulations.timeline import base_holds, edition_for, plan
from workflows.regulations.tree import ActText


def changes_to_hand_in(draft: RedactionDraft, text: ActText, *, on: date) -> tuple[Stage, ...]:
    """What the order will say; refuses a text that no order of this draft could make."""
    rules.text_is_sound(text)
    references_hold(draft, text)
    if not draft.changes_an_act:
        rules.labels_are_free(draft.regulation, text)
        return ()
    base = base_of(draft)
    if draft.way == DraftWay.REPEAL:
        rules.is_untouched(text, text_of_redaction(base))
        base_holds(draft, base, on=max(on, draft.effective_from or on))
        return ()
    rules.changes_something(text, text_of_redaction(base))
    rules.labels_are_free(draft.regulation, text, edition=edition_for(draft))
    changes = stages_of(draft, text)
    plan(draft, changes, on=on)
    map_is_confirmed(draft, text)
    return changes
