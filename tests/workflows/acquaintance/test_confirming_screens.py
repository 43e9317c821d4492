"""Confirming on the screens: a worker who reads, a paper sheet with its scan, personal links."""

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from lxml import html

from tests import make
from tests.workflows.acquaintance import make_acquaintance as made
from tests.workflows.acquaintance.make_screens import at, words
from workflows.acquaintance import actions
from workflows.acquaintance.models import Acknowledgement
from workflows.acquaintance.stages import Method
from workflows.files.models import StoredFile

pytestmark = pytest.mark.django_db


def test_a_worker_reads_and_confirms(at_desk):
    teacher = make.executor(last_name="Волков")
    campaign = made.for_staff(made.redaction(), teacher)
    client = at_desk(teacher)

    page = client.get(at("read", campaign.pk))
    shown = re.search(r'name="shown_sha256" value="(\w+)"', page.content.decode())[1]
    after = client.post(at("read", campaign.pk), {"shown_sha256": shown}, follow=True)

    assert "Школа работает с 9 часов." in words(page)
    assert "Отметка сохранена" in words(after)
    assert "shown_sha256" not in after.content.decode()
    assert Acknowledgement.objects.get().name == teacher.full_name


def test_a_page_with_another_text_is_answered_with_a_sentence(at_desk):
    teacher = make.executor()
    campaign = made.for_staff(made.redaction(), teacher)

    response = at_desk(teacher).post(at("read", campaign.pk), {"shown_sha256": "0" * 64}, follow=True)

    assert "Подтверждается не тот текст" in words(response)
    assert not Acknowledgement.objects.exists()


def test_somebody_elses_reading_page_is_not_there(at_desk):
    campaign = made.for_staff(made.redaction(), make.executor())
    client = at_desk(make.user(is_superuser=True))

    assert [client.get(at("read", campaign.pk)).status_code, client.post(at("read", campaign.pk)).status_code] == [404, 404]


def test_a_paper_sheet_without_a_scan_is_not_taken_and_the_ticks_stay(at_desk):
    campaign = made.for_staff(made.redaction(), make.executor())
    row = campaign.addressees.get()

    response = at_desk(make.clerk()).post(at("paper", campaign.pk), {"signed": [row.pk], "signed_on": "02.03.2026"})

    assert "Приложите скан подписанного листа." in words(response)
    assert html.fromstring(response.content.decode()).xpath("//input[@name='signed']/@checked") == ["checked"]


def test_a_scan_is_looked_into_and_kept_when_something_else_is_wrong(at_desk):
    campaign = made.for_staff(made.redaction(), make.executor())
    row, client = campaign.addressees.get(), at_desk(make.clerk())

    lying = client.post(at("paper", campaign.pk), {"signed": [row.pk], "signed_on": "02.03.2026", "scan": ContentFile(b"MZ", name="a.pdf")})
    late = {"signed": [row.pk], "signed_on": "01.01.2099", "scan": ContentFile(b"%PDF-1.7", name="list.pdf")}
    kept = client.post(at("paper", campaign.pk), late)
    token = html.fromstring(kept.content.decode()).xpath("//input[@name='scan_token']/@value")[0]
    client.post(at("paper", campaign.pk), {"signed": [row.pk], "signed_on": "02.03.2026", "scan_token": token})

    assert "внутри не PDF" in words(lying)
    assert "ещё не наступило" in words(kept)
    assert "«list.pdf» уже загружен" in words(kept)
    written = Acknowledgement.objects.get()
    assert (written.method, written.signed_on, written.scan) == (Method.PAPER, date(2026, 3, 2), StoredFile.objects.get())


def test_the_scan_is_given_to_those_who_see_the_lists_alone(at_desk):
    campaign, clerk = made.for_staff(made.redaction(), make.executor()), make.clerk()
    paper = actions.Paper(make.stored_file(b"%PDF-1.7", name="лист.pdf"), date(2026, 3, 2))
    (written,) = actions.record_paper(campaign, addressees=[campaign.addressees.get()], paper=paper, by=clerk, on=timezone.localdate())

    assert at_desk(clerk).get(at("scan", campaign.pk, written.pk)).content == b"%PDF-1.7"
    assert at_desk(make.executor()).get(at("scan", campaign.pk, written.pk)).status_code == 403


def test_links_are_shown_once_and_not_kept_by_the_browser(at_desk):
    campaign = made.for_outsiders(made.redaction())
    client = at_desk(make.clerk())

    issued = client.post(at("links", campaign.pk))
    again = client.post(at("links", campaign.pk), follow=True)
    address = html.fromstring(issued.content.decode()).xpath("//code[@class='links__address']/text()")[0]

    assert re.fullmatch(r"http://.+/oznakomlenie/[\w-]{32}/", address)
    assert "no-store" in issued["Cache-Control"]
    assert "Ссылки уже есть у всех" in words(again)
    assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_everything_that_was_asked_of_me_is_on_one_page(at_desk):
    person = make.executor()
    redaction = made.redaction()
    made.read(made.for_staff(redaction, person), person)

    assert "ознакомлен(а)" in words(at_desk(person).get(at("mine")))
    assert "Вас ещё не просили" in words(at_desk(make.executor()).get(at("mine")))
