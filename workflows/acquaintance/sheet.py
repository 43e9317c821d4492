"""What the sheet of acquaintance shows, from plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from workflows.acquaintance.stages import Audience
from workflows.printing.proof import Proof
from workflows.printing.typography import bound_html, name_html
from workflows.printing.words import grouped, long_date, moment, numbered, short_date


@dataclass(frozen=True, slots=True)
class Line:
    """One person. Without a day the places for a handwritten signature stay open."""

    name: str
    position: str
    day: date | None = None
    method: str = ""
    mark: str = ""
    gone: str = ""

    @property
    def day_line(self) -> str:
        """«02.03.2026»."""
        return short_date(self.day) if self.day else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Лист ознакомления. `as_of` is the moment of a sheet printed before the campaign is closed."""

    organisation: str
    title: str
    redaction_number: int
    order_number: str
    order_day: date | None
    effective_from: date
    sha256: str
    audience: Audience
    due_on: date
    basis: str
    lines: tuple[Line, ...]
    has_electronic: bool
    closed_at: datetime | None = None
    as_of: datetime | None = None
    keeper: str = ""

    @property
    def subject(self) -> str:
        """«редакция № 1, приказ от 26 февраля 2026 г. № 01/0226-У, действует с 26 февраля 2026 г.»."""
        day = f" от\u00a0{long_date(self.order_day)}" if self.order_day else ""
        order = f"приказ{day} {numbered(self.order_number)}"
        return f"редакция {numbered(str(self.redaction_number))}, {order}, действует с\u00a0{long_date(self.effective_from)}"

    @property
    def hash_in_groups(self) -> str:
        """The hash as people compare it."""
        return grouped(self.sha256)

    @property
    def state(self) -> str:
        """Whether this is the final sheet."""
        if self.closed_at:
            return f"Ознакомление закрыто {moment(self.closed_at)}"
        return f"Промежуточный лист на {moment(self.as_of)}. Ознакомление продолжается до {long_date(self.due_on)}" if self.as_of else ""

    @property
    def confirmed_how(self) -> str:
        """How a simple electronic signature was put on this sheet."""
        return "работник подтвердил ознакомление под своей учётной записью" if self.audience == Audience.STAFF else "человек подтвердил ознакомление по личной ссылке"

    @property
    def read(self) -> int:
        """How many have confirmed."""
        return sum(line.day is not None for line in self.lines)


def sheet_print(sheet: Sheet, *, proof: Proof | None = None) -> str:
    """The sheet as HTML for `printing.pdf.render_pdf`; one that is kept has the code that leads to its check."""
    context = {"sheet": sheet, "proof": proof, "organisation": name_html(sheet.organisation), "heading": bound_html(sheet.title)}
    return render_to_string("print/acquaintance_sheet.html", context)
