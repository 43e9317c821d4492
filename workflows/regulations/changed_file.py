"""A Word file with changes of a redaction: read, matched, and what the answers of its author make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.importing import Imported, read_regulation, read_source
from workflows.regulations.matching import Matching, Resolved, match, resolved
from workflows.regulations.models import LabelUse, Redaction
from workflows.regulations.tree import ActText


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """The file beside the redaction that it changes."""

    base: Redaction
    text: ActText
    found: Imported
    matching: Matching

    def resolved(self, answers: Mapping[str, str]) -> Resolved:
        """The text of the draft; no number that the act has ever used is given again."""
        taken = LabelUse.objects.filter(regulation=self.base.regulation_id).values_list("key", flat=True)
        return resolved(self.text, self.found.text, self.matching, answers, taken=frozenset(taken))


def read_changed(base: Redaction, name: str, data: bytes) -> ChangedFile:
    """The file understood; BadInput says why it cannot be, or that it is of another act."""
    text = text_of_redaction(base)
    found = read_regulation(read_source(name, data))
    return ChangedFile(base, text, found, match(text, found.text))
