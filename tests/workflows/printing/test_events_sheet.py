"""The journal of events by period: on paper and as a table."""

import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from tests import make
from workflows.errors import BadInput
from workflows.journal import entries
from workflows.journal.models import Entry
from workflows.printing import events_sheet
from workflows.printing.events_sheet import entries_of, events_pdf
from workflows.printing.periods import Period

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ADDRESS = "/admin/journal-print/"
MOMENT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def today() -> Period:
    return Period(timezone.localdate(), timezone.localdate())


def written(*summaries: str, by=None) -> list[Entry]:
    return [entries.write("test.event", subject="test:1", summary=summary, by=by) for summary in summaries]


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def query(form: str, **days) -> dict[str, str]:
    shown = f"{timezone.localdate():%d.%m.%Y}"
    return {"first": shown, "last": shown, "form": form, **days}


def test_events_of_the_days_are_printed_in_their_order_with_the_hash_of_the_last():
    make.organisation()
    first, last = written("Подписан приказ", "Размещена редакция", by=make.head())

    printed = text_of(events_pdf(today(), at=MOMENT).data)

    assert printed.index(first.summary) < printed.index(last.summary)
    assert "Соколова Анна Викторовна, Генеральный директор" in printed
    assert last.sha256 in printed.replace(" ", "")


def test_other_days_have_other_events():
    written("Сегодняшнее")

    assert list(entries_of(Period(date(2026, 1, 1), date(2026, 1, 31)))) == []
    assert [entry.summary for entry in entries_of(today())] == ["Сегодняшнее"]


def test_an_empty_period_says_so():
    printed = text_of(events_pdf(Period(date(2026, 1, 1), date(2026, 1, 31)), at=MOMENT).data)

    assert "За это время событий не было." in printed


def test_a_period_too_long_for_paper_is_refused_with_the_way_out(monkeypatch):
    monkeypatch.setattr(events_sheet, "MOST_ROWS", 1)
    written("Раз", "Два")

    with pytest.raises(BadInput, match="Выберите период короче или скачайте XLSX"):
        events_pdf(today(), at=MOMENT)


def test_the_table_has_a_row_for_each_event(at_desk):
    written("=2+2", by=make.head())

    response = at_desk(make.clerk()).get(ADDRESS, query("xlsx"))
    row = [cell.value for cell in load_workbook(io.BytesIO(response.content)).active[2]]

    assert row[2:6] == ["=2+2", "Соколова Анна Викторовна, Генеральный директор", "test.event", "test:1"]


def test_days_in_the_wrong_order_are_said_and_kept(at_desk):
    response = at_desk(make.clerk()).get(ADDRESS, query("pdf", first="26.02.2026", last="01.02.2026"))

    assert "Последний день раньше первого." in response.content.decode()
    assert 'value="26.02.2026"' in response.content.decode()


@pytest.mark.parametrize(("person", "answer"), [(make.head, 200), (make.clerk, 200), (make.executor, 302), (make.editor, 302)])
def test_only_those_who_see_the_journal_print_it(person, answer, at_desk):
    assert at_desk(person()).get(ADDRESS).status_code == answer


def test_the_journal_leads_to_its_print(at_desk):
    page = at_desk(make.clerk()).get(reverse("journal:index")).content.decode()

    assert ADDRESS in page
