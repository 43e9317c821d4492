"""Обложка дела и внутренняя опись: what holds the papers of appeals together in the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from workflows.appeals.papers.cards import InkLine
from workflows.appeals.papers.head import Letterhead
from workflows.appeals.papers.registers import Cells, Column, Group, Register, numbered_rows
from workflows.printing.typography import bound_html, name_html
from workflows.printing.words import numbered, short_date

INVENTORY = "Внутренняя опись документов дела"
COLUMNS = (
    Column("№ п/п", 10),
    Column("Индекс документа", 28),
    Column("Дата", 20),
    Column("Заголовок документа"),
    Column("Номера листов", 22),
    Column("Примечание", 30),
)
OPEN = "___.___._______"


@dataclass(frozen=True, slots=True)
class CaseCover:
    """The cover of a case file. What is not known until it is closed stays as a blank to fill by hand."""

    organisation: Letterhead
    index: str
    title: str
    unit: str = ""
    volume: str = ""
    begun: date | None = None
    ended: date | None = None
    sheets: int | None = None
    term: str = ""

    @property
    def caption(self) -> str:
        """«Дело № 01-15»."""
        return f"Дело {numbered(self.index)}" + (f", том {self.volume}" if self.volume else "")

    @property
    def days(self) -> str:
        """«02.11.2026 – 26.11.2026»."""
        begun = short_date(self.begun) if self.begun else OPEN
        return f"{begun} – {short_date(self.ended) if self.ended else OPEN}"

    @property
    def sheets_line(self) -> str:
        """«На 42 листах»."""
        return f"На {self.sheets if self.sheets else '________'} л."


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the file."""

    title: str
    index: str = ""
    day: date | None = None
    sheets: str = ""
    note: str = ""

    @property
    def cells(self) -> Cells:
        """The line without its «№ п/п»."""
        return self.index, self.day, self.title, self.sheets, self.note


def case_cover_print(cover: CaseCover) -> str:
    """The cover as HTML for `printing.pdf.render_pdf`."""
    context = {
        "cover": cover,
        "organisation": name_html(cover.organisation.full_name),
        "heading": bound_html(cover.title),
        "unit": bound_html(cover.unit),
        "term": bound_html(cover.term),
    }
    return render_to_string("print/appeals/case_cover.html", context)


def inventory(organisation: Letterhead, index: str, papers: tuple[Paper, ...], *, clerk: str, post: str) -> Register:
    """The list of documents of a file."""
    return Register(
        organisation=organisation,
        title=INVENTORY,
        subject=numbered(index),
        columns=COLUMNS,
        groups=(Group(tuple(numbered_rows(paper.cells for paper in papers))),),
        empty="В деле документов пока нет. Они появятся, когда рассмотренное обращение будет направлено в дело.",
        ending=(f"Итого документов: {len(papers)}. Количество листов внутренней описи: ______.",),
        signatures=(InkLine(post, clerk),),
        wide=False,
    )
