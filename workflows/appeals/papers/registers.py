"""Registers on paper: a heading, columns, rows, who signs at the end. The same columns and rows go to XLSX and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from workflows.appeals.papers.cards import InkLine
from workflows.appeals.papers.head import Letterhead
from workflows.appeals.papers.lines import kept_html
from workflows.printing.tables import Heading, Table, written
from workflows.printing.typography import name_html

LETTERS_IN_MM = 0.9  # how many letters of a spreadsheet a millimetre of paper makes
WIDEST = 60

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its width on paper in millimetres, of those that register.css knows; 0 takes what is left."""

    title: str
    width: int = 0

    @property
    def heading(self) -> Heading:
        """The same for a spreadsheet."""
        return Heading(self.title, round(self.width * LETTERS_IN_MM) if self.width else WIDEST)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a line of their own; without a title they stand directly under the columns."""

    rows: tuple[Cells, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A register ready for paper. `remarks` stand under the heading, `ending` under the table."""

    organisation: Letterhead
    title: str
    subject: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    empty: str
    remarks: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    signatures: tuple[InkLine, ...] = ()
    wide: bool = True

    @property
    def caption(self) -> str:
        """«Журнал регистрации обращений граждан за 2026 год»."""
        return f"{self.title} {self.subject}".strip()

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to show."""
        return any(group.rows for group in self.groups)


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """Rows as HTML."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def register_print(register: Register) -> str:
    """The register as HTML for `printing.pdf.render_pdf`."""
    context = {
        "register": register,
        "organisation": name_html(register.organisation.full_name),
        "subject": kept_html(register.subject),
        "remarks": tuple(kept_html(line) for line in register.remarks),
        "groups": tuple(_printed(group) for group in register.groups if group.rows),
        "ending": tuple(kept_html(line) for line in register.ending),
    }
    return render_to_string("print/appeals/register.html", context)


def register_table(name: str, columns: tuple[Column, ...], rows: Iterable[Cells]) -> Table:
    """The same columns as a file; rows are taken one by one, so a long register never stands in memory whole."""
    return Table(name, tuple(column.heading for column in columns), rows)


def numbered_rows(rows: Iterable[Cells]) -> Iterator[Cells]:
    """Rows with «№ п/п» before them."""
    return ((number, *row) for number, row in enumerate(rows, start=1))


def _printed(group: Group) -> PrintedGroup:
    return PrintedGroup(kept_html(group.title), tuple(tuple(cell_html(cell) for cell in row) for row in group.rows))


def cell_html(cell: object) -> str:
    """A cell for paper: days short, lines of a text under each other."""
    text = written(cell) if isinstance(cell, date | datetime) else "" if cell is None else str(cell)
    return "<br>".join(kept_html(line) for line in text.splitlines())
