"""Журнал регистрации приказов: by series and year, with a mark for each signature."""

import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from tests import make
from tests.workflows.orders import make_order
from workflows.orders.journal_sheet import journal_of, journal_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
MOMENT = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
JOURNAL = "/admin/orders/journal/"


@pytest.fixture(autouse=True)
def organisation():
    return make.organisation()


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def test_the_journal_holds_the_orders_of_the_series_and_the_year_in_their_order():
    series, other, head = make.series(), make.series(index="К"), make.head()
    make_order.signed(series=series, by=head, title="Прошлогодний", on=date(2025, 12, 30))
    first = make_order.signed(series=series, by=head, title="Первый", on=date(2026, 1, 12))
    second = make_order.signed(series=series, by=head, title="Второй", on=date(2026, 2, 26), for_site=False)
    make_order.signed(series=other, by=head, title="Чужой")
    make_order.project(series=series, title="Проект")

    sheet = journal_of(series, 2026, at=MOMENT)

    assert [(line.number, line.day, line.heading, line.signer) for line in sheet.lines] == [
        (first.number, "12.01.2026", "Первый", "Генеральный директор А.В. Соколова"),
        (second.number, "26.02.2026", "Второй", "Генеральный директор А.В. Соколова"),
    ]
    assert [line.mark.partition(",")[0] for line in sheet.lines] == [
        "ПЭП 12.01.2026 12:00:00 (UTC+03:00)",
        "ПЭП 26.02.2026 12:00:00 (UTC+03:00)",
    ]
    assert sheet.missing == ()


def test_an_empty_year_says_so():
    printed = text_of(journal_pdf(make.series(), 2026, at=MOMENT).data)

    assert "В этом году приказов этой серии не подписано." in printed


def test_the_journal_is_downloaded_from_the_register(at_desk):
    order = make_order.signed()
    client = at_desk(make.clerk())
    chosen = {"series": order.series_id, "year": 2026}

    register = client.get(reverse("orders:index"), chosen).content.decode()
    form = client.get(JOURNAL, chosen)
    printed = client.get(JOURNAL, {**chosen, "print": "1"})

    assert f"{JOURNAL}?series={order.series_id}&amp;year=2026" in register
    assert form.status_code == 200
    assert order.number in text_of(printed.content)
    assert "no-store" in printed["Cache-Control"]


def test_nothing_chosen_is_said_beside_the_field(at_desk):
    make_order.signed()

    response = at_desk(make.clerk()).get(JOURNAL, {"print": "1"})

    assert "Выберите серию." in response.content.decode()


@pytest.mark.parametrize(("person", "answer"), [(make.lawyer, 200), (make.clerk, 200), (make.executor, 302), (make.editor, 302)])
def test_the_journal_is_for_those_who_see_all_orders(person, answer, at_desk):
    assert at_desk(person()).get(JOURNAL).status_code == answer


def test_the_register_goes_to_excel_with_real_dates(at_desk):
    make_order.signed(title="=1+1")

    response = at_desk(make.clerk()).get("/admin/orders/", {"export": "xlsx"})
    row = [cell.value for cell in load_workbook(io.BytesIO(response.content)).active[2]]

    assert [row[0], row[1].isoformat(), row[2]] == ["01/0226-У", "2026-02-26T00:00:00", "=1+1"]
