"""The screens of acquaintance at the desk: who may open them, what they say, and that a slip loses nothing."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests import make
from tests.workflows.acquaintance import make_acquaintance as made
from workflows.acquaintance import actions
from workflows.acquaintance.models import Acknowledgement, Addressee, Campaign
from workflows.acquaintance.stages import Method
from workflows.files.models import StoredFile

pytestmark = pytest.mark.django_db


def at(name: str, *keys) -> str:
    return reverse(f"acquaintance:{name}", args=keys)


def words(response) -> str:
    """What stands on the screen, in one line."""
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def names(response) -> list[str]:
    return html.fromstring(response.content.decode()).xpath("//li[@class='people__one']/span[@class='people__name']/text()")


FORM = {"due_on": "12.03.2099", "asked": "Прочитайте.", "basis": ""}


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


def test_the_clerk_starts_a_campaign_from_the_page_of_the_redaction(at_desk):
    redaction, school = made.redaction(), make.unit("Школа")
    teacher = make.executor(last_name="Учитель", unit=school)
    client = at_desk(make.clerk())

    card = client.get(reverse("redactions:inspect", args=[redaction.pk]))
    response = client.post(at("start_staff", redaction.pk), {**FORM, "units": [school.pk]}, follow=True)

    assert at("start", redaction.pk) in card.content.decode()
    assert "Ознакомление начато, человек в списке: 1." in words(response)
    assert names(response) == [teacher.full_name]


def test_nobody_chosen_is_said_beside_the_choice_and_nothing_typed_is_lost(at_desk):
    redaction = made.redaction()

    response = at_desk(make.clerk()).post(at("start_staff", redaction.pk), {**FORM, "asked": "Прочитайте до педсовета."})

    assert "Выберите, кого знакомить" in words(response)
    assert "Прочитайте до педсовета." in response.content.decode()
    assert not Campaign.objects.exists()


def test_a_past_day_is_refused_in_the_form(at_desk):
    redaction = made.redaction()

    response = at_desk(make.clerk()).post(at("start_staff", redaction.pk), {**FORM, "everybody": "on", "due_on": "01.03.2020"})

    assert "1 марта 2020 г. уже прошло" in words(response)
    assert not Campaign.objects.exists()


def test_a_pasted_list_of_parents_becomes_a_campaign(at_desk):
    redaction = made.redaction()
    people = "Кузнецова Ольга Петровна; мать Кузнецова Ильи; k@example.org\n\nПетров Пётр\tотец\n"

    at_desk(make.clerk()).post(at("start_outside", redaction.pk), {**FORM, "people": people})

    assert list(Addressee.objects.order_by("name").values_list("name", "position", "email")) == [
        ("Кузнецова Ольга Петровна", "мать Кузнецова Ильи", "k@example.org"),
        ("Петров Пётр", "отец", ""),
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Кузнецова", "Строка 2: впишите фамилию и имя."),
        ("Кузнецова Ольга; почта@", "Строка 2: «почта@» не похоже на адрес почты."),
        ("Иванов Иван", "Строка 2: Иванов Иван уже есть выше."),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line, sentence, at_desk):
    redaction = made.redaction()

    response = at_desk(make.clerk()).post(at("start_outside", redaction.pk), {**FORM, "people": f"Иванов Иван\n{line}"})

    assert sentence in words(response)
    assert line in html.fromstring(response.content.decode()).xpath("//textarea[@name='people']/text()")[0]


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


def test_everything_that_was_asked_of_me_is_on_one_page(at_desk):
    person = make.executor()
    redaction = made.redaction()
    made.read(made.for_staff(redaction, person), person)

    assert "ознакомлен(а)" in words(at_desk(person).get(at("mine")))
    assert "Вас ещё не просили" in words(at_desk(make.executor()).get(at("mine")))


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
