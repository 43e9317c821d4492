"""The clerk gives a slip with a code: it is printed at once and kept nowhere."""

import re

import pytest

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import at, steps
from tests.workflows.tracking.make_doors import enter
from workflows.appeals.models import StatusCode
from workflows.appeals.papers.cards import card_print
from workflows.appeals.papers.code_slip import CodeSlip, code_slip
from workflows.appeals.papers.head import Letterhead
from workflows.files.models import StoredFile
from workflows.journal.models import Entry
from workflows.printing.models import PrintRequest

pytestmark = pytest.mark.django_db

PAGE = "https://school.example/obrashcheniya/status/"


def test_the_slip_is_served_at_once_and_stored_nowhere(at_desk, settings, monkeypatch):
    settings.APPEAL_STATUS_PAGE = PAGE
    appeal, client, printed = desk.registered(), at_desk(make.clerk()), []
    monkeypatch.setattr("workflows.appeals.documents.code_slip.render_pdf", lambda page, title: printed.append(page) or b"%PDF")

    assert "Выдать код заявителю" in steps(client.get(at("card", appeal.pk)))[1]
    answer = client.post(at("code", appeal.pk))

    assert (answer.content, answer.headers["Cache-Control"].partition(",")[0], answer.headers["Content-Disposition"].startswith("attachment")) == (b"%PDF", "no-store", True)
    code = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", re.sub(r"<[^>]+>|\u2060", "", printed[0]))[0]
    assert (StoredFile.objects.count(), PrintRequest.objects.count()) == (0, 0)
    assert [entry.summary for entry in Entry.objects.filter(verb="appeal.code_issued")] == [f"{appeal}: код проверки статуса: выдан листок с кодом"]
    assert (StatusCode.objects.get().on_paper, enter(appeal.number, code).renewed != "") == (True, True)


def test_the_page_before_says_what_will_happen_and_gives_nothing(at_desk, settings):
    settings.APPEAL_STATUS_PAGE = PAGE
    appeal, client = desk.registered(), at_desk(make.clerk())

    page = client.get(at("code", appeal.pk)).content.decode().replace("\u00a0", " ")

    assert ("Код с листка действует до первого входа" in page, StatusCode.objects.count()) == (True, 0)


def test_the_slip_says_where_and_how_and_names_no_person():
    house = Letterhead(full_name="АНО «Школа»", short_name="Школа", address="", phone="", email="", ogrn="", inn="")

    page = card_print(code_slip(CodeSlip(house, "листок выдан 02.11.2026", "school.example/obrashcheniya/status/", "015-ОГ/2026", "7F3K-92QD-XA41-0VWB", "+7 495 000-00-00")))

    assert [part in re.sub(r"<[^>]+>", "", page).replace("\u00a0", " ") for part in ("school.example/obrashcheniya/status/", "Код", "Никому код не сообщайте")] == [True] * 3
