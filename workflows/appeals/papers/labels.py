"""Labels with the number and the day for letters on paper: 70 × 37 mm, twenty-four on a sheet of A4, stuck in the lower right corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from workflows.printing.words import NBSP, short_date

TITLE = "Ярлыки входящих писем"
ON_SHEET = 24


@dataclass(frozen=True, slots=True)
class Label:
    """The mark of receipt (ГОСТ Р 7.0.97-2025): number and day; how many sheets came, so that none gets lost unnoticed."""

    organisation: str
    number: str
    day: date
    sheets: int | None = None
    attached: int | None = None

    @property
    def number_line(self) -> str:
        """«Вх. № 001-ОГ/2026»."""
        return f"Вх.{NBSP}№{NBSP}{self.number}"

    @property
    def day_line(self) -> str:
        """«от 02.11.2026»."""
        return f"от{NBSP}{short_date(self.day)}"

    @property
    def sheets_line(self) -> str:
        """«Листов: 2, приложений: 3»; nothing when nobody counted them."""
        counted = [f"Листов:{NBSP}{self.sheets}"] if self.sheets else []
        return ", ".join([*counted, *([f"приложений:{NBSP}{self.attached}"] if self.attached else [])])


def label_sheets(labels: Sequence[Label], *, first: int = 1) -> str:
    """The sheets as HTML for `printing.pdf.render_pdf`; on the first one places before `first` are used already."""
    places: list[Label | None] = [*([None] * (first - 1)), *labels]
    sheets = [places[start : start + ON_SHEET] for start in range(0, len(places), ON_SHEET)]
    return render_to_string("print/appeals/labels.html", {"sheets": sheets, "title": TITLE})
