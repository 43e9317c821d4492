"""The search page: what a visitor finds, what leads straight to its place, and what never shows."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pages.indexing import index_redaction
from pages.models import ArticlePage, HomePage
from tests import make
from tests.pages import make_pages
from tests.workflows.regulations import story
from tests.workflows.services import make_services
from workflows.regulations.models import Redaction
from workflows.regulations.tree import ActText, Kind, Node

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

WORDS = "Граждане записываются на приём у секретаря и пишут обращения."


def _published(who, *, words: str = WORDS, slug: str = "", title: str = "Порядок приёма", **kwargs) -> Redaction:
    regulation = make.regulation(slug=slug, short_title=title)
    redaction = make_pages.published(who, text=make.act_text(words=words), regulation=regulation, **kwargs)
    index_redaction(redaction.pk)
    return redaction


def _search(query: str, **chosen):
    return Client().get("/poisk/", {"q": query, **chosen})


def _hits(response) -> dict[str, list[str]]:
    return {str(group.where): [hit.title for hit in group.hits] for group in response.context["groups"]}


def test_a_form_of_a_word_finds_the_point():
    redaction = _published(make_pages.school())

    response = _search("обращениями гражданина")

    (hit,) = response.context["groups"][0].hits
    assert (hit.title, hit.note, hit.address) == (
        "Пункт 1.1",
        "Порядок приёма",
        f"{make_pages.address(redaction)}p/1-1/",
    )
    assert hit.excerpt == "<mark>Граждане</mark> записываются на приём у секретаря и пишут <mark>обращения</mark>."


def test_pages_stand_in_their_own_list():
    _published(make_pages.school())
    HomePage.objects.get().add_child(instance=ArticlePage(title="Личный приём", slug="priyom", lead="Когда приходить."))

    assert {where: sorted(titles) for where, titles in _hits(_search("приёма")).items()} == {
        "akty": ["Пункт 1.1"],
        "stranicy": ["Личный приём", "Порядок приёма"],
    }


def test_what_is_found_is_escaped_before_it_is_marked():
    _published(make_pages.school(), words="<script>alert(1)</script> и приём")

    response = _search("приём", gde="akty")

    assert response.context["groups"][0].hits[0].excerpt == "&lt;script&gt;alert(1)&lt;/script&gt; и <mark>приём</mark>"
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "query", ["п. 1.2", "пункт 1.2", "1.2", "П 1.2.", "п.1.2", "пункту 1.2 порядка", "  пункт  1.2 Порядка приёмов "]
)
def test_the_number_of_a_point_leads_straight_to_it(query):
    redaction = _published(make_pages.school())

    response = _search(query)

    assert (response.status_code, response.get("Location")) == (302, f"{make_pages.address(redaction)}p/1-2/")


def test_a_number_that_two_acts_have_offers_both():
    who = make_pages.school()
    _published(who, slug="a", title="Порядок приёма")
    _published(who, slug="b", title="Правила библиотеки")

    response = _search("п. 1.2")

    assert [(hit.title, hit.note) for hit in response.context["pointed"].hits] == [
        ("Пункт 1.2", "Порядок приёма"),
        ("Пункт 1.2", "Правила библиотеки"),
    ]


def test_words_about_the_act_choose_between_two():
    who = make_pages.school()
    _published(who, slug="a", title="Порядок приёма")
    other = _published(who, slug="b", title="Правила библиотеки")

    assert _search("п. 1.2 правил библиотеки")["Location"] == f"{make_pages.address(other)}p/1-2/"


def test_a_number_that_nobody_has_is_said_to_be_absent():
    _published(make_pages.school())

    assert "В действующих актах такого пункта нет." in _search("п. 9.9").content.decode()


def test_the_number_of_an_order_leads_to_the_order():
    who = make_pages.school()
    redaction = _published(who)
    number = redaction.order.number

    found = [_search(query).get("Location") for query in (number, f"№ {number}", f"приказ № {number.lower()}")]

    assert found == [f"/prikazy/{redaction.order_id}/01-0226-u/"] * 3


def test_orders_are_found_beside_full_text():
    who = make_pages.school()
    make_pages.order(who, title="О начале учебного года")

    assert _hits(_search("учебного года")) == {
        "prikazy": ["Приказ №\u00a001/0226-У от 26\u00a0февраля\u00a02026\u00a0г."]
    }


def test_an_order_that_is_not_for_the_site_is_not_found():
    who = make_pages.school()
    order = make_pages.order(who, title="О премировании", for_site=False)

    assert [_hits(_search(query)) for query in ("премировании", order.number)] == [{}, {}]


def test_a_draft_is_found_by_nobody():
    who = make_pages.school()
    story.before_director(who, text=make.act_text(words="Секретный замысел."))
    page = HomePage.objects.get().add_child(instance=ArticlePage(title="Замысел", slug="zamysel", live=False))
    page.save_revision()

    assert _hits(_search("замысел")) == {}


def test_an_old_redaction_does_not_appear():
    who = make_pages.school()
    first = _published(who, words="Приём по вторникам.")
    second = make_pages.amended(who, first, old="вторникам", new="пятницам", on=date(2026, 3, 10))
    index_redaction(second.pk)

    assert [_hits(_search(word)).get("akty") for word in ("вторник", "пятница")] == [None, ["Пункт 1.1"]]


def test_a_redaction_of_the_future_does_not_appear_yet():
    who = make_pages.school()
    first = _published(who, words="Приём по вторникам.")
    far = date(timezone.localdate().year + 1, 1, 1)
    index_redaction(make_pages.amended(who, first, old="вторникам", new="пятницам", effective_from=far).pk)

    assert [_hits(_search(word)).get("akty") for word in ("вторник", "пятница")] == [["Пункт 1.1"], None]


def test_an_act_whose_page_is_taken_down_is_not_found():
    redaction = _published(make_pages.school())
    redaction.regulation.page.unpublish()

    assert (_hits(_search("гражданин")), _search("п. 1.1").context["pointed"].hits) == ({}, ())


def test_indexing_twice_changes_nothing():
    redaction = _published(make_pages.school())

    assert (index_redaction(redaction.pk), len(_hits(_search("гражданин"))["akty"])) == (7, 1)


def test_services_in_use_are_found():
    make_pages.school()
    keeper = make_services.keeper()
    make_services.admitted("Видеосвязь", by=keeper, on=make_services.MARCH_2, ground=make_services.contract(until=None))
    make_services.ready("Видеочат", by=keeper)

    response = _search("встречами")

    (hit,) = response.context["groups"][0].hits
    assert (hit.title, hit.address.partition("#")[0]) == ("Видеосвязь", "/servisy/")


def test_the_list_is_cut_and_its_sheets_keep_the_query():
    _published_many(make_pages.school(), 23)

    short, sheet = _search("мероприятие"), _search("мероприятие", gde="akty", page="2")

    assert (len(_hits(short)["akty"]), short.context["total"], len(_hits(sheet)["akty"])) == (5, 23, 3)
    assert (
        'href="?q=%D0%BC%D0%B5%D1%80%D0%BE%D0%BF%D1%80%D0%B8%D1%8F%D1%82%D0%B8%D0%B5&amp;gde=akty&amp;page=1"'
        in sheet.content.decode()
    )


def _published_many(who, how_many: int) -> Redaction:
    points = tuple(
        Node(uid=make.uid(f"many {n}"), kind=Kind.POINT, label=f"1.{n}", text=f"Мероприятие {n}.")
        for n in range(1, how_many + 1)
    )
    section = Node(uid=make.uid("many"), kind=Kind.SECTION, label="1", heading="План", children=points)
    text = ActText(kind="Порядок", title="План работы", approval_word="УТВЕРЖДЁН", provisions=(section,))
    redaction = make_pages.published(who, text=text, regulation=make.regulation(title="План работы"))
    index_redaction(redaction.pk)
    return redaction


@pytest.mark.parametrize("how_many", [2, 60])
def test_any_number_of_hits_costs_the_same(how_many):
    _published_many(make_pages.school(), how_many)
    _search("мероприятие")

    with CaptureQueriesContext(connection) as asked:
        assert _search("мероприятие").context["total"] == how_many

    assert len(asked) <= 12, "\n".join(query["sql"][:160] for query in asked)


def test_an_empty_form_says_what_to_type():
    make_pages.school()

    assert "Введите слово, номер пункта или номер приказа." in Client().get("/poisk/").content.decode()


def test_nothing_found_gives_advice():
    _published(make_pages.school())

    said = _search("экзоскелет").content.decode()

    assert ("ничего не нашлось" in said, "проверьте, нет ли опечатки" in said) == (True, True)


def test_an_exact_phrase_stands_in_quotes():
    _published(make_pages.school())

    assert [bool(_hits(_search(query))) for query in ("«на приём у секретаря»", "«секретаря на приём»")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "query", ['"', "%", "\\", "*", "'", "«", '"приём', "\x00приём", "<b>", "приём " * 200, "п.", "№", "01/", "п. 1.2 %"]
)
def test_odd_queries_are_answered(query):
    _published(make_pages.school())

    assert _search(query).status_code in (200, 302)


@hypothesis_settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
)
@given(
    query=st.text(max_size=30),
    where=st.sampled_from(["", "akty", "stranicy", "servisy", "prikazy", "?"]),
    page=st.sampled_from(["", "0", "9", "x"]),
)
def test_no_query_breaks_the_page(query, where, page):
    assert _search(query.encode("utf-8", "replace").decode(), gde=where, page=page).status_code == 200
