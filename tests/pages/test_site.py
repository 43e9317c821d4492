"""What any visitor meets on the site."""

from datetime import date

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import make
from tests.pages import make_pages
from tests.pages.html import faults

pytestmark = pytest.mark.django_db

ACT = "/lokalnye-akty/poryadok/"


def body(response) -> str:
    return response.content.decode()


@pytest.fixture
def lively():
    """The site with an act and an order."""
    who = make_pages.school()
    make_pages.published(who, regulation=make.regulation(slug="poryadok"))
    make_pages.order(who)
    return who


@pytest.mark.parametrize("address", ["/", "/lokalnye-akty/", "/prikazy/", "/vid/"])
def test_an_empty_site_says_what_will_appear(client, address):
    make_pages.school()

    response = client.get(address)

    assert response.status_code == 200
    assert faults(body(response)) == []


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/lokalnye-akty/", "/lokalnye-akty/?q=порядок", "/lokalnye-akty/?q=нетакого", "/prikazy/", "/prikazy/?god=2026&q=год", "/vid/"),
        *(ACT, f"{ACT}red/1/", f"{ACT}istoriya/", f"{ACT}p/2-1/", f"{ACT}p/1/", f"{ACT}p/7-7/", f"{ACT}pdf/", "/nichego/"),
    ],
)
def test_every_page_is_sound_html_without_anything_inline(client, lively, address):
    response = client.get(address)

    assert faults(body(response)) == []
    assert body(response).count("<h1") == 1
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_even_without_a_tree_a_lost_visitor_gets_a_page(client):
    response = client.get("/nichego/")

    assert response.status_code == 404
    assert "Такой страницы нет" in body(response)


def test_the_page_of_a_failure_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        text = render_to_string("500.html")

    assert faults(text) == []


def test_robots_know_the_sitemap_and_the_sitemap_knows_what_is_in_force(client, lively):
    assert "Sitemap: http://testserver/sitemap.xml" in body(client.get("/robots.txt"))

    listed = body(client.get("/sitemap.xml"))

    assert [listed.count(f"{address}</loc>") for address in (ACT, "/lokalnye-akty/", "/prikazy/", f"{ACT}red/1/")] == [1, 1, 1, 0]
    assert listed.count("-u/</loc>") == 2


@pytest.mark.parametrize("address", ["/", "/lokalnye-akty/", "/prikazy/"])
def test_three_rows_cost_as_much_as_one(client, address):
    who = make_pages.school()
    make_pages.published(who)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(2):
        make_pages.published(who)
        make_pages.order(who)

    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(few)


def test_orders_are_listed_newest_first_and_only_those_for_the_site(client):
    who = make_pages.school()
    make_pages.order(who, title="О ремонте", on=date(2026, 3, 2))
    make_pages.order(who, title="О взыскании", on=date(2026, 3, 3), for_site=False)
    make_pages.order(who, title="О каникулах", on=date(2026, 3, 4))

    shown = body(client.get("/prikazy/"))

    assert shown.index("О\u00a0каникулах") < shown.index("О\u00a0ремонте")
    assert "взыскании" not in shown


def test_filters_of_orders_stay_in_the_address_of_the_next_page(client):
    who = make_pages.school()
    for day in range(1, 23):
        make_pages.order(who, title=f"О дежурстве {day}", on=date(2026, 3, day))
    make_pages.order(who, title="О празднике", on=date(2026, 4, 1))

    shown = body(client.get("/prikazy/", {"god": "2026", "q": "дежурстве"}))

    assert shown.count('class="row"') == 20
    assert "празднике" not in shown
    assert 'href="?god=2026&amp;q=%D0%B4%D0%B5%D0%B6%D1%83%D1%80%D1%81%D1%82%D0%B2%D0%B5&amp;page=2"' in shown


def test_an_order_is_found_by_its_number_at_an_address_without_dots_or_cyrillic(client):
    order = make_pages.order(make_pages.school())

    response = client.get(f"/prikazy/{order.pk}/01-0226-u/")

    assert response.status_code == 200
    assert [words in body(response) for words in (order.signature.key, order.signature.full_name, order.content_sha256)] == [True] * 3
    assert faults(body(response)) == []
    assert client.get(f"/prikazy/{order.pk}/ne-tot/")["Location"] == f"/prikazy/{order.pk}/01-0226-u/"
    assert client.get(f"/prikazy/{order.pk}/01-0226-u/pdf/").status_code == 503


def test_an_order_not_for_the_site_has_no_address(client):
    order = make_pages.order(make_pages.school(), for_site=False)

    assert client.get(f"/prikazy/{order.pk}/01-0226-u/").status_code == 404
    assert client.get(f"/prikazy/{order.pk}/01-0226-u/pdf/").status_code == 404


def test_the_low_vision_view_is_kept_and_taken_away_without_scripts(client, lively):
    on = client.post("/vid/", {"vid": "special", "otkuda": ACT})
    shown = body(client.get(ACT))
    off = client.post("/vid/", {"vid": "usual", "otkuda": "/"})

    assert (on.status_code, on["Location"], off["Location"]) == (302, ACT, "/")
    assert '<html lang="ru" data-scheme="black-on-white" data-size="huge" data-spacing="wide">' in shown
    assert faults(shown) == []
    assert '<html lang="ru">' in body(client.get(ACT))


@pytest.mark.parametrize("address", ["https://zlo.example/", "//zlo.example/", "zlo", ""])
def test_choosing_a_view_never_leads_to_another_site(client, address):
    assert client.post("/vid/", {"vid": "special", "otkuda": address})["Location"] == "/"


def test_a_strange_cookie_is_the_usual_view(lively):
    client = Client()
    client.cookies["vid"] = '"><script>.huge'

    assert '<html lang="ru" data-size="huge">' in body(client.get("/"))
