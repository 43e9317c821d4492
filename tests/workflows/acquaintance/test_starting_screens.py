"""Starting a campaign on the screens: from the page of a redaction, to workers and to a pasted list."""

import pytest
from django.urls import reverse
from lxml import html

from tests import make
from tests.workflows.acquaintance import make_acquaintance as made
from tests.workflows.acquaintance.make_screens import FORM, at, names, words
from workflows.acquaintance.models import Addressee, Campaign

pytestmark = pytest.mark.django_db


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
