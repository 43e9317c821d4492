"""The catalogue of services: who finds what, and what is not shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import make
from tests.pages import make_pages
from tests.workflows.services import make_services as given
from workflows.people.models import User
from workflows.services import actions
from workflows.services.actions import Cell
from workflows.services.models import Kind, Mode, Pair, Purpose

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

REVIEW = Cell(Pair.LEARNING, Purpose.REVIEW, "1.2")
APPEAL = Cell(Pair.PARENTS, Purpose.APPEAL, "1.1")
QUICK = Cell(Pair.PARENTS, Purpose.QUICK, "1.1")


def _see(**chosen):
    return Client().get("/servisy/", chosen)


def _shown(response) -> list[str]:
    return [card.service.title for card in response.context["catalogue"].cards]


def _service(title: str, keeper: User, *uses: Cell, **fields):
    return given.admitted(title, by=keeper, uses=uses, ground=given.contract(until=None), **fields)


def _three(keeper: User) -> None:
    _service("Платформа", keeper, REVIEW, QUICK, kind=Kind.PLATFORM, mode=Mode.ASYNC)
    _service("Почта", keeper, APPEAL, kind=Kind.MAIL, mode=Mode.ASYNC)
    _service("Телефония", keeper, QUICK, kind=Kind.CONFERENCE, mode=Mode.BOTH)


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({}, ["Платформа", "Почта", "Телефония"]),
        ({"zadacha": "review"}, ["Платформа"]),
        ({"zadacha": "appeal"}, ["Почта"]),
        ({"kto": "student"}, ["Платформа"]),
        ({"kto": "parent"}, ["Платформа", "Почта", "Телефония"]),
        ({"zadacha": "review", "kto": "parent"}, []),
        ({"sposob": "sync"}, ["Телефония"]),
        ({"sposob": "async"}, ["Платформа", "Почта", "Телефония"]),
        ({"zadacha": "чепуха"}, []),
    ],
)
def test_a_person_finds_what_answers_the_task(chosen, shown):
    make_pages.school()
    _three(given.keeper())

    assert _shown(_see(**chosen)) == shown


def test_the_form_offers_only_what_has_an_answer():
    make_pages.school()
    _service("Почта", given.keeper(), APPEAL, mode=Mode.ASYNC)

    found = _see().context["catalogue"]

    assert [[option.title for option in options] for options in (found.purposes, found.audiences, found.modes)] == [
        ["Написать официальное обращение"],
        ["родитель (законный представитель)", "педагог или сотрудник"],
        ["в удобное время"],
    ]


def test_the_choice_stays_in_the_form():
    make_pages.school()
    _three(given.keeper())

    assert '<option value="review" selected>Сдать работу на проверку</option>' in _see(zadacha="review").content.decode()


def test_what_is_not_in_use_is_not_shown():
    make_pages.school()
    keeper = given.keeper()
    yesterday = timezone.localdate() - timedelta(days=1)
    given.ready("Не допущен", by=keeper)
    given.service("Без основания", by=keeper)
    given.admitted("Договор истёк", by=keeper, ground=given.contract(until=max(yesterday, given.MARCH_2)))
    stopped = _service("Приостановлен", keeper, QUICK)
    actions.suspend(stopped, reason="Сбои", by=keeper, on=given.MARCH_2)
    banned = _service("Запрещён", keeper, QUICK)
    actions.check(banned, given.finding(blocked=True), by=keeper, at=given.NOON)

    response = _see()

    assert (_shown(response), "Здесь появятся сервисы" in response.content.decode()) == ([], True)


def test_each_row_leads_to_its_point():
    who = make_pages.school()
    redaction = make_pages.published(who, regulation=make.regulation(slug="poryadok", short_title="Порядок связи"))
    _service("Почта", given.keeper(), APPEAL, act_slug="poryadok", point_key="2-1", point_label="2.1")

    (card,) = _see().context["catalogue"].cards

    address = make_pages.address(redaction)
    assert (card.point.address, card.act, card.tasks[0].point.address) == (f"{address}p/2-1/", "Порядок связи", f"{address}p/1-1/")


def test_a_point_that_is_not_in_force_is_no_link():
    who = make_pages.school()
    make_pages.published(who, regulation=make.regulation(slug="poryadok"))
    _service("Почта", given.keeper(), APPEAL, act_slug="poryadok", point_key="9-9", point_label="9.9")

    response = _see()

    (card,) = response.context["catalogue"].cards
    assert (card.point.label, card.point.address, "/p/9-9/" in response.content.decode()) == ("9.9", "", False)


def test_the_row_says_on_what_ground_and_who_answers():
    make_pages.school()
    _service("Почта", given.keeper(position="Инженер"), APPEAL)

    said = _see().content.decode().replace("\u00a0", " ")

    assert ["Договор № 7 от 2 марта 2026 г." in said, "Инженер" in said, "И. Громов" in said or "И.П. Громов" in said] == [True, True, True]


def test_words_of_the_staff_are_escaped():
    make_pages.school()
    _service("<b>Почта</b>", given.keeper(), APPEAL)

    assert "<b>Почта</b>" not in _see().content.decode()


def test_three_rows_and_thirteen_cost_the_same():
    who = make_pages.school()
    make_pages.published(who, regulation=make.regulation(slug="poryadok"))
    keeper = given.keeper()
    costs = []
    for batch in (3, 10):
        for number in range(batch):
            _service(f"Сервис {batch}-{number}", keeper, APPEAL, QUICK, act_slug="poryadok", point_key="1-1", point_label="1.1")
        with CaptureQueriesContext(connection) as asked:
            _see()
        costs.append(len(asked))

    assert (costs[0], costs[1] <= 12) == (costs[1], True)
