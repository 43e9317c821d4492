"""Акт о выделении к уничтожению документов, не подлежащих хранению: what is destroyed, by what term, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from workflows.appeals.papers.cards import InkLine
from workflows.appeals.papers.head import Letterhead, Signature
from workflows.appeals.papers.letter import BLANK_DAY, BLANK_NUMBER
from workflows.appeals.papers.lines import kept_html
from workflows.appeals.papers.registers import Cells, Column, PrintedGroup, cell_html, numbered_rows
from workflows.printing.typography import name_html
from workflows.printing.words import numbered, short_date

COLUMNS = (
    Column("№ п/п", 10),
    Column("Заголовок дела"),
    Column("Крайние даты", 24),
    Column("Индекс дела", 22),
    Column("Кол-во дел", 16),
    Column("Срок хранения, статья", 36),
    Column("Примечание", 30),
)


@dataclass(frozen=True, slots=True)
class DestroyedFile:
    """A case file whose term is over."""

    title: str
    years: str
    index: str
    term: str
    volumes: int = 1
    note: str = ""

    @property
    def cells(self) -> Cells:
        """The line without its «№ п/п»."""
        return self.title, self.years, self.index, self.volumes, self.term, self.note


@dataclass(frozen=True, slots=True)
class DestructionAct:
    """The act. `kept` says what stays in the program afterwards; `approved` is the head, `commission` those who sign."""

    organisation: Letterhead
    approved: Signature
    basis: str
    files: tuple[DestroyedFile, ...]
    commission: tuple[InkLine, ...]
    kept: str = ""
    method: str = ""
    protocol: str = ""
    number: str = ""
    day: date | None = None

    @property
    def total(self) -> int:
        """How many files in all."""
        return sum(file.volumes for file in self.files)

    @property
    def requisites(self) -> str:
        """«26.11.2026 № 1», or blanks to fill."""
        return f"{short_date(self.day) if self.day else BLANK_DAY} {numbered(self.number or BLANK_NUMBER)}"

    @property
    def caption(self) -> str:
        """«Акт о выделении к уничтожению от 26.11.2026 № 1»."""
        return f"Акт о выделении к уничтожению документов от {self.requisites}"


def destruction_print(act: DestructionAct) -> str:
    """The act as HTML for `printing.pdf.render_pdf`."""
    rows = tuple(tuple(cell_html(cell) for cell in row) for row in numbered_rows(file.cells for file in act.files))
    context = {
        "act": act,
        "organisation": name_html(act.organisation.full_name),
        "columns": COLUMNS,
        "groups": (PrintedGroup("", rows),),
        "basis": kept_html(act.basis),
        "method": kept_html(act.method),
        "kept": kept_html(act.kept),
        "protocol": kept_html(act.protocol),
    }
    return render_to_string("print/appeals/destruction.html", context)
