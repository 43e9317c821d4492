"""The screen of reports: for whom, without names, every ready period, the appeals behind a number."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from tests.workflows.appeals.reporting.make_register import lot, register
from workflows.appeals.models import ComplainedOf, Kind
from workflows.appeals.views.reports import query_of
from workflows.people import roles
from workflows.printing.periods import ready

pytestmark = pytest.mark.django_db

NOVEMBER = "first=01.11.2026&last=30.11.2026"


def page(desk, query=NOVEMBER):
    return desk.get(f"{reverse('appeal_reports')}?{query}").content.decode()


def behind(desk, cut, key):
    return desk.get(reverse("appeal_report_behind", args=[cut]), {"first": "01.11.2026", "last": "30.11.2026", "key": key})


def numbers(answer):
    return re.findall(r"№ (\S+?)<", answer.content.decode())


@pytest.mark.parametrize(
    ("role", "status"),
    [(roles.DIRECTOR, 200), (roles.CLERK, 200), (roles.LAWYER, 302), (roles.EXECUTOR, 302), (roles.EDITOR, 302), (roles.ADMINISTRATOR, 302)],
)
def test_who_builds_reports(at_desk, role, status):
    desk = at_desk(make.user(role=role))
    addresses = [reverse("appeal_reports"), f"{reverse('appeal_report_behind', args=['kind'])}?{NOVEMBER}", f"{reverse('appeal_report_questions', args=['csv'])}?{NOVEMBER}"]

    assert [desk.get(address).status_code for address in addresses] == [status] * 3


def test_every_ready_period_opens(at_desk):
    desk = at_desk(make.clerk())

    assert [desk.get(f"{reverse('appeal_reports')}?{query_of(one.period)}").status_code for one in ready(timezone.localdate())] == [200] * 6


def test_an_empty_period_says_what_will_come(at_desk):
    assert "Числа появятся, когда делопроизводитель зарегистрирует обращение" in page(at_desk(make.clerk()))


def test_days_in_the_wrong_order_stay_in_the_form(at_desk):
    shown = page(at_desk(make.clerk()), "first=30.11.2026&last=01.11.2026")

    assert ("Поменяйте их местами." in shown, 'value="30.11.2026"' in shown, "<svg viewBox" in shown) == (True, True, False)


def test_a_day_before_the_law_is_refused_by_a_sentence(at_desk):
    assert "Впишите день с 02.11.2006 по 31.12.2099." in page(at_desk(make.clerk()), "first=01.01.0001&last=01.11.2026")


def test_a_report_names_nobody(at_desk):
    appeals = register(*[lot(executor=number, questions=2) for number in range(12)])
    personal = {
        text
        for appeal in appeals
        for text in (appeal.applicant.last_name, appeal.applicant.email, appeal.applicant.postal_address, appeal.summary, *appeal.questions.values_list("text", flat=True))
    }
    desk = at_desk(make.clerk())
    csv = b"".join(desk.get(f"{reverse('appeal_report_questions', args=['csv'])}?{NOVEMBER}").streaming_content).decode()

    shown = page(desk) + behind(desk, "kind", "statement").content.decode() + csv

    assert {text for text in personal if text in shown} == set()


def test_a_picture_has_a_title_words_and_its_table(at_desk):
    register(lot(), lot(kind=Kind.COMPLAINT))

    shown = page(at_desk(make.clerk()))

    assert '<title id="chart-kind-title">Виды обращений</title>' in shown
    assert '<desc id="chart-kind-words">Виды обращений: заявление – 1 (ранее 0); жалоба – 1 (ранее 0).</desc>' in shown
    assert 'fill="url(#hatch-kind)"' in shown
    assert re.findall(r"<(?:script|style)[^>]*>[^<]*chart|style=\"[^\"]*\"", shown.split("<svg viewBox")[1].split("</svg>")[0]) == []


def test_behind_a_number_stand_the_appeals(at_desk):
    register(lot(), lot(kind=Kind.COMPLAINT), lot())

    assert numbers(behind(at_desk(make.clerk()), "kind", "statement")) == ["001-ОГ/2026", "003-ОГ/2026"]


def test_a_complaint_about_oneself_is_counted_and_not_shown(at_desk):
    clerk = make.clerk()
    complaint, _ = register(lot(kind=Kind.COMPLAINT), lot(kind=Kind.COMPLAINT))
    ComplainedOf.objects.create(appeal=complaint, user=clerk)

    answer = behind(at_desk(clerk), "kind", "complaint")

    assert numbers(answer) == ["002-ОГ/2026"]
    assert "Ещё 1 вам не открыто" in answer.content.decode()


@pytest.mark.parametrize(("cut", "key"), [("reception", "oral"), ("nothing", "x"), ("topic", "9" * 40), ("body", "x"), ("result", "x'; --")])
def test_an_invented_address_gives_nothing(at_desk, cut, key):
    register(lot())

    answer = behind(at_desk(make.clerk()), cut, key)

    assert answer.status_code == 404 or numbers(answer) == []
