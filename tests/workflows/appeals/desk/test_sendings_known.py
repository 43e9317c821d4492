"""What the clerk sees of sendings: of which nothing is known, what came back and has to leave again, labels for paper."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make_print
from tests.portal.desk.screen import front_page
from tests.workflows.appeals import story
from tests.workflows.appeals.desk.make_desk import TODAY, YESTERDAY, at, errors, notice, registered, words
from workflows.appeals.actions import outbox
from workflows.appeals.models import Channel, DeliveryState
from workflows.appeals.papers.labels import ON_SHEET, Label, label_sheets
from workflows.appeals.rules.delivery import last_state
from workflows.mail.models import Held, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole_desk():
    """Who works, today."""
    return story.cast()


def unknown_notice(who):
    """An e-mail that perhaps has left."""
    sending = story.sent(notice(registered(**story.by_email()), by=who.clerk), who, on=TODAY)
    Letter.objects.update(held=Held.UNKNOWN, attempts=1)
    outbox.follow_letters(on=TODAY, at=timezone.now())
    return sending


def test_what_is_unknown_stands_before_the_clerk_until_decided(at_desk, whole_desk):
    who = whole_desk
    sending = unknown_notice(who)
    desk, paper = at_desk(who.clerk), sending.paper
    row = front_page(desk)["Неизвестно, ушло ли письмо"]
    listed = words(desk.get(at("sendings"), {"view": "unknown"}))
    page = at("unknown", paper.appeal_id, paper.pk, sending.pk)

    nothing_said = errors(desk.post(page, {}))
    done = desk.post(page, {"decision": "again"})

    assert (len(row), row[0].verb, row[0].address) == (1, "Решить", at("paper", paper.appeal_id, paper.pk))
    assert str(paper).replace("\u00a0", " ") in listed.replace("\u00a0", " ")
    assert nothing_said[:1] == ["Выберите, что сделать."]
    assert (done["Location"], last_state(sending), Letter.objects.get().held) == (at("paper", paper.appeal_id, paper.pk), DeliveryState.QUEUED, "")
    assert "Неизвестно, ушло ли письмо" not in front_page(desk)


def test_what_came_back_leads_from_the_list_and_the_card_to_the_sending(at_desk, whole_desk):
    who = whole_desk
    appeal = story.answered(who, on=YESTERDAY, sent_on=TODAY, **story.by_email())
    sending = appeal.papers.get().sendings.get()
    Letter.objects.update(held=Held.REFUSED, attempts=1, trouble="Почтовый сервер не принял адрес получателя.")
    outbox.follow_letters(on=TODAY, at=timezone.now())
    desk, again = at_desk(who.clerk), at("paper_send", appeal.pk, sending.paper_id)

    mine, card, form = desk.get(at("mine")), desk.get(at("card", appeal.pk)), desk.get(again)

    assert [again in page.content.decode() for page in (mine, card)] == [True, True]
    assert form.context["form"].initial["medium"] == "post"


def test_a_label_for_what_came_on_paper_and_for_nothing_else(at_desk, whole_desk):
    who = whole_desk
    paper, mail = registered(channel=Channel.POST), registered(**story.by_email())
    desk = at_desk(who.clerk)

    label = make_print.words(desk.get(at("label", paper.pk)).content)
    refused = desk.get(at("label", mail.pk), follow=True)
    several = desk.post(reverse("appeals:bulk", args=["labels"]), {"pk": [paper.pk, mail.pk], "first": 5})

    assert sorted(label.split()) == sorted(f"АНО «Школа» Вх. № {paper.number} от {YESTERDAY:%d.%m.%Y}".split())
    assert "поступило не на бумаге" in words(refused)
    assert make_print.words(several.content) == label


def test_a_sheet_that_was_begun_is_used_up():
    labels = [Label("Школа", f"{number}-ОГ", TODAY) for number in range(ON_SHEET)]

    html = label_sheets(labels, first=3)

    assert (html.count("labels__sheet"), html.count("labels__one"), html.count("labels__number")) == (2, ON_SHEET + 2, ON_SHEET)


def test_an_odd_number_of_the_post_is_said_on_the_page(at_desk, whole_desk):
    who = whole_desk
    paper = story.signed(notice(registered(), by=who.clerk), who, on=TODAY)
    desk = at_desk(who.clerk)

    said = desk.post(
        at("paper_send", paper.appeal_id, paper.pk), {"medium": "post", "address": "109000, Москва", "sent_on": f"{TODAY:%d.%m.%Y}", "postal_number": "12522504011307"}
    )

    assert errors(said) == ["В номере отправления 12522504011307 ошибка: контрольная цифра 7, а должна быть 6. Сверьте номер с квитанцией."]
