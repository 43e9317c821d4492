"""The sheet of acquaintance on paper."""

import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests import make
from tests.workflows.acquaintance import make_acquaintance as made
from workflows.acquaintance import actions
from workflows.acquaintance.documents import sheet_of, sheet_pdf, sheet_so_far
from workflows.printing.models import Print, PrintRequest
from workflows.printing.queue import build

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def text_of(data: bytes) -> str:
    """What can be read in a PDF, in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def campaign():
    one = make.executor(last_name="Волков", position="Методист")
    two = make.executor(last_name="Громов", position="Инженер")
    three = make.executor(last_name="Дёмин", position="Лаборант")
    four = make.executor(last_name="Ершов", position="Педагог")
    begun = made.for_staff(made.redaction(), one, two, three, four)
    actions.confirm(made.row_of(begun, one), shown_sha256=begun.content_sha256, by=one, at=MOMENT)
    paper = actions.Paper(make.stored_file(b"%PDF-1.7"), date(2026, 3, 3))
    actions.record_paper(begun, addressees=[made.row_of(begun, two)], paper=paper, by=make.clerk(), on=timezone.localdate())
    actions.mark_left(made.row_of(begun, three), reason="уволен 01.03.2026", by=make.clerk())
    return begun


def test_the_sheet_says_who_when_how_and_which_text():
    begun = campaign()

    sheet = sheet_of(begun)

    assert [(line.name.split()[0], line.position, line.day_line, line.method, line.mark, line.gone) for line in sheet.lines] == [
        ("Волков", "Методист", "02.03.2026", "в системе", "ПЭП, 02.03.2026 10:30:00 (UTC+03:00)", ""),
        ("Громов", "Инженер", "03.03.2026", "на бумаге", "", ""),
        ("Дёмин", "Лаборант", "", "", "", "уволен 01.03.2026"),
        ("Ершов", "Педагог", "", "", "", ""),
    ]
    assert sheet.subject == "редакция №\u00a01, приказ от\u00a026\u00a0февраля\u00a02026\u00a0г. №\u00a001/0226-У, действует с\u00a026\u00a0февраля\u00a02026\u00a0г."
    assert sheet.sha256 == begun.redaction.content_sha256


def test_the_basis_of_the_electronic_mark_is_printed_or_said_to_be_missing():
    person = make.executor()
    redaction, clerk = made.redaction(), make.clerk()
    named = made.for_staff(redaction, person)
    made.read(named, person)
    actions.close(named, by=clerk)
    unnamed = made.for_staff(redaction, person, basis="")
    made.read(unnamed, person)

    assert f"Основание: {made.BASIS}." in text_of(sheet_so_far(named, at=MOMENT).data)
    assert "Основание применения ПЭП не указано." in text_of(sheet_so_far(unnamed, at=MOMENT).data)


def test_on_a_sheet_of_outsiders_nobody_is_called_a_worker():
    begun = made.for_outsiders(made.redaction())
    made.link(begun)
    actions.confirm_by_link(begun.addressees.get(), shown_sha256=begun.content_sha256)

    printed = text_of(sheet_so_far(begun, at=MOMENT).data)

    assert "№ ФИО Кем приходится Дата" in printed
    assert "ПЭП – простая электронная подпись: человек подтвердил ознакомление по личной ссылке. Основание:" in printed
    assert "Должность" not in printed


def test_a_sheet_of_an_open_campaign_says_that_it_is_not_the_last():
    printed = text_of(sheet_so_far(campaign(), at=MOMENT).data)

    assert "Промежуточный лист на 02.03.2026 10:30:00 (UTC+03:00)" in printed
    assert "Ознакомлены 2 из 4" in printed


def test_the_sheet_is_stored_when_the_campaign_closes(at_desk):
    begun, clerk = campaign(), make.clerk()
    actions.close(begun, by=clerk)
    build(PrintRequest.objects.get(form=actions.SHEET))

    response = at_desk(clerk).get(reverse("acquaintance:sheet", args=[begun.pk]))

    assert Print.objects.get(request__form=actions.SHEET).sha256 == response["ETag"].strip('"')
    assert "Ознакомление закрыто" in text_of(response.content)


def test_the_same_rows_give_the_same_bytes():
    begun = campaign()
    actions.close(begun, by=make.clerk())

    assert sheet_pdf(begun.pk).data == sheet_pdf(begun.pk).data


def test_five_hundred_rows_fill_pages_with_the_heading_on_each():
    school = make.unit("Школа")
    people = [make.User.objects.create(username=f"t{number}", last_name=f"Учитель{number:03}", first_name="Анна", position="Педагог", unit=school) for number in range(500)]
    begun = made.for_staff(made.redaction(), *people)

    pages = [page.extract_text() for page in PdfReader(io.BytesIO(sheet_so_far(begun, at=MOMENT).data)).pages]

    assert len(pages) > 10
    assert [number for number, page in enumerate(pages) if "Подпись или" not in page] == []
    assert "Учитель499 Анна" in " ".join(pages[-1].split())
