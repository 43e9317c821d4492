"""The register of orders in the desk: who finds what, and that nothing is changed there."""

import csv
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from tests import make
from tests.workflows.orders import make_order
from workflows.orders.models import Order
from workflows.printing.models import PrintRequest
from workflows.printing.queue import build

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
REGISTER = "/admin/orders/"


@pytest.fixture(autouse=True)
def organisation():
    return make.organisation()


def titles(client: Client, **query) -> list[str]:
    """Titles in the list, from top to bottom."""
    page = html.fromstring(client.get(REGISTER, query).content.decode())
    return [
        " ".join(row[2].text_content().split()) for row in page.xpath("//table[contains(@class,'listing')]/tbody/tr")
    ]


def test_the_register_shows_projects_first_then_the_last_number(at_desk):
    series, head = make.series(), make.head()
    make_order.signed(series=series, by=head, title="Первый", on=date(2026, 2, 25))
    make_order.signed(series=series, by=head, title="Второй", on=date(2026, 2, 26))
    make_order.project(series=series, title="Проект")

    assert titles(at_desk(make.clerk())) == ["Проект", "Второй", "Первый"]


def test_the_register_is_searched_by_number_and_by_words(at_desk):
    series, head = make.series(), make.head()
    make_order.signed(series=series, by=head, title="Об утверждении Порядка приёма")
    make_order.signed(series=series, by=head, title="О режиме работы")
    client = at_desk(make.clerk())

    assert titles(client, q="01/0226-У") == titles(client, q="№ 01/0226") == ["Об утверждении Порядка приёма"]
    assert titles(client, q="РЕЖИМЕ") == ["О режиме работы"]
    assert titles(client, q="контроль режиме") == ["О режиме работы"]
    assert titles(client, q="нет такого") == []


def test_the_register_is_narrowed_by_series_year_and_stage(at_desk):
    teaching, staff, head = make.series(), make.series(code="staff", index="К"), make.head()
    make_order.signed(series=teaching, by=head, title="Учебный", on=date(2025, 12, 30))
    make_order.signed(series=staff, by=head, title="Кадровый", on=date(2026, 1, 12))
    make_order.project(series=staff, title="Проект")
    client = at_desk(make.clerk())

    assert titles(client, series=teaching.pk) == ["Учебный"]
    assert titles(client, year=2026) == ["Кадровый"]
    assert titles(client, stage="project") == ["Проект"]


def test_three_orders_cost_the_queries_of_one(at_desk, django_assert_num_queries):
    series, head, client = make.series(), make.head(), at_desk(make.clerk())
    make_order.signed(series=series, by=head)
    client.get(REGISTER)
    with CaptureQueriesContext(connection) as one:
        client.get(REGISTER)

    make_order.signed(series=series, by=head)
    make_order.project(series=series)

    with django_assert_num_queries(len(one)):
        client.get(REGISTER)


# Which orders each role finds: a signed one for the site, a signed one for the office alone, a project.
FOUND = {
    make.head: ["Проект", "Для своих", "Для сайта"],
    make.clerk: ["Проект", "Для своих", "Для сайта"],
    make.lawyer: ["Проект", "Для своих", "Для сайта"],
    make.executor: ["Для сайта"],
    make.editor: ["Для сайта"],
    make.administrator: ["Для сайта"],
}


@pytest.mark.parametrize("role", FOUND, ids=lambda role: role.__name__)
def test_projects_and_office_orders_are_for_those_who_prepare_and_sign(at_desk, role):
    series, head = make.series(), make.head()
    orders = [
        make_order.signed(series=series, by=head, title="Для сайта"),
        make_order.signed(series=series, by=head, title="Для своих", for_site=False),
        make_order.project(series=series, title="Проект"),
    ]
    client = at_desk(role())

    opened = [
        order.title for order in orders if client.get(reverse("orders:inspect", args=[order.pk])).status_code == 200
    ]

    assert titles(client) == FOUND[role]
    assert opened == list(reversed(FOUND[role]))


def test_a_stranger_finds_no_register():
    order = make_order.signed()

    for address in (REGISTER, reverse("orders:inspect", args=[order.pk]), reverse("orders:print", args=[order.pk])):
        assert Client().get(address).url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("road", ["edit", "delete"])
@pytest.mark.parametrize("make_one", [make_order.signed, make_order.project])
def test_nobody_changes_an_order_here_superusers_included(at_desk, road, make_one):
    order = make_one()
    before = Order.objects.values().get(pk=order.pk)

    answer = at_desk(make.user(is_superuser=True)).post(
        reverse(f"orders:{road}", args=[order.pk]), {"title": "Другой", "number": "99"}
    )

    assert answer.url == REGISTER
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Приказы здесь не создают, не правят и не удаляют. Проект приказа готовят на странице проекта, подписанный приказ меняют другим приказом."
    ]
    assert Order.objects.values().get(pk=order.pk) == before


def test_nobody_adds_an_order_here(at_desk):
    at_desk(make.user(is_superuser=True)).post(reverse("orders:add"), {"title": "Новый"})

    assert not Order.objects.exists()


def test_the_card_shows_the_order_as_it_was_signed(at_desk):
    order = make_order.signed()

    page = html.fromstring(at_desk(make.executor()).get(reverse("orders:inspect", args=[order.pk])).content.decode())

    assert " ".join(page.find_class("paper__requisites")[0].text_content().split()) == "26.02.2026 № 01/0226-У"
    assert [item.text_content() for item in page.find_class("paper__clauses")[0]] == [
        clause.text for clause in make_order.CLAUSES
    ]
    assert "готовится" in page.find_class("facts")[0].text_content()


def test_the_print_is_downloaded_when_it_is_built(at_desk):
    order = make_order.signed()
    client, address = at_desk(make.executor()), reverse("orders:print", args=[order.pk])
    too_early = client.get(address)

    build(PrintRequest.objects.get(form="orders.order.pdf", subject_id=order.pk))
    built = client.get(address)

    assert too_early.url == reverse("orders:inspect", args=[order.pk])
    assert (built.status_code, built["Content-Type"], built.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_the_register_goes_to_excel_without_formulas(at_desk):
    make_order.signed(title="=1+1; «Порядок»")

    answer = at_desk(make.clerk()).get(REGISTER, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))

    assert text.startswith("\ufeff")
    assert rows[0] == ["Номер", "Дата", "Заголовок", "Серия", "Стадия", "Кто подписал", "Хеш подписанного текста"]
    assert rows[1][:6] == [
        "01/0226-У",
        "26.02.2026",
        "'=1+1; «Порядок»",
        "Приказы по учебной работе",
        "подписан",
        "Генеральный директор А.В. Соколова",
    ]
