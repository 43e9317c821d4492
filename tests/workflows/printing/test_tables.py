"""Registers as files: what Excel opens, and that no cell becomes a formula."""

import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from workflows.printing import tables
from workflows.printing.tables import Heading, Table, csv_lines, download, save, xlsx

MOMENT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
ROWS = [
    ("=1+1", date(2026, 2, 26), MOMENT, 7, None),
    ("@команда", None, None, 0, "+7 495"),
    ("http://example.org", None, None, 12, "0012"),
]


def table(rows=ROWS) -> Table:
    return Table("reestr", [Heading("Слова", 40), Heading("День"), Heading("Момент"), Heading("Число"), Heading("Ещё")], rows)


def sheet(given: Table):
    return load_workbook(io.BytesIO(xlsx(given))).active


def test_days_and_moments_are_real_dates_in_the_zone_of_the_organisation():
    second = sheet(table())[2]

    assert [(cell.value.isoformat(), cell.data_type, cell.number_format) for cell in second[1:3]] == [
        ("2026-02-26T00:00:00", "d", "dd.mm.yyyy"),
        ("2026-03-02T10:30:00", "d", "dd.mm.yyyy hh:mm"),
    ]


def test_what_looks_like_a_formula_a_link_or_a_number_is_text():
    cells = [cell for row in sheet(table()).iter_rows(min_row=2) for cell in (row[0], row[4]) if cell.value is not None]

    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        ("=1+1", "s", None),
        ("@команда", "s", None),
        ("+7 495", "s", None),
        ("http://example.org", "s", None),
        ("0012", "s", None),
    ]


def test_numbers_are_numbers_and_the_heading_stays_in_sight():
    found = sheet(table())

    assert [row[3].value for row in found.iter_rows(min_row=2)] == [7, 0, 12]
    assert [cell.value for cell in found[1]] == ["Слова", "День", "Момент", "Число", "Ещё"]
    assert (found.freeze_panes, found.auto_filter.ref, found.column_dimensions["A"].width > 39) == ("A2", "A1:E4", True)


def test_an_empty_register_has_its_heading():
    assert [[cell.value for cell in row] for row in sheet(table([])).iter_rows()] == [["Слова", "День", "Момент", "Число", "Ещё"]]


def test_csv_is_what_russian_excel_expects():
    lines = list(csv_lines(table()))

    assert lines == [
        "\ufeffСлова;День;Момент;Число;Ещё\r\n",
        "'=1+1;26.02.2026;02.03.2026 10:30;7;\r\n",
        "'@команда;;;0;'+7 495\r\n",
        "http://example.org;;;12;0012\r\n",
    ]


def test_a_cell_longer_than_excel_holds_is_cut_and_not_lost_whole():
    assert len(sheet(table([("я" * 40_000, None, None, 1, None)]))["A2"].value) == 32_767


@pytest.mark.parametrize(("form", "kind"), [("csv", "text/csv; charset=utf-8"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")])
def test_a_file_is_given_as_an_attachment_that_nobody_keeps(form, kind):
    response = download(table(), form)

    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="reestr.{form}"'
    assert response["Cache-Control"] == "no-store"


def test_a_full_sheet_is_followed_by_another(monkeypatch):
    monkeypatch.setattr(tables, "SHEET_ROWS", 3)

    book = load_workbook(io.BytesIO(xlsx(Table("reestr", [Heading("Число")], [(number,) for number in range(5)]))))

    assert [[row[0].value for row in found.iter_rows()] for found in book.worksheets] == [["Число", 0, 1], ["Число", 2, 3], ["Число", 4]]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_on_the_disk_is_the_download(form, tmp_path):
    path = tmp_path / f"reestr.{form}"

    save(table(), form, path)

    given = download(table(), form)
    assert cells(path.read_bytes(), form) == cells(b"".join(given) if form == "csv" else given.content, form)


def cells(data, form):
    return data if form == "csv" else [[cell.value for cell in row] for row in load_workbook(io.BytesIO(data)).active.iter_rows()]
