"""The life of an act as a page and as feeds; banners on whatever is not in force; a cost that does not grow."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree, html

from tests.pages import make_reader
from tests.pages.html import faults

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def body(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def out_of_turn():
    """A redaction signed for September, built anew when a later order came between."""
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.without_binding, since=make_reader.SEPTEMBER_1)
    make_reader.changed(act, act.first, make_reader.opens_at(8), since=date(2026, 5, 1), at=make_reader.APRIL)
    return act


def test_the_history_tells_each_change_in_the_words_of_its_order(client):
    act = out_of_turn()

    response = client.get(f"{act.address}istoriya/")

    shown = body(response)
    assert shown.count('class="history__one') == 4
    assert "в пункте 1.1 слова «9 часов» заменить словами «8 часов»" in shown
    assert "пункт 1.2 признать утратившим силу" in shown
    assert 'вместо <a href="' in shown
    assert f'href="{act.address}sravnenie/1/3/"' in shown
    assert "Размещена на сайте" in shown
    assert faults(response.content.decode()) == []


def test_the_end_of_the_act_is_the_last_event(client):
    act = make_reader.approved()
    make_reader.repealed(act, act.first, since=date(2026, 5, 1))

    shown = body(client.get(f"{act.address}istoriya/"))

    assert shown.index("history__one--end") < shown.index("Редакция <span")
    assert f'<a href="{act.address}red/1/">редакция' in shown


def test_a_past_redaction_says_from_when_to_when_it_held(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.opens_at(8))

    response = client.get(f"{act.address}red/1/")

    assert "действовала с 26 февраля 2026 г. по 9 марта 2026 г." in body(response)
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get(f"{act.address}red/2/").headers.get("X-Robots-Tag") is None


def test_a_redaction_overtaken_before_its_day_says_by_which(client):
    act = out_of_turn()

    shown = body(client.get(f"{act.address}red/2/"))

    assert "Заменена до вступления в силу" in shown
    assert f'её заменила <a href="{act.address}red/4/">' in shown


def test_a_repealed_act_keeps_its_text_under_a_banner(client):
    act = make_reader.approved()
    make_reader.repealed(act, act.first, since=date(2026, 5, 1))

    response = client.get(act.address)

    assert response.status_code == 200
    assert "Порядок утратил силу с 1 мая 2026 г." in body(response)
    assert "Школа работает с 9 часов." in body(response)
    assert "не действует" not in body(client.get("/lokalnye-akty/"))
    assert "утратила силу" in body(client.get("/lokalnye-akty/"))


def test_an_act_that_will_be_repealed_says_so(client):
    act = make_reader.approved()
    make_reader.repealed(act, act.first, since=timezone.localdate() + timedelta(days=30))

    assert "Порядок утратит силу с" in body(client.get(act.address))


def test_files_of_past_redactions_stay_out_of_search_engines(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.opens_at(8))

    old, new = client.get(f"{act.address}red/1/pdf/"), client.get(f"{act.address}red/2/pdf/")

    assert (old["X-Robots-Tag"], new.headers.get("X-Robots-Tag")) == ("noindex", None)
    assert old["Link"] == f'<http://testserver{act.address}>; rel="canonical"'


def entries(response):
    feed = etree.fromstring(response.content)
    return [(entry.findtext("a:title", namespaces=ATOM).replace("\u00a0", " "), entry.findtext("a:id", namespaces=ATOM), entry.find("a:link", ATOM).get("href")) for entry in feed.findall("a:entry", ATOM)]


def test_the_feed_tells_what_was_signed_what_came_into_force_and_the_end(client):
    act = out_of_turn()
    last = act.first.regulation.redactions.get(number=4)
    make_reader.repealed(act, last, since=date(2026, 10, 1), at=make_reader.APRIL)
    name = act.first.regulation.short_title

    response = client.get(f"{act.address}feed/")

    held = date(2026, 10, 1) <= timezone.localdate()
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert sorted(title for title, _, _ in entries(response)) == sorted([
        *([f"{name}: утратил силу с 1 октября 2026 г.", f"{name}: редакция № 4 вступила в силу"] if held else []),
        f"{name}: редакция № 3 вступила в силу",
        f"{name}: редакция № 3",
        f"{name}: редакция № 2",
        f"{name}: утверждён",
    ])
    assert all(address.startswith(f"http://testserver{act.address}") for _, _, address in entries(response))
    assert f'<link rel="alternate" type="application/atom+xml" title="Изменения: {name}" href="{act.address}feed/">' in body(client.get(act.address))


def test_an_entry_about_a_change_leads_to_what_changed(client):
    act = out_of_turn()

    feed = etree.fromstring(client.get(f"{act.address}feed/").content)

    summaries = {entry.find("a:link", ATOM).get("href"): html.fromstring(entry.findtext("a:summary", namespaces=ATOM)) for entry in feed.findall("a:entry", ATOM)}
    page = f"http://testserver{act.address}"
    assert {address: summary.xpath("//a/@href") for address, summary in summaries.items() if not address.endswith("red/4/")} == {
        f"{page}red/1/": [],
        f"{page}red/2/": [f"{page}sravnenie/1/2/"],
        f"{page}red/3/": [f"{page}sravnenie/1/3/"],
    }


def test_the_ids_of_a_feed_outlive_a_new_host_and_a_new_title(client):
    act = make_reader.approved()
    before = [one[1] for one in entries(client.get(f"{act.address}feed/"))]
    act.first.regulation.short_title = "Другое название"
    act.first.regulation.save()

    after = [one[1] for one in entries(client.get(f"{act.address}feed/", HTTP_HOST="other.example"))]

    assert before == after == list(dict.fromkeys(after))


def test_one_feed_tells_of_all_acts(client):
    act = make_reader.approved()

    response = client.get("/lokalnye-akty/feed/")

    assert [address for _, _, address in entries(response)] == [f"http://testserver{act.address}red/1/"]


def cost(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        client.get(address)
    return len(counted)


BELOW = ("", "?primechaniya=1", "na/2026-03-01/", "na/2020-01-01/", "red/1/", "istoriya/", "p/1-1/", "p/1-1/istoriya/", "red/1/p/1-1/", "p/9-9/", "feed/")


def test_no_page_of_an_act_costs_more_than_twelve_queries_however_long_it_has_lived(client):
    act = make_reader.approved()
    last = make_reader.changed(act, act.first, make_reader.opens_at(8))
    few = {below: cost(client, f"{act.address}{below}") for below in BELOW}
    for day in range(5):
        last = make_reader.changed(act, last, make_reader.opens_at(10 + day), at=make_reader.APRIL + timedelta(days=day))

    many = {below: cost(client, f"{act.address}{below}") for below in BELOW}

    assert {below: spent for below, spent in many.items() if spent > 12} == {}
    assert many == few


def test_the_register_costs_under_fifteen(client):
    act = make_reader.approved()
    make_reader.changed(act, act.first, make_reader.opens_at(8))
    make_reader.repealed(act, act.first.regulation.redactions.get(number=2), at=make_reader.APRIL)

    assert cost(client, "/lokalnye-akty/") < 15
