"""A visitor reads a local act."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from pages.editions import life_of
from tests import make
from tests.make_text import long_text
from tests.pages import make_pages
from tests.workflows.regulations import story
from workflows.regulations.models import Redaction
from workflows.regulations.queries import status
from workflows.regulations.tree import ActText, Kind, Node

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2025, 2, 3, 7, 0, tzinfo=UTC)


def text(*, extra: str = "") -> ActText:
    """Two sections; `extra` changes the words, not the places."""
    points = (
        Node(make_uid(3), Kind.POINT, "1.1", text=f"Порядок действует во всей школе{extra}."),
        Node(
            make_uid(4),
            Kind.POINT,
            "1.2",
            text="Школа использует:",
            children=(Node(make_uid(5), Kind.ITEM, text="официальный сайт;"), Node(make_uid(6), Kind.ITEM, text="почту.")),
        ),
    )
    sections = (
        Node(make_uid(1), Kind.SECTION, "1", heading="Общие положения", children=points),
        Node(make_uid(2), Kind.SECTION, "2", heading="Сервисы", children=(Node(make_uid(7), Kind.POINT, "2.2", text="ЭИОС включает сервисы."),)),
    )
    return ActText(kind="Порядок", title="Порядок работы школы", organisation="АНО «Школа»", approval_word="УТВЕРЖДЁН", provisions=sections)


def make_uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def body(response) -> str:
    return response.content.decode()


def test_the_act_is_shown_with_its_order_and_status(client):
    redaction = make_pages.published(make_pages.school(), text=text())

    response = client.get(make_pages.address(redaction))

    assert response.status_code == 200
    assert redaction.html in body(response)
    assert "Приказ от 26\u00a0февраля\u00a02026\u00a0г." in body(response)
    assert 'class="status status--in_force"' in body(response)
    assert 'role="note"' not in body(response)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("", 200),
        ("istoriya/", 200),
        ("redakcii/", 302),
        ("red/1/", 200),
        ("red/2/", 404),
        ("p/2-2/", 200),
        ("p/1-2-a2/", 200),
        ("red/1/p/2-2/", 200),
        ("red/1/p/9-9/", 404),
        ("red/2/p/2-2/", 404),
        ("p/9-9/", 404),
        ("pdf/", 503),
        ("docx/", 503),
        ("akn/", 503),
        ("json/", 503),
        ("red/1/pdf/", 503),
        ("red/2/pdf/", 404),
        ("exe/", 404),
    ],
)
def test_every_address_of_an_act_answers(client, below, expected):
    redaction = make_pages.published(make_pages.school(), text=text())

    assert client.get(f"{make_pages.address(redaction)}{below}").status_code == expected


@pytest.mark.parametrize(("typed", "leads_to"), [("p/2.2/", "p/2-2/"), ("p/2.2", "p/2-2/"), ("red/1/p/2.2/", "red/1/p/2-2/")])
def test_a_point_typed_with_a_dot_leads_to_its_address(client, typed, leads_to):
    address = make_pages.address(make_pages.published(make_pages.school(), text=text()))

    response = client.get(f"{address}{typed}")

    assert (response.status_code, response["Location"]) == (302, f"{address}{leads_to}")


def test_an_unknown_point_is_answered_with_what_there_is(client):
    address = make_pages.address(make_pages.published(make_pages.school(), text=text()))

    response = client.get(f"{address}p/7-7/")

    assert response.status_code == 404
    assert [link in body(response) for link in (f"{address}#p-1", f"{address}#p-2")] == [True, True]


def test_the_page_of_a_point_shows_it_whole_and_nothing_else(client):
    address = make_pages.address(make_pages.published(make_pages.school(), text=text()))

    shown = body(client.get(f"{address}p/1-2/"))

    assert [words in shown for words in ("официальный сайт;", "почту.", "Раздел 1. Общие положения")] == [True, True, True]
    assert "ЭИОС" not in shown
    assert f'href="{address}#p-1-2"' in shown


def test_a_redaction_not_yet_effective_is_shown_with_a_banner(client):
    soon = timezone.localdate() + timedelta(days=30)
    redaction = make_pages.published(make_pages.school(), text=text(), effective_from=soon)

    shown = body(client.get(make_pages.address(redaction)))

    assert '<p class="banner__title">Вступит в силу' in shown
    assert 'class="status status--future"' in shown


def test_a_replaced_redaction_says_so_and_hides_from_search_engines(client):
    who = make_pages.school()
    first = make_pages.published(who, text=text(), at=LONG_AGO)
    second = make_pages.amended(who, first, old="всей школе", new="всей школе и дома")
    address = make_pages.address(first)

    today, old = body(client.get(address)), body(client.get(f"{address}red/1/"))

    assert second.html in today
    assert "noindex" not in today
    assert '<p class="banner__title">Эта редакция не действует' in old
    assert '<meta name="robots" content="noindex, follow">' in old
    assert f'<link rel="canonical" href="http://testserver{address}">' in old


def test_the_redaction_to_come_is_announced_on_the_one_in_force(client):
    who = make_pages.school()
    first = make_pages.published(who, text=text(), at=LONG_AGO)
    soon = timezone.localdate() + timedelta(days=30)
    make_pages.amended(who, first, old="всей школе", new="всей школе и дома", effective_from=soon)
    address = make_pages.address(first)

    shown = body(client.get(address))

    assert "и дома" not in shown
    assert f'<a href="{address}red/2/">' in shown


def test_the_history_tells_each_redaction_with_its_order(client):
    who = make_pages.school()
    first = make_pages.published(who, text=text(), at=LONG_AGO)
    second = make_pages.amended(who, first, old="всей школе", new="всей школе и дома")

    shown = body(client.get(f"{make_pages.address(first)}istoriya/"))

    assert [redaction.order.number in shown for redaction in (first, second)] == [True, True]
    assert shown.count('class="history__one"') == 2


def test_a_draft_is_nowhere_on_the_site(client):
    who = make_pages.school()
    draft = story.before_director(who, text=text(extra=" тайно"))

    pages = [client.get(address) for address in ("/", "/lokalnye-akty/", "/prikazy/", "/sitemap.xml")]

    assert [response.status_code for response in pages] == [200, 200, 200, 200]
    assert [draft.regulation.short_title in body(response) or "тайно" in body(response) for response in pages] == [False] * 4
    assert client.get(f"/lokalnye-akty/{draft.regulation.slug}/").status_code == 404


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 2, 3), date(2026, 2, 25), date(2026, 2, 26), date(2030, 1, 1)])
def test_the_site_reckons_the_status_as_the_archive_does(day):
    who = make_pages.school()
    first = make_pages.published(who, text=text(), at=LONG_AGO)
    make_pages.amended(who, first, old="всей школе", new="всей школе!", effective_from=date(2026, 3, 1))
    make_pages.amended(who, first, old="почту.", new="почту и чат.")

    reckoned = {edition.number: edition.status for edition in life_of(first.regulation_id, on=day).editions}

    assert reckoned == {one.number: status(one, on=day) for one in Redaction.objects.filter(regulation=first.regulation)}


def queries_for(client, address, django_assert_max_num_queries) -> int:
    client.get(address)
    with django_assert_max_num_queries(12) as counted:
        client.get(address)
    return len(counted.captured_queries)


def test_a_long_act_costs_as_few_queries_as_a_short_one(client, django_assert_max_num_queries):
    who = make_pages.school()
    short = make_pages.published(who, text=long_text(sections=2, points=8), regulation=make.regulation())
    long = make_pages.published(who, text=long_text(sections=10, points=45), regulation=make.regulation())
    assert (short.provisions.count() < 25, long.provisions.count() > 500) == (True, True)

    few = queries_for(client, make_pages.address(short), django_assert_max_num_queries)
    many = queries_for(client, make_pages.address(long), django_assert_max_num_queries)

    assert few == many
