"""The page of a personal link: what a parent sees, and who must never see the link itself."""

import logging

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from lxml import html

from portal.discretion import WithoutSecrets
from portal.run import serving
from portal.run.address import Address
from tests import make
from tests.workflows.acquaintance import make_acquaintance as made
from workflows.acquaintance import actions
from workflows.acquaintance.models import Acknowledgement
from workflows.acquaintance.views.public import MOST_MISSES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_missed_yet():
    cache.clear()


def address(token: str) -> str:
    return reverse("acquaintance_link", args=[token])


def words(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).xpath("//main")[0].text_content().split())


def shown(response) -> str:
    return html.fromstring(response.content.decode()).xpath("//input[@name='shown_sha256']/@value")[0]


def test_a_parent_reads_and_confirms_without_an_account():
    campaign = made.for_outsiders(made.redaction())
    token, browser = made.link(campaign), Client(enforce_csrf_checks=True)

    page = browser.get(address(token))
    sent = browser.post(address(token), {"shown_sha256": shown(page)}, headers={"Origin": "null"})
    after = browser.get(sent.url)

    assert "Школа работает с 9 часов." in words(page)
    assert f"{made.PARENT.name}, АНО «Школа» просит вас ознакомиться" in words(page)
    assert (sent.status_code, sent.url) == (302, address(token))
    assert f"{made.PARENT.name}, отметка сохранена" in words(after)
    assert html.fromstring(after.content.decode()).xpath("//input[@name='shown_sha256']") == []
    assert Acknowledgement.objects.get().name == made.PARENT.name


def test_a_second_click_writes_nothing_new():
    campaign = made.for_outsiders(made.redaction())
    token, browser = made.link(campaign), Client()
    given = {"shown_sha256": campaign.content_sha256}

    answers = [browser.post(address(token), given).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert Acknowledgement.objects.count() == 1


def test_another_text_than_the_shown_is_refused_with_a_sentence():
    token = made.link(made.for_outsiders(made.redaction()))

    response = Client().post(address(token), {"shown_sha256": "0" * 64})

    assert response.status_code == 409
    assert "Подтверждается не тот текст" in words(response)
    assert not Acknowledgement.objects.exists()


def test_an_unknown_link_says_what_to_do():
    organisation = make.organisation(phone="+7 495 000-00-00")

    response = Client().get(address("x" * 32))

    assert response.status_code == 404
    assert "Проверьте, что адрес скопирован целиком" in words(response)
    assert organisation.phone in words(response)


def test_a_link_of_a_closed_campaign_says_that_it_is_over():
    campaign = made.for_outsiders(made.redaction())
    token = made.link(campaign)
    actions.close(campaign, by=make.clerk())

    answers = [Client().get(address(token)), Client().post(address(token), {"shown_sha256": campaign.content_sha256})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "Ознакомление уже закрыто" in words(answers[0])


def test_who_has_confirmed_sees_the_mark_after_closing_too():
    campaign = made.for_outsiders(made.redaction())
    token = made.link(campaign)
    Client().post(address(token), {"shown_sha256": campaign.content_sha256})
    actions.close(campaign, by=make.clerk())

    assert "отметка сохранена" in words(Client().get(address(token)))


@pytest.mark.parametrize("is_known", [True, False])
def test_no_search_engine_no_cache_and_no_other_site_learns_the_link(is_known):
    token = made.link(made.for_outsiders(made.redaction()))

    response = Client().get(address(token if is_known else "x" * 32))
    page = html.fromstring(response.content.decode())

    assert {name: response[name] for name in ("Referrer-Policy", "Cache-Control", "X-Robots-Tag")} == {
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow",
    }
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert token not in page.xpath("//link[@rel='canonical']/@href")[0]


def test_the_page_loads_and_runs_nothing_inline():
    page = html.fromstring(Client().get(address(made.link(made.for_outsiders(made.redaction())))).content.decode())

    assert page.xpath("//script | //style | //@style | //@onclick") == []


def test_too_many_unknown_links_wait_and_a_good_one_opens_all_the_same():
    token = made.link(made.for_outsiders(made.redaction()))
    browser = Client()

    answers = [browser.get(address(f"{number:032}")).status_code for number in range(MOST_MISSES + 1)]

    assert answers == [404] * MOST_MISSES + [429]
    assert browser.get(address(token)).status_code == 200
    assert Client(REMOTE_ADDR="10.0.0.9").get(address("y" * 32)).status_code == 404


def test_the_page_costs_a_dozen_queries_at_most(django_assert_max_num_queries):
    token = made.link(made.for_outsiders(made.redaction()))

    with django_assert_max_num_queries(12):
        Client().get(address(token))


def test_the_log_of_requests_hides_the_link(capsys, settings):
    handler = logging.StreamHandler()
    handler.addFilter(WithoutSecrets())
    log = logging.getLogger("django.request")
    log.addHandler(handler)
    written = []
    handler.emit = lambda record: written.append(record.getMessage())

    try:
        Client().get(address("t0ken-of_a-parent"))
    finally:
        log.removeHandler(handler)

    assert written == ["Not Found: /oznakomlenie/***/"]


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("/oznakomlenie%2Fabc-1_2/", "/oznakomlenie%2F***/"),
        ("/podpiska/da/abc-1_2/", "/podpiska/da/***/"),
        ("/podpiska/otkaz/abc-1_2/", "/podpiska/otkaz/***/"),
        ("/akty/poryadok/red/1/", "/akty/poryadok/red/1/"),
    ],
)
def test_a_secret_is_hidden_wherever_an_address_stands(address, hidden):
    record = logging.LogRecord("x", logging.INFO, "", 0, '"GET /vid/?otkuda=%s HTTP/1.1"', (address,), None)

    WithoutSecrets().filter(record)

    assert record.getMessage() == f'"GET /vid/?otkuda={hidden} HTTP/1.1"'


def test_every_handler_of_the_product_hides_links(settings):
    handlers = settings.LOGGING["handlers"]

    assert {name: made["filters"] for name, made in handlers.items()} == {"console": ["without_secrets"]}


def test_the_web_server_keeps_no_log_of_visits():
    command = serving.web(Address("127.0.0.1", 8000), {}).command

    assert [word for word in command if "access" in word] == []
