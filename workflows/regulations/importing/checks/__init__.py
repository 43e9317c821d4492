"""Checks of an imported text: each reads the draft and yields findings; none changes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workflows.regulations.importing.checks import brackets, naming, numbering, references, spelling
from workflows.regulations.importing.checks.draft import Draft
from workflows.regulations.importing.findings import Finding

Check = Callable[[Draft], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    naming.approval_word,
    naming.wrong_kind,
    naming.title_differs,
    naming.abbreviations,
    naming.unnumbered,
    numbering.sequence,
    numbering.sections,
    numbering.items,
    numbering.one_style,
    references.references,
    spelling.mixed_alphabet,
    spelling.hyphen_as_dash,
    spelling.signs,
    spelling.open_lists,
    brackets.brackets,
    brackets.final_stops,
    brackets.empty,
)

__all__ = ["CHECKS", "Draft"]
