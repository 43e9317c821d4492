"""A visitor compares two redactions of an act."""

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from lxml import html

from pages.views import redline_files
from tests import make
from tests.make_print import pages as sheets
from tests.make_print import read
from tests.make_text import long_text
from tests.pages import make_pages, make_reader
from tests.pages.html import faults
from tests.pages.test_act_page import body, text
from tests.pages.test_downloads import printed
from workflows.orders.models import Order
from workflows.printing import queue
from workflows.regulations import redline_prints
from workflows.regulations.models import Redaction

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2025, 2, 3, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def two(*, old: str = "всей школе", new: str = "всей школе и дома") -> str:
    """The address of an act with two redactions."""
    who = make_pages.school()
    first = make_pages.published(who, text=text(), at=LONG_AGO)
    make_pages.amended(who, first, old=old, new=new)
    return make_pages.address(first)


def words(response, css_class: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in html.fromstring(body(response)).find_class(css_class)]


def grounds(response) -> dict[str, list[str]]:
    """By the names of points, the numbers of the orders in the column «Основание»."""
    rows = html.fromstring(body(response)).xpath("//tr[td[@data-name='Основание']]")
    return {row.xpath("string(.//b)").replace("\xa0", " "): [link.text_content().split("№")[1].strip() for link in row.xpath("td[@data-name='Основание']//a")] for row in rows}


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("sravnenie/1/2/", 200),
        ("sravnenie/2/1/", 200),
        ("sravnenie/1/2/?vid=ryadom", 200),
        ("sravnenie/1/2/?vid=tablitsa&vsyo=1&tipografika=1", 200),
        ("sravnenie/1/2/?vid=%00&vsyo=%3Cscript%3E", 200),
        ("sravnenie/", 200),
        ("sravnenie/?bylo=1", 200),
        ("sravnenie/?bylo=²&stalo=1", 200),
        ("sravnenie/1/1/", 200),
        ("sravnenie/1/7/", 404),
        ("sravnenie/0/1/", 404),
        ("sravnenie/1/7/pdf/", 404),
        ("sravnenie/1/99999999999999999999/", 404),
    ],
)
def test_every_address_of_a_comparison_answers_with_a_sound_page(client, below, expected):
    response = client.get(f"{two()}{below}")

    assert (response.status_code, faults(body(response))) == (expected, [])
    assert '<meta name="robots" content="noindex, follow">' in body(response)


def test_the_comparison_shows_what_changed_and_by_which_orders(client):
    shown = client.get(f"{two()}sravnenie/1/2/")

    assert words(shown, "redline-summary__total") == ["1 изменение."]
    assert words(shown, "redline-summary__link") == ["1. Общие положения 1"]
    assert words(shown, "redline__head") == ["≠ п. 1.1 изменён"]
    assert words(shown, "redline__ins") == ["Добавленное", "(добавлено: и дома)"]
    assert [order.number in body(shown) for order in Order.objects.all()] == [True, True]


def test_the_table_leads_to_the_order_that_made_the_change(client):
    shown = client.get(f"{two()}sravnenie/1/2/?vid=tablitsa")
    changing = Redaction.objects.get(number=2).order

    links = html.fromstring(body(shown)).xpath("//td[@data-name='Основание']//a/@href")

    assert links == [f"/prikazy/{changing.pk}/{changing.number.lower().replace('/', '-').replace('у', 'u')}/"]


def test_through_several_redactions_each_order_that_changed_a_point_is_named(client):
    who = make_pages.school()
    first = make_pages.published(who, text=text(), at=LONG_AGO)
    second = make_pages.amended(who, first, old="всей школе", new="всей школе и дома")
    third = make_pages.amended(who, second, old="и дома", new="и везде", on=date(2026, 2, 27))

    shown = client.get(f"{make_pages.address(first)}sravnenie/1/3/?vid=tablitsa")

    cell = html.fromstring(body(shown)).xpath("string(//td[@data-name='Основание'])")
    assert [order.number in cell for order in (first.order, second.order, third.order)] == [False, True, True]


def test_an_order_that_changed_another_point_meanwhile_is_no_ground(client):
    """By numbers 1.3 comes, is not in the redaction built out of turn, and comes again; by bases it comes once."""
    act = make_reader.approved()
    added = make_reader.changed(act, act.first, make_reader.with_point, since=make_reader.SEPTEMBER_1)
    overtook = make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)

    through, aside, neighbours = (grounds(client.get(f"{act.address}sravnenie/{pair}/?vid=tablitsa")) for pair in ("1/4", "2/3", "3/4"))

    assert through == {"п. 1.1": [overtook.order.number], "п. 1.3": [added.order.number]}
    assert aside == {"п. 1.1": [overtook.order.number], "п. 1.3": [added.order.number]}
    assert neighbours == {"п. 1.3": [added.order.number]}


def test_each_side_says_from_when_till_when_it_holds(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.with_point, since=make_reader.SEPTEMBER_1)
    make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)

    sides = [
        html.fromstring(body(client.get(f"{act.address}sravnenie/{pair}/"))).xpath("string(//dl[@class='comparison__pair']/div[2]/dd/text()[1])")
        for pair in ("1/2", "1/3", "1/4")
    ]

    assert [" ".join(side.split()) for side in sides] == [", с 1 сентября 2026 г.", ", с 1 мая 2026 г. по 31 августа 2026 г.", ", с 1 сентября 2026 г."]


def test_a_backward_comparison_says_so_and_offers_the_other_way(client):
    address = two()

    shown = client.get(f"{address}sravnenie/2/1/?vid=tablitsa")

    assert "Сравнение в обратном порядке" in words(shown, "banner")[0]
    assert f'href="{address}sravnenie/1/2/?vid=tablitsa"' in body(shown)
    assert words(shown, "redline__del") == ["исключённое", "(исключено: и дома)"]


def test_a_redaction_against_itself_is_answered_with_a_sentence(client):
    shown = client.get(f"{two()}sravnenie/1/1/")

    assert words(shown, "banner__title") == ["Редакция № 1 выбрана дважды"]


def test_an_unknown_redaction_is_answered_with_those_that_exist(client):
    shown = client.get(f"{two()}sravnenie/1/7/")

    assert words(shown, "banner__title") == ["Редакции № 7 у этого акта нет"]
    assert html.fromstring(body(shown)).xpath("//select[@name='stalo']/option/@value") == ["2", "1"]


def test_the_form_of_the_history_leads_to_the_comparison(client):
    address = two()

    form = html.fromstring(body(client.get(f"{address}istoriya/"))).find_class("redline-choice")[0]
    chosen = {select.get("name"): select.xpath("option[@selected]/@value")[0] for select in form.iter("select")}
    response = client.get(form.get("action"), chosen)

    assert chosen == {"bylo": "1", "stalo": "2"}
    assert response["Location"] == f"{address}sravnenie/1/2/"


def test_an_act_with_one_redaction_has_nothing_to_compare(client):
    address = make_pages.address(make_pages.published(make_pages.school(), text=text()))

    assert "У акта пока одна редакция" in words(client.get(f"{address}sravnenie/"), "empty")[0]
    assert "redline-choice" not in body(client.get(f"{address}istoriya/"))


def test_typographic_changes_are_counted_and_shown_when_asked_for(client):
    address = two(old="ЭИОС включает", new="ЭИОС  включает")

    hidden, shown = client.get(f"{address}sravnenie/1/2/"), client.get(f"{address}sravnenie/1/2/?tipografika=1")

    assert words(hidden, "redline-summary__total") == ["Слова не менялись. Есть только 1 типографское: пробелы, кавычки, тире, похожие буквы."]
    assert words(hidden, "redline__noise") == []
    assert words(shown, "redline__noise") == ["(было: ·)", "(стало: ··)"]


def test_what_was_chosen_is_kept_by_every_switch(client):
    shown = client.get(f"{two()}sravnenie/1/2/?vid=tablitsa&vsyo=1")

    links = [link.get("href") for link in html.fromstring(body(shown)).find_class("redline-switches__link")]
    assert links == ["?vsyo=1", "?vid=ryadom&vsyo=1", "?vid=tablitsa&vsyo=1", "?vid=tablitsa", "?vid=tablitsa&vsyo=1"]


def pair_of(who, *, sections: int, points: int) -> str:
    """Two redactions of a text of that length, with every fifth point changed."""
    first = make_pages.published(who, text=long_text(sections=sections, points=points), regulation=make.regulation())
    make_pages.amended(who, first, old="в течение 3 дней", new="в течение 5 рабочих дней")
    return f"{make_pages.address(first)}sravnenie/1/2/"


def test_a_long_comparison_costs_as_few_queries_as_a_short_one(client, django_assert_max_num_queries):
    who = make_pages.school()
    addresses = [pair_of(who, sections=2, points=5), pair_of(who, sections=8, points=30)]
    client.get(f"{addresses[0]}?vsyo=1")
    asked = []

    for address in addresses * 2:
        with django_assert_max_num_queries(12) as counted:
            client.get(address)
        asked.append(len(counted))

    cold, kept = asked[:2], asked[2:]
    assert cold == [cold[0]] * 2
    assert kept == [cold[0] - 2] * 2  # from the cache neither texts nor grounds are read


# --- PDF
def test_the_stored_print_of_neighbours_is_given(client):
    address = two()
    second = Redaction.objects.get(number=2)
    queue.ask(redline_prints.FORM, second.pk)
    printed(redline_prints.FORM, second.pk, b"%PDF-1.7 stored")

    response = client.get(f"{address}sravnenie/1/2/pdf/")

    assert response.content == b"%PDF-1.7 stored"


def test_any_other_pair_is_drawn_for_the_reader_and_kept(client):
    address = two()

    first = client.get(f"{address}sravnenie/2/1/pdf/")
    again = client.get(f"{address}sravnenie/2/1/pdf/")

    assert (first["Content-Type"], first.content[:5], again.content) == ("application/pdf", b"%PDF-", first.content)
    assert "исключено: и дома" in " ".join(sheets(first.content))


def test_while_one_comparison_is_drawn_another_waits(client):
    address = two()
    cache.add(redline_files.BUSY, 1, 60)

    response = client.get(f"{address}sravnenie/2/1/pdf/")

    assert (response.status_code, response["Retry-After"]) == (503, "60")


def test_too_many_drawings_in_an_hour_are_refused(client):
    address = two()
    cache.set("redline-pdf:hour", redline_files.MOST_AN_HOUR, 60)

    assert client.get(f"{address}sravnenie/2/1/pdf/").status_code == 503


def test_the_print_is_a_tagged_table_of_what_changed():
    two()

    built = redline_prints.redline_pdf(Redaction.objects.get(number=2).pk)

    told = " ".join(sheets(built.data))
    assert built.name == f"{Redaction.objects.get(number=2).regulation.short_title} (сравнение редакций 1 и 2).pdf"
    assert [said in told for said in ("Сравнение редакций", "1 изменение", "п. 1.1", "добавлено: и дома", "Основание")] == [True] * 5
    assert read(built.data).trailer["/Root"]["/MarkInfo"]["/Marked"].value is True


def test_on_paper_the_heading_of_a_section_stays_with_its_first_row():
    pair_of(make_pages.school(), sections=8, points=5)

    built = redline_prints.redline_pdf(Redaction.objects.get(number=2).pk)

    below = [sheet.rpartition("Правила применения сервисов, часть ")[2] for sheet in sheets(built.data) if "часть" in sheet]
    assert ["изменён" in rest for rest in below] == [True] * 8


def test_the_first_redaction_has_no_such_print():
    first = make_pages.published(make_pages.school(), text=text())

    with pytest.raises(redline_prints.Incomplete, match="сравнивать не с чем"):
        redline_prints.redline_pdf(first.pk)
