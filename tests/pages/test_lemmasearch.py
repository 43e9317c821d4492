"""The search backend on whichever database the run uses: every word form, every odd sign."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from modelsearch.backends import get_search_backend
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.models import Page

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

ODD = [
    '"',
    "%",
    "\\",
    "*",
    "'",
    '"закон',
    "a AND",
    "NOT",
    "NEAR(а б)",
    "title:закон",
    "(",
    "{title}",
    "%s",
    "-",
    "^",
    ":*",
    "!",
    "&",
    "|",
    "<->",
    "\x00",
    "\ud800",
    "½",
    "🏫",
]


def _page(title: str, *, words: str = "") -> Page:
    """A page; its words stand in a search description that the index does not read, so the title holds them."""
    return Page.objects.get(depth=1).add_child(instance=Page(title=f"{title} {words}".strip()))


def _found(query, **kwargs) -> list[str]:
    return [page.title for page in Page.objects.search(query, **kwargs)]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("обращениями", "Рассмотрение обращения"),
        ("граждане", "Памятка гражданину"),
        ("гражданину", "Права граждан"),
        ("прием", "Приём родителей"),
        ("приём", "Прием родителей"),
        ("ПРИЁМА", "Приём родителей"),
        ("справка", "Выдача справок"),
        ("Иванов", "Ответ Иванову"),
        ("01/0226-У", "Приказ № 01/0226-У"),
        ('"личный приём"', "О личном приёме"),
        ("видеоинформация", "Обмен видеoинформацией"),
    ],
)
def test_any_form_of_a_word_finds_the_page(query, title):
    _page(title)
    _page("Совсем другое")

    assert _found(query) == [title]


def test_every_word_of_a_query_is_wanted():
    _page("Порядок приёма")
    _page("Порядок обращений")

    assert _found("порядок приёмов") == ["Порядок приёма"]


def test_any_word_will_do_when_asked_so():
    for title in ("Порядок приёма", "Порядок обращений", "Устав"):
        _page(title)

    assert sorted(_found("приём обращение", operator="or")) == ["Порядок обращений", "Порядок приёма"]


def test_a_phrase_wants_neighbours():
    _page("Рассмотрение обращений граждан")
    _page("Обращение и его рассмотрение")

    assert _found(Phrase("рассмотрения обращения")) == ["Рассмотрение обращений граждан"]


def test_queries_are_joined_and_turned_round():
    for title in ("Порядок приёма", "Порядок обращений", "Устав школы"):
        _page(title)
    order, visit = PlainText("порядком"), PlainText("приёмы")

    assert [
        sorted(_found(query))
        for query in (
            order & ~visit,
            Or([visit, PlainText("уставом")]),
            Boost(visit, 2),
            Fuzzy("приёмы"),
            And([order, PlainText("и")]),
        )
    ] == [
        ["Порядок обращений"],
        ["Порядок приёма", "Устав школы"],
        ["Порядок приёма"],
        ["Порядок приёма"],
        ["Порядок обращений", "Порядок приёма"],
    ]


@pytest.mark.parametrize(
    "query", ["", "   ", "и", "о при для", '""', "%", "\\", PlainText(""), Phrase("и"), Not(MATCH_ALL)]
)
def test_nothing_asked_is_nothing_found(query):
    _page("Устав")

    assert _found(query) == []


def test_everything_is_found_when_everything_is_asked():
    _page("Устав")

    assert Page.objects.search(MATCH_ALL).count() == Page.objects.count()


@pytest.mark.parametrize("sign", ODD)
def test_an_odd_sign_raises_nothing(sign):
    _page("Закон")

    assert [
        _found(f"закон {sign}")[:0],
        _found(sign)[:0],
        list(Page.objects.autocomplete(sign))[:0],
        _found(Phrase(sign))[:0],
    ] == [[]] * 4


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_no_text_raises(text):
    for query in (text, Phrase(text), PlainText(text, operator="or")):
        list(Page.objects.search(query))
    list(Page.objects.autocomplete(text))


def test_a_beginning_completes_a_word():
    _page("Приём родителей")

    assert [page.title for page in Page.objects.autocomplete("роди")] == ["Приём родителей"]


def test_the_title_weighs_more_than_the_text():
    _page("Школа", words="и её дела, документы, люди, события, обращение одного гражданина, приём и вся прочая жизнь")
    _page("Обращение")

    assert _found("обращение") == [
        "Обращение",
        "Школа и её дела, документы, люди, события, обращение одного гражданина, приём и вся прочая жизнь",
    ]


def test_pages_of_results_follow_one_order():
    for number in range(1, 8):
        _page(f"Приказ {number}")
    whole = _found("приказы")

    assert [page.title for start in (0, 3, 6) for page in Page.objects.search("приказы")[start : start + 3]] == whole


def test_the_callers_own_order_is_kept():
    for title in ("Приказ первый", "Приказ второй"):
        _page(title)

    assert [page.title for page in Page.objects.order_by("title").search("приказ", order_by_relevance=False)] == [
        "Приказ второй",
        "Приказ первый",
    ]


def test_only_what_the_caller_allows_is_found():
    _page("Приказ старый").unpublish()
    _page("Приказ новый")

    results = Page.objects.live().search("приказ")

    assert ([page.title for page in results], results.count(), Page.objects.none().search("приказ").count()) == (
        ["Приказ новый"],
        1,
        0,
    )


def test_renaming_and_deleting_reach_the_index():
    page = _page("Приказ")
    page.title = "Устав"
    page.save()
    gone = _page("Приказ")
    gone.delete()

    assert (_found("приказ"), _found("уставы")) == ([], ["Устав"])


def test_one_page_and_twenty_cost_the_same():
    costs = []
    for _ in range(2):
        for number in range(10):
            _page(f"Приказ {number}")
        with CaptureQueriesContext(connection) as asked:
            results = Page.objects.search("приказ")
            assert (results.count() > 0, len(list(results[:5]))) == (True, 5)
        costs.append(len(asked))

    assert costs == [2, 2]


def test_scores_are_there_for_who_asks():
    _page("Приказ")

    assert [page.score is not None for page in Page.objects.search("приказ").annotate_score("score")] == [True]


def test_it_is_the_backend_of_the_site():
    assert type(get_search_backend()).__module__.startswith("pages.lemmasearch.")
