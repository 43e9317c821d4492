"""A paper letter has got its number: label, slip, card and the next letter are one key away."""

import pytest
from lxml import html

from tests import make
from tests.workflows.appeals.desk import make_desk as desk
from tests.workflows.appeals.desk.make_desk import TODAY, YESTERDAY, at, registration, value, words
from workflows.appeals.models import Channel, StatusCode
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db

PAGE = "https://school.example/obrashcheniya/status/"


@pytest.fixture
def clerk(at_desk, settings, monkeypatch):
    settings.APPEAL_STATUS_PAGE = PAGE
    monkeypatch.setattr("workflows.appeals.documents.code_slip.render_pdf", lambda page, title: b"%PDF slip")
    monkeypatch.setattr("workflows.appeals.documents.labels.render_pdf", lambda page, title: b"%PDF label")
    return at_desk(make.clerk())


def keys(response) -> dict[str, str]:
    """What lies under each key."""
    page = html.fromstring(response.content.decode())
    return {one.get("accesskey"): " ".join(one.text_content().split()) for one in page.xpath("//ul[@class='registered']//*[@accesskey]")}


def link(response, key: str) -> str:
    return html.fromstring(response.content.decode()).xpath(f"string(//*[@accesskey='{key}']/@href)")


@pytest.mark.parametrize("channel", [Channel.POST, Channel.HAND, Channel.BODY])
def test_a_paper_letter_leads_to_the_page_of_the_sheet(clerk, channel):
    appeal = desk.received(channel=channel)

    done = clerk.post(at("register", appeal.pk), registration(), follow=True)

    appeal.refresh_from_db()
    assert done.redirect_chain == [(at("registered", appeal.pk), 302)]
    assert keys(done) == {"1": "Наклейка с номером и датой", "2": "Памятка с кодом", "3": "Карточка", "4": "Зарегистрировать ещё одно"}
    assert f"{appeal} от" in words(done)
    assert f"№ {appeal.number}" in words(done)


@pytest.mark.parametrize("channel", [Channel.SITE, Channel.EMAIL, Channel.PHONE, Channel.EPGU])
def test_what_has_no_sheet_leads_to_its_card_as_before(clerk, channel):
    appeal = desk.received(channel=channel)

    assert clerk.post(at("register", appeal.pk), registration()).url == at("card", appeal.pk)
    assert clerk.get(at("registered", appeal.pk)).url == at("card", appeal.pk)


def test_the_first_button_has_the_focus_so_that_enter_gives_the_label(clerk):
    page = clerk.get(at("registered", desk.registered().pk))

    focused = html.fromstring(page.content.decode()).xpath("//*[@autofocus]")
    assert [one.get("accesskey") for one in focused] == ["1"]
    assert clerk.get(link(page, "1")).content == b"%PDF label"


def test_the_slip_is_given_once_and_a_double_press_ends_no_code(clerk):
    appeal = desk.registered()

    first = clerk.post(at("code", appeal.pk), {"first": "1"})
    second = clerk.post(at("code", appeal.pk), {"first": "1"}, follow=True)
    page = clerk.get(at("registered", appeal.pk))

    assert (first.content, StatusCode.objects.filter(end=None).count(), StatusCode.objects.count()) == (b"%PDF slip", 1, 1)
    assert [entry.summary for entry in Entry.objects.filter(verb="appeal.code_issued")] == [f"{appeal}: код проверки статуса: выдан листок с кодом"]
    assert second.redirect_chain == [(at("code", appeal.pk), 302)]
    assert "Новая отменит её: печатайте, только если прежняя потеряна." in words(second)
    assert (keys(page)["2"], link(page, "2")) == ("Памятка с кодом: заново", at("code", appeal.pk))


def test_without_the_page_of_status_the_button_says_why_it_is_closed(clerk, settings):
    settings.APPEAL_STATUS_PAGE = ""

    page = clerk.get(at("registered", desk.registered().pk))

    assert "2" not in keys(page)
    assert "Памятка с кодом На сайте не включена страница проверки статуса" in words(page)


def test_the_next_letter_of_the_pile_has_its_way_and_day_filled_in(clerk):
    appeal = desk.registered(channel=Channel.BODY)

    form = clerk.get(link(clerk.get(at("registered", appeal.pk)), "4"))

    chosen = html.fromstring(form.content.decode()).xpath("string(//select[@name='channel']/option[@selected]/@value)")
    assert (chosen, value(form, "received_on"), value(form, "last_name")) == ("body", f"{YESTERDAY:%d.%m.%Y}", "")


@pytest.mark.parametrize("query", ["", "?channel=smoke&received_on=2026-13-40", "?channel=site&received_on=tomorrow"])
def test_what_the_address_says_wrongly_is_passed_over(clerk, query):
    form = clerk.get(f"{at('take_in')}{query}")

    assert value(form, "received_on") == f"{TODAY:%d.%m.%Y}"


def test_a_letter_without_a_number_has_no_such_page(clerk):
    appeal = desk.received()

    assert clerk.get(at("registered", appeal.pk)).url == at("card", appeal.pk)


def test_who_may_not_read_the_letter_is_told_nothing(at_desk):
    appeal = desk.registered()

    answer = at_desk(make.executor()).get(at("registered", appeal.pk))

    assert (answer.status_code, appeal.number in words(answer)) == (403, False)
