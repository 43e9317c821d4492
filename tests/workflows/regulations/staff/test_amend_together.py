"""Two lawyers over one draft, late pages and wrong addresses: each is told, nothing saved by another and nothing typed is lost."""

from contextlib import suppress

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from lxml import html

from tests import make
from tests.make_text import long_text, short_text
from tests.workflows.regulations import story
from tests.workflows.regulations.staff.test_amend_screen import begin, node, to, uid
from workflows.errors import BadInput, NotAllowed
from workflows.regulations import actions, rules
from workflows.regulations.amending import edits
from workflows.regulations.amending.adding import Addition, added
from workflows.regulations.amending.operations import Choice, Part
from workflows.regulations.amendments import choices_of
from workflows.regulations.drafts import body_from, provisions_from, text_of
from workflows.regulations.models import DraftEdit, RedactionDraft
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import Kind, places
from workflows.regulations.views.amend_rows import rows

pytestmark = pytest.mark.django_db


def shown(client, draft, key):
    page = html.fromstring(client.get(to("amend", draft) + f"?punkt={key}").content.decode())
    return page.xpath("//form[contains(@class,'point__form')]//input[@name='shown']/@value")[0]


def typed(response):
    page = html.fromstring(response.content.decode())
    return [area.text.strip() for area in page.xpath("//section[@class='amend__text']//textarea | //textarea[@aria-label='Ваш текст']")]


def elsewhere(who, draft, key, words):
    text = text_of(RedactionDraft.objects.get(pk=draft.pk))
    actions.rewrite(draft, text=edits.with_words(text, uid(draft, key), Part.TEXT, words), by=who.lawyer)


def test_words_changed_by_another_lawyer_are_not_overwritten_unseen(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    started_with = shown(client, draft, "1-1")
    elsewhere(who, draft, "1-1", "Школа работает с 7 часов.")

    answer = client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов.", "shown": started_with})

    assert "Сейчас в нём: «Школа работает с 7 часов.»" in answer.content.decode()
    assert typed(answer) == ["Школа работает с 8 часов."]
    assert node(draft, "1-1").text == "Школа работает с 7 часов."


def test_who_has_read_the_other_words_saves_once_more(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    started_with = shown(client, draft, "1-1")
    elsewhere(who, draft, "1-1", "Школа работает с 7 часов.")
    told = client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов.", "shown": started_with})
    (now,) = html.fromstring(told.content.decode()).xpath("//form[contains(@class,'point__form')]//input[@name='shown']/@value")

    client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов.", "shown": now})

    assert node(draft, "1-1").text == "Школа работает с 8 часов."


def test_another_point_changed_meanwhile_stays_changed(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    started_with = shown(client, draft, "1-1")
    elsewhere(who, draft, "1-2", "Порядок обязателен.")

    client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов.", "shown": started_with})

    assert (node(draft, "1-1").text, node(draft, "1-2").text) == ("Школа работает с 8 часов.", "Порядок обязателен.")


def test_a_title_page_changed_by_another_lawyer_is_not_overwritten_unseen(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    started_with = shown(client, draft, "title")
    client.post(to("amend_title", draft), {"title": "Порядок работы гимназии"})

    answer = client.post(to("amend_title", draft), {"title": "Порядок работы лицея", "shown": started_with})

    assert "титульный лист изменил другой человек" in answer.content.decode()
    assert "Порядок работы лицея" in typed(answer)
    assert text_of(RedactionDraft.objects.get(pk=draft.pk)).title == "Порядок работы гимназии"


@pytest.mark.parametrize("name", ["amend_words", "amend_add"])
def test_what_was_typed_for_a_place_that_is_gone_is_given_back(name, at_desk):
    draft, client = begin(story.cast(), at_desk)

    answer = client.post(to(name, draft, make.uid("нет такого")), {"kind": "point", "text": "Школа работает с 8 часов."})

    assert typed(answer) == ["Школа работает с 8 часов."]
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Этого места в проекте уже нет: другой человек изменил текст вокруг него. Найдите место в тексте ниже."
    ]


def test_a_repealed_point_is_not_edited_by_its_address(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    client.post(to("amend_alter", draft, uid(draft, "1-1")), {"what": "repeal"})

    answer = client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов."})

    assert "утратил силу, его текст не меняется" in answer.content.decode()
    assert typed(answer) == ["Школа работает с 8 часов."]
    assert node(draft, "1-1").text == ""


def test_a_choice_for_a_place_that_is_not_there_is_refused(at_desk):
    draft, client = begin(story.cast(), at_desk)

    answer = client.post(to("amend_choose", draft), {"key": make.uid("нет такого"), "way": "whole"})

    assert "Этого места в проекте уже нет" in str(next(iter(get_messages(answer.wsgi_request))))
    assert choices_of(RedactionDraft.objects.get(pk=draft.pk)).of == {}


@pytest.mark.parametrize("key", ["start", "1"])
def test_changes_are_not_made_in_the_editor_by_sections(key, at_desk):
    draft, client = begin(story.cast(), at_desk)
    address = reverse("regulations_section", args=[draft.pk, uid(draft, "1") if key == "1" else key])

    answers = [client.get(reverse("regulations_sections", args=[draft.pk])), client.get(address), client.post(address, {"body-count": "0"})]

    assert [answer.url for answer in answers] == [to("draft", draft)] * 3
    assert node(draft, "1-1").text == "Школа работает с 9 часов."


@pytest.mark.parametrize("name", ["amend", "amend_title", "amend_day", "amend_choose", "amend_terms", "sections"])
def test_a_repeal_has_no_screen_of_changes(name, at_desk):
    who = story.cast()
    draft = actions.begin_repeal(story.signed(who), by=who.lawyer)

    answer = at_desk(who.lawyer).post(to(name, draft), {"title": "Подмена", "pairs": "Школа = Гимназия", "confirmed": "1", "key": "title"})

    assert answer.url == to("draft", draft)
    assert text_of(RedactionDraft.objects.get(pk=draft.pk)).title == "Порядок работы школы"


@pytest.mark.parametrize(
    "act",
    [
        lambda draft, by: actions.set_day(draft, effective_from=None, reason="", by=by),
        lambda draft, by: actions.choose(draft, key="title", choice=Choice(), by=by),
        lambda draft, by: actions.set_terms(draft, terms=(), by=by),
    ],
)
def test_who_sets_days_and_wording_has_written_the_text(act):
    who = story.cast()
    draft = story.changes(who, story.signed(who), lambda text: edits.with_words(text, text.provisions[0].children[0].uid, Part.TEXT, "Школа работает с 8 часов."))
    other = make.lawyer()
    step = who.route.steps.get(title="Инженер")
    step.holder = other
    step.save()

    act(draft, other)

    assert DraftEdit.objects.filter(draft=draft, user=other).exists()
    with pytest.raises(NotAllowed, match="составитель этого текста"):
        rules.may_submit(who.lawyer, draft)


@pytest.mark.parametrize("text", [long_text(sections=2, points=5), short_text()], ids=["long", "short"])
def test_whatever_is_added_stands_where_it_was_put(text):
    for row in rows(text, text):
        for one in row.additions:
            words = ("Новое", "") if one.kind == Kind.SECTION else ("", "Новое.")
            with suppress(BadInput):  # there is no number between 2.2 and 2.2¹
                new = added(text, Addition(Kind(one.kind), one.parent, one.after, *words), taken=frozenset())
                assert provisions_from(body_from(new)) == new.provisions, f"{row.key}: {one.name}"


def test_a_whole_edition_is_still_edited_by_sections(at_desk):
    who = story.cast()
    draft = actions.begin_amendment(story.signed(who), by=who.lawyer, way=DraftWay.EDITION)

    answer = at_desk(who.lawyer).get(reverse("regulations_sections", args=[draft.pk]))

    assert answer.status_code == 200
    assert [place.key for place in places(text_of(draft))][:2] == ["1", "1-1"]
