"""The end of an act: told as an end on every screen and sheet of its course, and on the site afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from pages.indexing import index_redaction
from pages.tasks import publish_repeal
from portal.desk.panels import called
from tests import make, make_print
from tests.pages import make_pages
from tests.workflows.regulations import story
from workflows.regulations import actions
from workflows.regulations.models import RedactionDraft, Repeal
from workflows.regulations.queries import current_packet, latest_submission
from workflows.regulations.sheet_documents import visas_pdf
from workflows.regulations.stages import Stage

pytestmark = pytest.mark.django_db


def to(name, draft):
    return reverse(f"regulations_{name}", args=[draft.pk])


def body(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().replace("\u00a0", " ").split())


def hits(client):
    return [hit.title for group in client.get("/poisk/", {"q": "школа работает с 9 часов"}).context["groups"] for hit in group.hits]


def fresh(draft):
    return RedactionDraft.objects.get(pk=draft.pk)


def begun(at_desk, *, since=None):
    """The lawyer begins a repeal on the screen of changes."""
    who = make_pages.school()
    first = make_pages.published(who)
    desk = at_desk(who.lawyer)
    given = {"way": "repeal", "effective_from": since.strftime("%d.%m.%Y") if since else "", "reason": "Есть новый порядок"}
    answer = desk.post(reverse("regulations_begin_changes", args=[first.pk]), given)
    draft = RedactionDraft.objects.get(way="repeal")
    assert answer.url == to("draft", draft)
    return who, first, draft


def before_director(at_desk, *, since=None):
    who, first, draft = begun(at_desk, since=since)
    at_desk(who.lawyer).post(to("submit", draft))
    for step, holder in enumerate([who.deputy, who.engineer]):
        story.visa(fresh(draft), step=step, by=holder)
    actions.prepare_order(fresh(draft), series=who.series, effective_from=since, by=who.clerk)
    at_desk(who.clerk).post(to("send", draft))
    return who, first, fresh(draft)


def test_the_page_of_the_draft_says_what_will_happen_and_compares_nothing(at_desk):
    who, first, draft = begun(at_desk)

    page = at_desk(who.lawyer).get(to("draft", draft))

    shown = body(page)
    assert "Порядок утратит силу со дня подписания приказа" in shown
    assert "редакция № 1 останется на сайте с отметкой, что она не действует" in shown
    assert "Зачем: Есть новый порядок" in shown
    assert "Проект. Не действует." not in shown
    assert page.context["redline"] is None
    assert page.context["main"].label == "Передать на согласование"
    assert called(draft) == f"{first.regulation.short_title}: признание утратившим силу"


def test_the_holder_of_a_visa_decides_on_the_end(at_desk):
    since = timezone.localdate() + timedelta(days=30)
    who, _, draft = begun(at_desk, since=since)
    at_desk(who.lawyer).post(to("submit", draft))

    shown = body(at_desk(who.deputy).get(to("draft", draft)))

    assert "Порядок утратит силу с " in shown
    assert "Ваша виза" in shown


def test_the_sheet_of_visas_names_no_redaction_that_will_never_be(at_desk):
    _, _, draft = before_director(at_desk)

    printed = make_print.words(visas_pdf(latest_submission(draft).pk, as_of=timezone.now()).data)

    assert "Признание утратившим силу" in printed
    assert "Редакция № 2" not in printed


def test_the_director_reads_the_end_and_signs_it(at_desk):
    who, first, draft = before_director(at_desk)
    desk = at_desk(who.head)

    screen = body(desk.get(to("sign", draft)))
    sha256 = current_packet(draft).sha256
    answer = desk.post(to("sign_confirm", draft), {"shown_sha256": sha256, "password": make.PASSWORD})
    signed = body(desk.get(answer.url))

    assert "приказ о признании утратившим силу:" in screen
    assert "Порядок утратит силу со дня подписания приказа." in screen
    assert "Текст, который утратит силу" in screen
    assert fresh(draft).stage == Stage.APPROVED
    assert Repeal.objects.get().redaction == first
    assert f"{first.regulation.short_title}, с " in signed


def test_the_site_tells_the_end_everywhere(at_desk, client):
    who, first, draft = before_director(at_desk)
    index_redaction(first.pk)
    before = hits(client)
    story.sign(draft, by=who.head, at=timezone.now())
    publish_repeal(first.regulation_id)
    address = make_pages.address(first)
    order = Repeal.objects.get().order

    act, history, register = client.get(address), client.get(f"{address}istoriya/"), client.get("/lokalnye-akty/")
    orders = client.get("/prikazy/")
    card = client.get(html.fromstring(orders.content.decode()).xpath("//a[contains(@class, 'row__link')]/@href")[0])

    assert "Порядок утратил силу с " in body(act)
    assert "Школа работает с 9 часов." in body(act)
    assert "Порядок утратил силу с " in body(history)
    assert "утратила силу" in body(register)
    assert order.title in body(orders)
    assert "Что отменил приказ" in body(card)
    assert (before, hits(client)) == (["Пункт 1.1"], [])
    assert address in client.get("/sitemap.xml").content.decode()
