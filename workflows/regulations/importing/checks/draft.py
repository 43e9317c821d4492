"""What every check is given: the finished tree and its provisions with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.regulations.importing.findings import Finding, Severity, Span
from workflows.regulations.importing.numbering_style import Style
from workflows.regulations.importing.structure import Placed
from workflows.regulations.tree import ActText

LONGEST_LOOK = 100_000


@dataclass(frozen=True, slots=True)
class Draft:
    """The act as imported, before anybody looked at it."""

    text: ActText
    placed: tuple[Placed, ...]
    style: Style
    title_lines: Span

    def told(self) -> Iterator[tuple[str, str, Span]]:
        """Every piece of wording with its label and lines: the title first, then provisions in reading order.

        Nobody writes a paragraph of fifty pages; of such a one the beginning is looked at.
        """
        yield self.text.title[:LONGEST_LOOK], "", self.title_lines
        for each in self.placed:
            if each.branch.words:
                yield each.branch.words[:LONGEST_LOOK], each.label, each.branch.span


def at(place: Placed, code: str, message: str, severity: Severity = Severity.DEFECT) -> Finding:
    """A finding about one provision."""
    return Finding(code, place.label, message, severity, place.branch.span)


def where(label: str) -> str:
    """«В п. 2.2» for the beginning of a sentence."""
    if not label:
        return "В названии или вводной части"
    return f"В п. {label}" if label[0].isdigit() else f"В разделе «{label}»"
