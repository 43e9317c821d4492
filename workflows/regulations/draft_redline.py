"""What a draft changes in the redaction that it is based on: for those who agree and for the one who signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.printing.words import numbered
from workflows.regulations.comparisons import Pair, Redline, redline
from workflows.regulations.documents import text_of_redaction
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rendering import Names
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText, sha256_of

LEVEL = 4  # below the heading of a part of a staff screen


@dataclass(frozen=True, slots=True)
class DraftRedline:
    """The comparison with what the reader chose; `base` is the number of the redaction that is changed."""

    base: int
    options: Options
    redline: Redline


def draft_redline(draft: RedactionDraft, text: ActText, *, asked: Mapping[str, str]) -> DraftRedline | None:
    """The base of the draft against this text of it; None for a first approval and for a repeal, which change no words."""
    base: Redaction | None = draft.base
    if base is None or draft.way == DraftWay.REPEAL:
        return None
    options = Options.of(asked)
    pair = Pair(base.content_sha256, sha256_of(text), Names(f"Редакция {numbered(str(base.number))}", "Проект"), level=LEVEL)
    return DraftRedline(base.number, options, redline(pair, options, texts=lambda: (text_of_redaction(base), text)))
