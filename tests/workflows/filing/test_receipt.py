"""What the printed receipt says, and when the letter promises what."""

import hashlib
from datetime import date

import pytest
from django.test import Client

from tests.make_appeal import NOVEMBER_2, calendar
from tests.make_filing import file, photo, sent, shown_code
from tests.workflows.screening.make_files import pdf
from workflows.appeals.models import ClockKind, IntakeItem, RunningClock
from workflows.filing.actions.sending import RECEIPT
from workflows.filing.documents import receipt_of, receipt_pdf
from workflows.filing.promises import promises
from workflows.filing.words import Words, fit_for_a_name, plain, told
from workflows.printing.models import PrintRequest

pytestmark = pytest.mark.django_db


def lines(item: IntakeItem) -> dict[str, str]:
    return {row.label: row.value for section in receipt_of(item).sections for row in section.rows}


def test_the_receipt_repeats_text_and_files_with_their_hashes():
    sent(Client(), files=[file("фото.jpg", photo("холод")), file("справка.pdf", pdf(b"/Type /Catalog"))])
    item = IntakeItem.objects.get()
    told_rows = lines(item)

    assert told_rows["Как написано"] == item.text
    assert told_rows["sha256 текста"].replace(" ", "") == item.text_sha256
    assert [told_rows[name].partition("sha256: ")[2].replace(" ", "") for name in ("фото.jpg", "справка.pdf")] == [
        hashlib.sha256(data).hexdigest() for data in (photo("холод"), pdf(b"/Type /Catalog"))
    ]
    assert told_rows["От кого"] == "Петрова Мария"


def test_the_print_is_asked_for_once_and_has_no_code():
    browser = Client()
    sent(browser)
    item = IntakeItem.objects.get()

    assert PrintRequest.objects.filter(form=RECEIPT, subject_id=item.pk).count() == 1
    assert [row for row in lines(item).values() if shown_code(browser) in row] == []


@pytest.mark.slow
def test_the_longest_letter_is_printed_whole():
    sent(Client(), happened="Слово и дело. " * 7_000, asked="")

    assert receipt_pdf(IntakeItem.objects.get().pk).data.startswith(b"%PDF-")


def test_days_are_promised_by_the_terms_of_the_law():
    calendar()
    told_days = promises(on=NOVEMBER_2)

    assert (told_days.register.on, told_days.answer.on) == (date(2026, 11, 5), date(2026, 12, 4))
    assert told_days.register.why[0].startswith("Исходный день –")


def test_the_clock_of_the_letter_keeps_the_promise_of_the_page():
    sent(Client())
    item = IntakeItem.objects.get()

    assert RunningClock.objects.get(kind=ClockKind.REGISTRATION).control_due_on == promises(on=item.received_on).register.on


@pytest.mark.parametrize(
    ("typed", "fit"),
    [("Анна-Мария", "Анна-Мария"), ("  О’Коннор  ", "О’Коннор"), ("Мария\U0001f600", "Мария"), ("\u202eаниМ", "аниМ"), ("Иванова (Петрова)", "Иванова (Петрова)"), ("\U0001f600", "")],
)
def test_names_keep_what_names_have(typed, fit):
    assert fit_for_a_name(typed) == fit


def test_what_nobody_sees_is_shown():
    assert (told("а\u202eб\u200d"), plain("отчёт\u202efdp.jpg")) == ("а[U+202E]б[U+200D]", "отчёт�fdp.jpg")


def test_a_letter_with_one_answer_has_no_headings():
    assert Words(happened=" Холодно.\r\nОчень. ").letter == "Холодно.\nОчень."


def test_a_long_request_is_named_by_its_first_words():
    assert len(Words(asked="слово " * 100).subject) <= 121
