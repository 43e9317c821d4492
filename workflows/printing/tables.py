"""Registers as files: CSV that Russian Excel opens as a table, XLSX with real dates. No cell is ever a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # of Excel itself
SHEET_ROWS = 1_048_576  # of Excel itself
WIDTH = 14
PLAIN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a column and its width in letters."""

    title: str
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Table:
    """A register: its name in the file system, its columns, its rows one by one."""

    name: str
    headings: Sequence[Heading]
    rows: Iterable[Iterable[object]]


def download(table: Table, form: str) -> HttpResponseBase:
    """The table as «csv» or «xlsx»."""
    file_name = f"{table.name}.{form}"
    response: HttpResponseBase
    if form == "xlsx":
        response = HttpResponse(xlsx(table), content_type=XLSX)
    else:
        response = StreamingHttpResponse(csv_lines(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file_name)
    response["Cache-Control"] = "no-store"
    return response


class _Echo:
    """A file that gives each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(table: Table) -> Iterator[str]:
    """The lines one by one, so that a long register never stands in memory whole: BOM, semicolons, no formulas."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    yield BOM + writer.writerow([heading.title for heading in table.headings])
    for row in table.rows:
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: object) -> str:
    """The cell as text; what Excel would take for a formula gets an apostrophe before it."""
    text = written(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def written(cell: object) -> str:
    """How a cell is written: days as «26.02.2026», moments in the zone of the organisation."""
    if isinstance(cell, datetime):
        return f"{_local(cell):%d.%m.%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return "" if cell is None else str(cell)


def xlsx(table: Table) -> bytes:
    """The table as a workbook in memory: for registers of the size of a screen."""
    output = BytesIO()
    save_xlsx(table, output)
    return output.getvalue()


def save(table: Table, form: str, path: Path) -> None:
    """The table as a file on the disk, «csv» or «xlsx»: however long it is, one row stands in memory."""
    if form == "xlsx":
        save_xlsx(table, path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_lines(table))


def save_xlsx(table: Table, target: BytesIO | Path) -> None:
    """Row after row to the disk, dates as dates, everything else as text or a whole number. A sheet that is full is followed by another."""
    book = xlsxwriter.Workbook(target, {**PLAIN, "tmpdir": None if isinstance(target, BytesIO) else str(target.parent)})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        date: book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"}),
        datetime: book.add_format({"num_format": "dd.mm.yyyy hh:mm", "valign": "top"}),
        str: book.add_format({"text_wrap": True, "valign": "top"}),
    }
    rows = iter(table.rows)
    while True:
        sheet = _sheet(book, table, formats)
        last = 0
        for last, row in enumerate(islice(rows, SHEET_ROWS - 1), start=1):
            for column, cell in enumerate(row):
                _write(sheet, last, column, cell, formats)
        sheet.autofilter(0, 0, last, len(table.headings) - 1)
        if last < SHEET_ROWS - 1:
            break
    book.close()


def _sheet(book: Any, table: Table, formats: dict[Any, Any]) -> Any:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(table.headings):
        sheet.set_column(column, column, heading.width)
        sheet.write_string(0, column, heading.title, formats["head"])
    return sheet


def _write(sheet: Any, row: int, column: int, cell: object, formats: dict[Any, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, _local(cell).replace(tzinfo=None), formats[datetime])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats[date])
    elif isinstance(cell, int) and not isinstance(cell, bool):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, str(cell)[:LONGEST_CELL], formats[str])


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment
