"""The analytic note: the numbers of the report on paper, the words of a person, no names of citizens."""

import io
from datetime import date

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests import make
from tests.workflows.appeals.reporting.make_register import lot, register
from workflows.appeals.documents.analytics import Words, facts_of
from workflows.appeals.models import Kind
from workflows.appeals.papers.report import Count
from workflows.appeals.reporting.report import report
from workflows.printing.periods import Period

pytestmark = pytest.mark.django_db

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def test_the_numbers_of_the_report_go_into_the_note():
    make.organisation()
    register(lot(kind=Kind.COMPLAINT, took=10), lot(took=20), lot(registered_on=date(2026, 10, 5), took=8))

    facts = facts_of(report(NOVEMBER, on=date(2026, 11, 29)), Words("Холодно.", "Починили."), by=make.clerk())

    kinds = facts.breakdowns[0]
    assert (facts.period, facts.before, facts.total) == ("за ноябрь 2026\u00a0г.", "за октябрь 2026\u00a0г.", Count("Всего", 2, 1))
    assert (kinds.title, kinds.counts) == ("Виды обращений", (Count("предложение", 0, 0), Count("заявление", 1, 1), Count("жалоба", 1, 0)))
    assert facts.durations.words == "Средний срок ответа – 15 дн. (ранее 8), медиана – 15 дн. (ранее 8)"
    assert (facts.causes, facts.measures, facts.signature.post) == ("Холодно.", "Починили.", "Генеральный директор")


def test_the_note_is_a_pdf_without_names_of_citizens(at_desk):
    make.organisation()
    appeals = register(lot(), lot(kind=Kind.COMPLAINT))
    days = {"first": "01.11.2026", "last": "30.11.2026"}

    answer = at_desk(make.clerk()).post(reverse("appeal_report_note"), {**days, "causes": "Не хватает мест.", "measures": ""})

    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())
    assert (answer["Content-Type"], "Не хватает мест." in text, "Виды обращений" in text) == ("application/pdf", True, True)
    assert [appeal.applicant.last_name for appeal in appeals if appeal.applicant.last_name in text] == []


def test_words_that_were_typed_stay_when_the_days_are_wrong(at_desk):
    wrong = {"first": "30.11.2026", "last": "01.11.2026", "causes": "Не хватает мест."}

    shown = at_desk(make.clerk()).post(reverse("appeal_report_note"), wrong).content.decode()

    assert ("Поменяйте их местами." in shown, "Не хватает мест." in shown) == (True, True)


def test_who_builds_no_reports_gets_no_note(at_desk):
    assert at_desk(make.executor()).get(reverse("appeal_report_note")).status_code == 302
