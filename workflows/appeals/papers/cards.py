"""Papers made of captions and values: the control card, the card of a reception, the receipt."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string

from workflows.appeals.papers.head import Letterhead
from workflows.appeals.papers.lines import kept_html
from workflows.printing.proof import Proof
from workflows.printing.typography import name_html

NOTHING = "–"
YES, NO = "да", "нет"


@dataclass(frozen=True, slots=True)
class Row:
    """A caption and its value; two short rows in succession share a line."""

    label: str
    value: str = ""
    short: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The value line by line as HTML; what is not known is a dash, never a gap."""
        return tuple(kept_html(line) for line in self.value.splitlines() if line.strip()) or (NOTHING,)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    title: str
    rows: tuple[Row, ...]

    @property
    def pairs(self) -> tuple[tuple[Row, ...], ...]:
        """The rows as they share lines of the table."""
        found: list[tuple[Row, ...]] = []
        for row in self.rows:
            if row.short and found and len(found[-1]) == 1 and found[-1][0].short:
                found[-1] = (*found[-1], row)
            else:
                found.append((row,))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class InkLine:
    """A place to sign by hand: what the signature is under, and whose it is."""

    caption: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The whole card. `small` is half a sheet."""

    organisation: Letterhead
    title: str
    subject: str
    sections: tuple[Section, ...]
    note: str = ""
    signatures: tuple[InkLine, ...] = ()
    proof: Proof | None = None
    small: bool = False

    @property
    def caption(self) -> str:
        """«Регистрационно-контрольная карточка № 12-О от 02.11.2026»."""
        return f"{self.title} {self.subject}".strip()


def card_print(card: Card) -> str:
    """The card as HTML for `printing.pdf.render_pdf`."""
    context = {
        "card": card,
        "proof": card.proof,
        "organisation": name_html(card.organisation.full_name),
        "subject": kept_html(card.subject),
        "note": kept_html(card.note),
    }
    return render_to_string("print/appeals/card.html", context)


def yes_no(told: bool | None) -> str:
    """«да», «нет», or nothing while nobody has said."""
    return "" if told is None else YES if told else NO
