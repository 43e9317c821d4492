"""Whether a text may go to those who agree, and what its order would say: asked by the button and by the action alike."""

from collections.abc import Sequence
from datetime import date

from workflows.regulations import rules
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.operations import INSERTIONS, Instruction
from workflows.regulations.amending.staging import Stage
from workflows.regulations.amendments import base_of, stages_of, text_of_redaction
from workflows.regulations.lineage_map import map_is_confirmed
from workflows.regulations.models import RedactionDraft
from workflows.regulations.reference_rules import references_hold
from workflows.regulations.sound_text import text_is_sound
from workflows.regulations.stages import DraftWay
from workflows.regulations.timeline import base_holds, edition_for, plan
from workflows.regulations.tree import ActText


def changes_to_hand_in(draft: RedactionDraft, text: ActText, *, on: date) -> tuple[Stage, ...]:
    """What the order will say; refuses a text that no order of this draft could make."""
    text_is_sound(text)
    references_hold(draft, text)
    if not draft.changes_an_act:
        rules.labels_are_free(draft.regulation, text)
        return ()
    base = base_of(draft)
    if draft.way == DraftWay.REPEAL:
        rules.is_untouched(text, text_of_redaction(base))
        comes_lawfully(draft, (), on=on)
        return ()
    rules.changes_something(text, text_of_redaction(base))
    rules.labels_are_free(draft.regulation, text, edition=edition_for(draft))
    changes = stages_of(draft, text)
    comes_lawfully(draft, changes, on=on)
    map_is_confirmed(draft, text)
    return changes


def comes_lawfully(draft: RedactionDraft, changes: Sequence[Stage], *, on: date) -> None:
    """Whether an order signed on the day could bring about what the draft wants: the days, the base, the other orders."""
    if draft.way == DraftWay.REPEAL:
        day = draft.effective_from or on
        rules.takes_effect_lawfully(day, order_date=on, is_open=draft.is_editable)
        base_holds(draft, base_of(draft), on=day)
        rules.heir_holds(draft.successor, on=day)
        return
    if not changes:
        rules.takes_effect_lawfully(draft.effective_from or on, order_date=on, is_open=draft.is_editable)
        return
    for stage in changes:
        what = _called(stage, stage.instructions[0])
        rules.takes_effect_lawfully(stage.effective_from or on, order_date=on, what=what, is_open=draft.is_editable)
    plan(draft, changes, on=on)


def _called(stage: Stage, given: Instruction) -> str:
    """«Пункт 1.1»; of what is put in, its own name."""
    if given.op in INSERTIONS:
        return Index(stage.text).called(given.nodes[0].uid)
    return Index(stage.base).called(given.target, given.part)
