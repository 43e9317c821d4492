"""The print of an order by ГОСТ Р 7.0.97-2025, from plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from workflows.orders.lines import Line, LineKind, lines_of
from workflows.printing.marks import Mark
from workflows.printing.proof import Proof
from workflows.printing.typography import bound_html, name_html
from workflows.printing.words import numbered, short_date


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause; sub-clauses and quoted paragraphs stand in it on lines of their own."""

    text: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """The clause as it is laid out."""
        return lines_of(self.text)


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What an order says. Without a number it is a project: it gets the word «ПРОЕКТ» on each sheet.

    `preamble` ends before «приказываю»: the word of command is set by the print. `attachments` are titles.
    """

    organisation: str
    organisation_short: str
    place: str
    title: str
    preamble: str
    clauses: tuple[ClauseText, ...]
    signer_post: str
    signer_name: str
    number: str = ""
    day: date | None = None
    mark: Mark | None = None
    attachments: tuple[str, ...] = ()
    proof: Proof | None = None

    @property
    def is_project(self) -> bool:
        """Not signed yet."""
        return not self.number

    @property
    def day_line(self) -> str:
        """«26.02.2026», or a blank to fill."""
        return short_date(self.day) if self.day else "___.___._______"

    @property
    def number_line(self) -> str:
        """«№ 01/0226-У», or a blank to fill."""
        return numbered(self.number or "____________")

    @property
    def caption(self) -> str:
        """«Приказ от 26.02.2026 № 01/0226-У», «Проект приказа»."""
        return "Проект приказа" if self.is_project else f"Приказ от {self.day_line} {self.number_line}"

    @property
    def footer(self) -> str:
        """The same in the running line."""
        return self.caption[0].lower() + self.caption[1:]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a clause ready for the page: numbered, escaped, with its spaces bound."""

    kind: str
    label: str
    text: str

    @property
    def opens(self) -> bool:
        """What follows explains it: it is never the last line of a page."""
        return self.text.endswith(":")


def order_print(facts: OrderFacts) -> str:
    """The order as HTML for `printing.pdf.render_pdf`."""
    context = {
        "order": facts,
        "proof": facts.proof,
        "organisation": name_html(facts.organisation),
        "heading": bound_html(facts.title),
        "preamble": bound_html(facts.preamble),
        "clauses": tuple(_printed(facts.clauses)),
        "attachments": tuple(bound_html(title) for title in facts.attachments),
    }
    return render_to_string("print/order.html", context)


def _printed(clauses: tuple[ClauseText, ...]) -> Iterator[PrintedLine]:
    for number, clause in enumerate(clauses, start=1):
        for line in clause.lines:
            label = f"{number}." if line.kind is LineKind.LEAD else line.label
            yield PrintedLine(line.kind, label, bound_html(line.text))
