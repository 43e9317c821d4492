"""The staff screens: a reason for a reference that stays, and the register of cited acts."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests import make
from tests.workflows.regulations import story
from tests.workflows.regulations.references.make_references import act
from workflows.people import roles
from workflows.regulations import actions
from workflows.regulations.drafts import text_of
from workflows.regulations.models import ActState, ExternalAct, ReferenceReview, ReferenceWaiver
from workflows.regulations.reference_queries import troubles

pytestmark = pytest.mark.django_db

DANGLING = "Как указано в пункте 5.1 настоящего Порядка."
CITING = "Разработан по статье 28 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»."
OK, NO, TO = 200, 403, 302


def explain(draft) -> str:
    (found,) = troubles(draft, text_of(draft))
    return reverse("regulations_explain", args=[draft.pk, found.source, found.start])


def law() -> ExternalAct:
    return ExternalAct.objects.get(kind="fz")


def changed(who) -> ReferenceReview:
    story.signed(who, text=act(CITING))
    actions.mark_act(law(), state=ActState.CHANGED, changed_on=date(2026, 2, 28), note="Статья 28.", by=who.lawyer, on=date(2026, 3, 1))
    return ReferenceReview.objects.get()


def test_the_course_of_a_draft_names_the_reference_and_leads_to_its_reason(at_desk):
    who = story.cast()
    draft = story.begun(who, text=act(DANGLING))
    browser = at_desk(who.lawyer)

    page = browser.get(reverse("regulations_draft", args=[draft.pk])).content.decode()
    asked = browser.get(explain(draft)).content.decode()
    empty = browser.post(explain(draft), {"reason": ""})
    said = browser.post(explain(draft), {"reason": "Пункт 5.1 добавит второй приказ."})

    assert ("«пункте 5.1» указывает на пункт 5.1, которого нет." in page, explain_link(page)) == (True, 1)
    assert "Ссылка «пункте 5.1» указывает на пункт 5.1, которого нет." in asked
    assert (empty.status_code, said.status_code) == (OK, TO)
    assert ReferenceWaiver.objects.get().reason == "Пункт 5.1 добавит второй приказ."


def explain_link(page: str) -> int:
    return page.count("объясните, почему она остаётся")


def test_those_who_agree_and_the_director_read_the_reason(at_desk):
    who = story.cast()
    draft = story.begun(who, text=act(DANGLING))
    at_desk(who.lawyer).post(explain(draft), {"reason": "Пункт 5.1 добавит второй приказ."})
    actions.submit(draft, by=who.lawyer)

    for person in (who.deputy, who.head):
        assert at_desk(person).get(reverse("regulations_draft", args=[draft.pk])).content.decode().count("Пункт 5.1 добавит второй приказ.") == 1
    for step, holder in enumerate([who.deputy, who.engineer]):
        story.visa(draft, step=step, by=holder)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    actions.send_to_signature(draft, by=who.clerk)
    assert at_desk(who.head).get(reverse("regulations_sign", args=[draft.pk])).content.decode().count("Пункт 5.1 добавит второй приказ.") == 1


def test_only_a_lawyer_gives_a_reason(at_desk):
    who = story.cast()
    draft = story.begun(who, text=act(DANGLING))
    people = (who.head, who.clerk, who.deputy, make.user(role=roles.EDITOR), make.user(role=roles.ADMINISTRATOR))

    assert [at_desk(person).post(explain(draft), {"reason": "Так."}).status_code for person in people] == [NO] * 5
    assert ReferenceWaiver.objects.count() == 0


def test_a_reference_that_is_gone_is_told(at_desk):
    who = story.cast()
    draft = story.begun(who, text=act(DANGLING))
    address = explain(draft)
    actions.rewrite(draft, text=act("Без ссылок."), by=who.lawyer)

    answer = at_desk(who.lawyer).get(address, follow=True)

    assert [str(message) for message in answer.context["messages"]] == ["Такой ссылки без объяснения в тексте уже нет. Посмотрите замечания к тексту ещё раз."]


def test_who_reads_and_who_keeps_the_register(at_desk):
    who = story.cast()
    review = changed(who)
    people = {"lawyer": who.lawyer, "head": who.head, "clerk": who.clerk, "executor": who.deputy}
    addresses = {
        "list": reverse("cited-acts:index"),
        "card": reverse("cited-acts:inspect", args=[law().pk]),
        "edit": reverse("cited-acts:edit", args=[law().pk]),
        "add": reverse("cited-acts:add"),
        "mark": reverse("regulations_cited_mark", args=[law().pk]),
        "review": reverse("regulations_review_reference", args=[review.pk]),
    }

    answers = {name: [at_desk(person).get(address).status_code for person in people.values()] for name, address in addresses.items()}

    assert answers == {
        "list": [OK, OK, OK, OK],
        "card": [OK, OK, OK, OK],
        "edit": [OK, TO, TO, TO],
        "add": [OK, TO, TO, TO],
        "mark": [OK, NO, NO, NO],
        "review": [OK, NO, NO, NO],
    }


def test_a_lawyer_confirms_marks_and_decides(at_desk):
    who = story.cast()
    story.signed(who, text=act(CITING))
    browser = at_desk(who.lawyer)
    card = reverse("cited-acts:inspect", args=[law().pk])

    assert browser.get(reverse("regulations_cited_confirm", args=[law().pk])).status_code == 405
    browser.post(reverse("regulations_cited_confirm", args=[law().pk]))
    without_day = browser.post(reverse("regulations_cited_mark", args=[law().pk]), {"state": "changed", "changed_on": "", "note": "Статья 28."})
    browser.post(reverse("regulations_cited_mark", args=[law().pk]), {"state": "changed", "changed_on": "28.02.2026", "note": "Статья 28."})
    review = ReferenceReview.objects.get()
    browser.post(reverse("regulations_review_reference", args=[review.pk]), {"decision": "Менять не нужно."})

    page = browser.get(card).content.decode()
    assert ("Укажите, с какого дня" in without_day.content.decode(), "Статья 28." in without_day.content.decode()) == (True, True)
    assert (law().is_confirmed, law().state, law().changed_on) == (True, "changed", date(2026, 2, 28))
    assert (page.count("Менять не нужно."), page.count("Где цитируется сегодня: 1")) == (1, 1)


def test_an_act_entered_by_hand_is_the_one_that_texts_cite(at_desk):
    who = story.cast()
    browser = at_desk(who.lawyer)
    given = {"kind": "fz", "adopted_on": "29.12.2012", "number": "273-ФЗ", "issuer": "", "title": "Об образовании", "note": "", "review_on": ""}

    browser.post(reverse("cited-acts:add"), {**given, "address": "javascript:alert(1)"})
    refused = ExternalAct.objects.count()
    browser.post(reverse("cited-acts:add"), {**given, "address": "http://pravo.gov.ru/273"})
    again = browser.post(reverse("cited-acts:add"), given)
    story.signed(who, text=act(CITING))

    assert (refused, law().citations.count(), law().title) == (0, 1, "Об образовании")
    assert "Такой акт в реестре уже есть" in again.content.decode()


@pytest.mark.parametrize(("filters", "count"), [("", 2), ("?kind=fz", 1), ("?state=changed", 1), ("?waiting=found", 1), ("?waiting=unwatched", 1), ("?waiting=review", 1), ("?waiting=overdue", 0)])
def test_the_list_is_filtered(filters, count, at_desk):
    who = story.cast()
    story.signed(who, text=act(CITING, "Статья 372 ТК РФ."))
    actions.mark_act(law(), state=ActState.CHANGED, changed_on=date(2026, 2, 28), by=who.lawyer, on=date(2026, 3, 1))

    answer = at_desk(who.lawyer).get(reverse("cited-acts:index") + filters)

    assert len(answer.context["object_list"]) == count


def test_the_list_costs_the_same_with_many_acts(at_desk, django_assert_max_num_queries):
    who = story.cast()
    story.signed(who, text=act(CITING))
    browser = at_desk(who.lawyer)
    browser.get(reverse("cited-acts:index"))
    for number in range(20):
        ExternalAct.objects.create(key=f"order:2026-01-01:{number}", kind="order", adopted_on=date(2026, 1, 1), number=str(number), owner=who.lawyer)

    with django_assert_max_num_queries(15):
        assert len(browser.get(reverse("cited-acts:index")).context["object_list"]) == 21


def test_the_desk_lists_provisions_and_overdue_acts(at_desk):
    who = story.cast()
    review = changed(who)
    ExternalAct.objects.update(review_on=date(2026, 1, 1), owner=who.engineer)

    for person in (who.lawyer, who.engineer):
        page = at_desk(person).get(reverse("wagtailadmin_home")).content.decode()
        assert (page.count(reverse("regulations_review_reference", args=[review.pk])), page.count("Проверить акт</a>")) == (1, 1)
    assert "Проверьте пункты" not in at_desk(who.clerk).get(reverse("wagtailadmin_home")).content.decode()
    assert at_desk(who.engineer).get(reverse("regulations_review_reference", args=[review.pk])).status_code == OK


def _watch(who) -> None:
    actions.confirm_act(law(), by=who.lawyer)
    ExternalAct.objects.update(owner=who.engineer, review_on=date(2099, 1, 1))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (lambda who: None, ["Внешние акты, найденные в текстах: 1"]),
        (lambda who: actions.confirm_act(law(), by=who.lawyer), ["Внешние акты без присмотра: 1"]),
        (_watch, []),
    ],
)
def test_the_desk_calls_for_a_keeper_of_what_the_program_has_found(step, said, at_desk):
    who = story.cast()
    story.signed(who, text=act(CITING))
    step(who)

    page = at_desk(who.lawyer).get(reverse("wagtailadmin_home")).content.decode()

    assert re.findall(r">(Внешние акты[^<]*: \d+)", page) == said
    assert "Внешние акты, найденные" not in at_desk(who.engineer).get(reverse("wagtailadmin_home")).content.decode()
