"""What a draft changes: its base, the choices of its author, and its instructions by the day on which they take effect."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workflows.errors import Incomplete
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.operations import (
    Choice,
    Choices,
    Instruction,
    Term,
    Way,
    instruction_from_dict,
    instruction_to_dict,
)
from workflows.regulations.amending.staging import Stage, staged
from workflows.regulations.amending.wording.names import Names
from workflows.regulations.models import Redaction, RedactionDraft, Regulation, Submission
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText, canonical_json, from_dict

CHANGING = frozenset({DraftWay.AMEND, DraftWay.EDITION})


def text_of_redaction(redaction: Redaction) -> ActText:
    """The canonical text of a redaction."""
    return from_dict(json.loads(redaction.content))


def base_of(draft: RedactionDraft) -> Redaction:
    """The redaction that the draft changes or repeals."""
    if draft.base is None:
        raise Incomplete(f"{draft}: у проекта нет исходной редакции. Начните изменения со страницы действующего акта.")
    return draft.base


def choices_of(draft: RedactionDraft) -> Choices:
    """What the author chose, read from the draft."""
    kept: Mapping[str, Any] = draft.choices or {}
    return Choices(
        of={key: _choice(value) for key, value in kept.get("of", {}).items()},
        terms=tuple(Term(tuple((old, new) for old, new in pairs)) for pairs in kept.get("terms", ())),
        is_edition=draft.way == DraftWay.EDITION,
    )


def _choice(value: Mapping[str, str]) -> Choice:
    since = value.get("from", "")
    return Choice(Way(value.get("way", "")), date.fromisoformat(since) if since else None)


def choices_to_json(choices: Choices) -> dict[str, Any]:
    """As the draft keeps them; what equals the default is left out."""
    chosen = {
        key: {"way": str(choice.way), "from": choice.effective_from.isoformat() if choice.effective_from else ""}
        for key, choice in choices.of.items()
        if choice != Choice()
    }
    return {"of": chosen, "terms": [[list(pair) for pair in term.pairs] for term in choices.terms]}


def stages_of(draft: RedactionDraft, text: ActText) -> tuple[Stage, ...]:
    """The changes from the base to `text`, one stage for each day; none for a first approval or a repeal."""
    if draft.way not in CHANGING:
        return ()
    return staged(text_of_redaction(base_of(draft)), text, choices_of(draft), default=draft.effective_from)


def stages_to_json(stages: Sequence[Stage], *, base: Redaction | None) -> list[dict[str, Any]]:
    """As a submission keeps them, each with the number of the redaction on which the round stood."""
    return [
        {
            "base": base.number if base else 0,
            "from": stage.effective_from.isoformat() if stage.effective_from else "",
            "instructions": [instruction_to_dict(given) for given in stage.instructions],
        }
        for stage in stages
    ]


def stages_sha256(stages: Sequence[Mapping[str, Any]]) -> str:
    """One hash over the changes of a round; empty for a round without any."""
    return hashlib.sha256(canonical_json({"stages": list(stages)}).encode()).hexdigest() if stages else ""


def stages_of_submission(submission: Submission) -> tuple[Stage, ...]:
    """The frozen changes of a round, carried out again on its base; the draft may have been moved to another since."""
    if not submission.stages:
        return ()
    found, text = [], text_of_redaction(_base_of_round(submission))
    for kept in submission.stages:
        given: tuple[Instruction, ...] = tuple(instruction_from_dict(data) for data in kept["instructions"])
        new = apply(text, given)
        since = date.fromisoformat(kept["from"]) if kept["from"] else None
        found.append(Stage(since, given, text, new))
        text = new
    return tuple(found)


def _base_of_round(submission: Submission) -> Redaction:
    number = submission.stages[0].get("base") if submission.stages else None
    if not number:
        return base_of(submission.draft)
    found: Redaction = Redaction.objects.get(regulation_id=submission.draft.regulation_id, number=number)
    return found


def names_of(regulation: Regulation) -> Names:
    """The kind of the act as sub-clauses of an order name it."""
    return Names(genitive=regulation.cases.genitive, accusative=regulation.cases.accusative)
