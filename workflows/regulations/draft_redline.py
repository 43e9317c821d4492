"""What a draft changes in the redaction that it is based on: for those who agree and for the one who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workflows.printing.words import numbered
from workflows.regulations.amending.operations import list_sha256
from workflows.regulations.amending.staging import Stage
from workflows.regulations.amendments import names_of, text_of_redaction
from workflows.regulations.comparisons import Grounds, Pair, Redline, redline
from workflows.regulations.draft_grounds import grounds_of
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rendering import Names
from workflows.regulations.redline.rows import Comparison
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText, sha256_of

LEVEL = 4  # below the heading of a part of a staff screen


@dataclass(frozen=True, slots=True)
class DraftRedline:
    """The comparison with what the reader chose; `base` is the number of the redaction that is changed."""

    base: int
    options: Options
    redline: Redline


def draft_redline(draft: RedactionDraft, text: ActText, *, asked: Mapping[str, str], changes: Sequence[Stage] = ()) -> DraftRedline | None:
    """The base of the draft against this text of it; None for a first approval and for a repeal, which change no words.

    `changes` are those of a round: with them the table names the sub-clause of the order for each change in place.
    """
    base: Redaction | None = draft.base
    if base is None or draft.way == DraftWay.REPEAL:
        return None
    options = Options.of(asked)
    said = changes if draft.way == DraftWay.AMEND else ()
    beside = list_sha256(tuple(given for stage in said for given in stage.instructions)) if said else ""
    pair = Pair(base.content_sha256, sha256_of(text), Names(f"Редакция {numbered(str(base.number))}", "Проект"), beside=beside, level=LEVEL)

    def grounds(_: Comparison) -> Grounds:
        return grounds_of(said, text_of_redaction(base), names_of(draft.regulation))

    made = redline(pair, options, texts=lambda: (text_of_redaction(base), text), grounds=grounds if said else None)
    return DraftRedline(base.number, options, made)
