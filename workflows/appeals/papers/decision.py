"""Решение о прекращении переписки (59-ФЗ, ст. 11, ч. 5): question, answers given before, conclusion, signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from workflows.appeals.papers.head import Letterhead, Signature
from workflows.appeals.papers.letter import BLANK_DAY, BLANK_NUMBER, paragraphs
from workflows.appeals.papers.merge import Template, ended
from workflows.printing.proof import Proof
from workflows.printing.typography import bound_html, name_html
from workflows.printing.words import numbered, short_date

TITLE = "Решение"


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """A substantive written answer to the same question."""

    number: str
    day: date
    about: str = ""

    @property
    def named(self) -> str:
        """«от 12.03.2026 № 4-исх»."""
        return f"от {short_date(self.day)} {numbered(self.number)}"


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The decision. `words` is a filled template: heading, reasons, points. Without a number it is a project."""

    organisation: Letterhead
    place: str
    words: Template
    question: str
    earlier: tuple[EarlierAnswer, ...]
    signature: Signature
    number: str = ""
    day: date | None = None
    proof: Proof | None = None

    @property
    def is_project(self) -> bool:
        """Not signed yet."""
        return not self.number

    @property
    def day_line(self) -> str:
        """«26.11.2026», or a blank to fill."""
        return short_date(self.day) if self.day else BLANK_DAY

    @property
    def number_line(self) -> str:
        """«№ 1», or a blank to fill."""
        return numbered(self.number or BLANK_NUMBER)

    @property
    def caption(self) -> str:
        """«Решение от 26.11.2026 № 1», «Проект решения»."""
        return "Проект решения" if self.is_project else f"{TITLE} от {self.day_line} {self.number_line}"


def decision_print(facts: DecisionFacts) -> str:
    """The decision as HTML for `printing.pdf.render_pdf`."""
    context = {
        "decision": facts,
        "proof": facts.proof,
        "organisation": name_html(facts.organisation.full_name),
        "heading": bound_html(facts.words.heading),
        "question": bound_html(ended(facts.question)),
        "opening": tuple(paragraphs(facts.words.opening)),
        "points": tuple(paragraphs(facts.words.closing)),
    }
    return render_to_string("print/appeals/decision.html", context)
