"""The screens of acquaintance at the desk: who may open them, what they say, and that a slip loses nothing."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from tests import make
from tests.workflows.acquaintance import make_acquaintance as made
from tests.workflows.acquaintance.make_screens import FORM, at, names, words
from workflows.acquaintance import actions
from workflows.acquaintance.models import Campaign

pytestmark = pytest.mark.django_db

# Address, maker of its keys, whom it lets in: head, lawyer, clerk, administrator, executor, editor.
WHO = (make.head, make.lawyer, make.clerk, make.administrator, make.executor, make.editor)
OK, NO, TO = 200, 403, 302  # TO: Wagtail sends those who may not see to the front page with a sentence
TABLE = [
    ("index",         "none",      OK, OK, OK, OK, TO, TO),
    ("inspect",       "campaign",  OK, OK, OK, OK, TO, TO),
    ("csv",           "campaign",  OK, OK, OK, OK, NO, NO),
    ("sheet",         "campaign",  OK, OK, OK, OK, NO, NO),
    ("start",         "redaction", NO, OK, OK, OK, NO, NO),
    ("start_staff",   "redaction", NO, OK, OK, OK, NO, NO),
    ("start_outside", "redaction", NO, OK, OK, OK, NO, NO),
    ("due",           "campaign",  NO, OK, OK, OK, NO, NO),
    ("newcomers",     "campaign",  NO, OK, OK, OK, NO, NO),
    ("workers",       "campaign",  NO, OK, OK, OK, NO, NO),
    ("outsiders",     "campaign",  NO, OK, OK, OK, NO, NO),
    ("paper",         "campaign",  NO, OK, OK, OK, NO, NO),
    ("close",         "campaign",  NO, OK, OK, OK, NO, NO),
    ("left",          "row",       NO, OK, OK, OK, NO, NO),
    ("read",          "campaign",  404, 404, 404, 404, 404, 404),
    ("mine",          "none",      OK, OK, OK, OK, OK, OK),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_each_address_knows_whom_it_lets_in(row, at_desk):
    name, keys, *expected = row
    campaign = made.for_staff(made.redaction(), make.executor())
    of = {
        "none": (),
        "campaign": (campaign.pk,),
        "redaction": (campaign.redaction_id,),
        "row": (campaign.pk, campaign.addressees.get().pk),
    }

    answers = [at_desk(person()).get(at(name, *of[keys])).status_code for person in WHO]

    assert answers == expected


@pytest.mark.parametrize("name", ["close", "due", "workers", "links", "start_staff"])
def test_who_may_not_is_refused_when_posting_too(name, at_desk):
    campaign = made.for_staff(made.redaction(), make.executor())
    key = campaign.redaction_id if name == "start_staff" else campaign.pk

    response = at_desk(make.executor()).post(at(name, key), {**FORM, "everybody": "on"})

    assert (response.status_code, Campaign.objects.get().is_open) == (403, True)


def test_the_page_of_a_campaign_shows_who_has_not_read_first_and_by_unit(at_desk):
    school, library = make.unit("Школа"), make.unit("Библиотека")
    one = make.executor(last_name="Алексеев", unit=school)
    two = make.executor(last_name="Борисов", unit=library)
    three = make.executor(last_name="Власов", unit=school)
    campaign = made.for_staff(made.redaction(), one, two, three)
    made.read(campaign, three)

    page = at_desk(make.clerk()).get(at("inspect", campaign.pk))
    tree = html.fromstring(page.content.decode())

    assert names(page) == [two.full_name, one.full_name]
    assert tree.xpath("//h3[@class='campaign__unit']/text()") == ["Библиотека", "Школа"]
    assert tree.xpath("//progress/@value | //progress/@max") == ["1", "3"]
    assert words(page).index(one.full_name) < words(page).index(three.full_name)


def test_the_page_of_a_campaign_is_narrowed(at_desk):
    school = make.unit("Школа")
    one, two = make.executor(last_name="Алексеев", unit=school), make.executor(last_name="Борисов")
    three = make.executor(last_name="Власов")
    campaign = made.for_staff(made.redaction(), one, two, three)
    made.read(campaign, three)
    client = at_desk(make.clerk())

    found = {
        query: names(client.get(f"{at('inspect', campaign.pk)}?{query}"))
        for query in ("unit=Школа", "q=борис", "state=waiting", "state=read", "state=gone")
    }

    assert found == {
        "unit=Школа": [one.full_name],
        "q=борис": [two.full_name],
        "state=waiting": [two.full_name, one.full_name],
        "state=read": [],
        "state=gone": [],
    }


@pytest.mark.parametrize("name", ["inspect", "csv"])
def test_five_hundred_people_cost_few_queries(name, at_desk, django_assert_max_num_queries):
    school = make.unit("Школа")
    people = [make.User.objects.create(username=f"t{number}", last_name=f"Учитель {number:03}", unit=school) for number in range(500)]
    campaign = made.for_staff(made.redaction(), *people)
    for person in people[:20]:
        made.read(campaign, person)
    client = at_desk(make.clerk())
    client.get(at("index"))

    with django_assert_max_num_queries(15):
        response = client.get(at(name, campaign.pk))
        body = response.getvalue() if name == "csv" else response.content

    assert body.decode().count("Учитель") >= 500


def test_the_list_of_campaigns_costs_the_same_for_one_and_for_three(at_desk, django_assert_num_queries):
    redaction, client = made.redaction(), at_desk(make.clerk())
    made.for_staff(redaction, make.executor())
    client.get(at("index"))
    with CaptureQueriesContext(connection) as one:
        client.get(at("index"))

    made.for_outsiders(redaction)
    actions.close(Campaign.objects.get(audience="staff"), by=make.clerk())
    made.for_staff(redaction, make.executor())

    with django_assert_num_queries(len(one)):
        client.get(at("index"))


def test_who_left_is_marked_with_a_reason(at_desk):
    person = make.executor()
    campaign = made.for_staff(made.redaction(), person)
    row, client = campaign.addressees.get(), at_desk(make.clerk())

    without = client.post(at("left", campaign.pk, row.pk), {"reason": ""})
    after = client.post(at("left", campaign.pk, row.pk), {"reason": "уволен 01.03.2026"}, follow=True)

    assert "Напишите, почему не ждём" in words(without)
    assert "уволен 01.03.2026" in words(after)


def test_closing_says_who_has_not_read_and_ends_in_a_sheet(at_desk):
    campaign, client = made.for_staff(made.redaction(), make.executor()), at_desk(make.clerk())

    asked = client.get(at("close", campaign.pk))
    closed = client.post(at("close", campaign.pk), follow=True)

    assert "Ещё не ознакомились: 1." in words(asked)
    assert "Ознакомление закрыто." in words(closed)
    assert client.get(at("paper", campaign.pk)).status_code == 302


def test_the_day_is_moved(at_desk):
    campaign = made.for_staff(made.redaction(), make.executor())

    at_desk(make.clerk()).post(at("due", campaign.pk), {"due_on": "20.03.2099"})

    assert Campaign.objects.get().due_on == date(2099, 3, 20)


def test_a_replaced_redaction_asks_for_a_new_campaign(at_desk):
    redaction = made.redaction()
    campaign = made.for_staff(redaction, make.executor())
    made.next_redaction(redaction)

    page = at_desk(make.clerk()).get(at("inspect", campaign.pk))

    assert "Отметки о ней не переходят на другую редакцию" in words(page)


def test_csv_has_a_row_for_each_person_and_no_formula(at_desk):
    person = make.executor(last_name="Волков", position="=1+1")
    campaign = made.for_staff(made.redaction(), person)
    made.read(campaign, person)

    lines = at_desk(make.clerk()).get(at("csv", campaign.pk)).getvalue().decode("utf-8-sig").splitlines()

    today = f"{timezone.localdate():%d.%m.%Y}"
    assert lines[1].startswith(f"{person.full_name};'=1+1;;{today};в системе;{today} ")
    assert lines[1].endswith(campaign.content_sha256)


@pytest.mark.parametrize(("begin", "heading"), [(made.for_staff, "Должность"), (made.for_outsiders, "Кем приходится")])
def test_the_table_says_what_stands_beside_a_name(begin, heading, at_desk):
    people = (make.executor(last_name="Волков"),) if begin is made.for_staff else ()
    campaign = begin(made.redaction(), *people)

    lines = at_desk(make.clerk()).get(at("csv", campaign.pk)).getvalue().decode("utf-8-sig").splitlines()

    assert lines[0].startswith(f"ФИО;{heading};Подразделение;")


@pytest.mark.parametrize("road", ["edit", "delete"])
def test_wagtails_own_roads_answer_with_a_sentence(road, at_desk):
    campaign = made.for_staff(made.redaction(), make.executor())

    response = at_desk(make.user(is_superuser=True)).post(at(road, campaign.pk), follow=True)

    assert "Ознакомление не правят и не удаляют" in words(response)


def test_yesterdays_term_is_alarm_on_the_page(at_desk):
    campaign = made.for_staff(made.redaction(), make.executor())
    Campaign.objects.update(due_on=timezone.localdate() - timedelta(days=1))

    page = html.fromstring(at_desk(make.clerk()).get(at("inspect", campaign.pk)).content.decode())

    assert [" ".join(one.text_content().split())[:8] for one in page.xpath("//strong[@class='campaign__alarm']")] == ["Срок был"]
