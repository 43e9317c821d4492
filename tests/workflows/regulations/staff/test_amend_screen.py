"""Changing an act in place: points are closed until opened, the order writes itself beside the text, nothing typed is lost."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from lxml import html

from tests import make
from tests.workflows.regulations import story
from workflows.regulations import actions
from workflows.regulations.amending import edits
from workflows.regulations.amending.operations import Choice, Part, Way
from workflows.regulations.amendments import choices_of, text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.stages import DraftWay, Stage
from workflows.regulations.tree import places

pytestmark = pytest.mark.django_db


def begin(who, at_desk):
    base = story.signed(who)
    draft = actions.begin_amendment(base, by=who.lawyer)
    return draft, at_desk(who.lawyer)


def to(name, draft, *args):
    return reverse(f"regulations_{name}", args=[draft.pk, *args])


def uid(draft, key):
    return next(place.node.uid for place in places(text_of(draft)) if place.key == key)


def node(draft, key):
    fresh = RedactionDraft.objects.get(pk=draft.pk)
    return next((place.node for place in places(text_of(fresh)) if place.key == key), None)


def instructions(response):
    page = html.fromstring(response.content.decode())
    return [" ".join(line.text_content().split()) for line in page.xpath("//p[contains(@class,'changes__words')]")]


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_lawyer_begins_changes_from_the_card_of_the_redaction(at_desk):
    who = story.cast()
    base = story.signed(who)
    client = at_desk(who.lawyer)

    card = client.get(reverse("redactions:inspect", args=[base.pk])).content.decode()
    begun = client.post(reverse("regulations_begin_changes", args=[base.pk]), {"way": "amend", "effective_from": "01.09.2027", "reason": "Новый учебный год"})

    draft = RedactionDraft.objects.get(way=DraftWay.AMEND)
    assert reverse("regulations_begin_changes", args=[base.pk]) in card
    assert begun.url == to("amend", draft)
    assert (draft.base, draft.effective_from, draft.reason) == (base, date(2027, 9, 1), "Новый учебный год")
    assert text_of(draft) == text_of_redaction(base)


def test_nothing_is_open_until_a_point_is_opened(at_desk):
    draft, client = begin(story.cast(), at_desk)

    closed = html.fromstring(client.get(to("amend", draft)).content.decode())
    opened = html.fromstring(client.get(to("amend", draft) + "?punkt=1-1").content.decode())

    assert closed.xpath("//section[@class='amend__text']//textarea") == []
    assert [area.get("name") for area in opened.xpath("//section[@class='amend__text']//textarea")] == ["text"]


def test_the_panel_says_what_the_order_will_say(at_desk):
    draft, client = begin(story.cast(), at_desk)

    saved = client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов."})

    assert saved.url == to("amend", draft) + "#p-1-1"
    assert instructions(client.get(to("amend", draft))) == ["в пункте 1.1 слова «9 часов» заменить словами «8 часов»"]


def test_while_typing_the_panel_changes_and_nothing_is_saved(at_desk):
    draft, client = begin(story.cast(), at_desk)

    shown = client.post(to("amend_preview", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов."})

    assert instructions(shown) == ["в пункте 1.1 слова «9 часов» заменить словами «8 часов»"]
    assert node(draft, "1-1").text == "Школа работает с 9 часов."


def test_an_emptied_point_is_refused_in_its_place(at_desk):
    draft, client = begin(story.cast(), at_desk)

    answer = client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "  "})

    assert "признайте его утратившим силу" in answer.content.decode()
    assert node(draft, "1-1").text == "Школа работает с 9 часов."


def test_a_new_point_gets_the_next_number_and_no_other_changes_its_own(at_desk):
    draft, client = begin(story.cast(), at_desk)
    before = [place.key for place in places(text_of(draft))]

    client.post(to("amend_add", draft, uid(draft, "1-1")), {"kind": "point", "parent": uid(draft, "1"), "after": uid(draft, "1-1"), "text": "Новый пункт."})

    fresh = RedactionDraft.objects.get(pk=draft.pk)
    assert [place.key for place in places(text_of(fresh))] == [*before[:2], "1-1_1", *before[2:]]
    assert instructions(client.get(to("amend", draft))) == ["раздел 1 дополнить пунктом 1.1¹ следующего содержания: «1.1¹. Новый пункт.»"]


def test_what_was_added_can_be_taken_away_and_what_was_changed_brought_back(at_desk):
    draft, client = begin(story.cast(), at_desk)
    client.post(to("amend_add", draft, uid(draft, "1-2")), {"kind": "point", "parent": uid(draft, "1"), "after": uid(draft, "1-2"), "text": "Новый пункт."})
    client.post(to("amend_alter", draft, uid(draft, "1-1")), {"what": "repeal"})
    draft = RedactionDraft.objects.get(pk=draft.pk)

    client.post(to("amend_alter", draft, uid(draft, "1-3")), {"what": "withdraw"})
    client.post(to("amend_alter", draft, uid(draft, "1-1")), {"what": "restore"})

    assert text_of(RedactionDraft.objects.get(pk=draft.pk)) == text_of_redaction(draft.base)


def test_a_point_of_the_act_in_force_is_never_taken_away(at_desk):
    draft, client = begin(story.cast(), at_desk)

    answer = client.post(to("amend_alter", draft, uid(draft, "1-1")), {"what": "withdraw"})

    assert said(answer) == ["Пункт 1.1: это действие сейчас невозможно. Страница могла устареть, проверьте текст."]
    assert node(draft, "1-1").text == "Школа работает с 9 часов."


def test_the_lawyer_chooses_how_fine_and_from_when(at_desk):
    draft, client = begin(story.cast(), at_desk)
    client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов."})

    client.post(to("amend_choose", draft), {"key": uid(draft, "1-1"), "way": "whole", "since": "2027-09-01"})

    fresh = RedactionDraft.objects.get(pk=draft.pk)
    assert choices_of(fresh).get(uid(draft, "1-1")) == Choice(Way.WHOLE, date(2027, 9, 1))
    assert instructions(client.get(to("amend", draft))) == ["пункт 1.1 изложить в следующей редакции: «1.1. Школа работает с 8 часов.»"]


def test_a_word_is_replaced_through_the_text_after_every_place_was_shown(at_desk):
    draft, client = begin(story.cast(), at_desk)
    pairs = {"pairs": "Школа = Гимназия"}

    found = client.post(to("amend_terms", draft), pairs)
    client.post(to("amend_terms", draft), {**pairs, "confirmed": "1"})

    assert [(place.name, place.old, place.new) for place in found.context["found"]] == [("пункт 1.1", "Школа", "Гимназия"), ("пункт 2.1", "Школа", "Гимназия")]
    assert node(draft, "1-1").text == "Гимназия работает с 9 часов."
    assert instructions(client.get(to("amend", draft)))[0].startswith("по тексту слово «Школа» в соответствующих числе и падеже")


def test_a_word_replaced_through_the_text_is_one_instruction_with_its_places_and_one_day(at_desk):
    draft, client = begin(story.cast(), at_desk)
    client.post(to("amend_terms", draft), {"pairs": "Школа = Гимназия", "confirmed": "1"})

    (line,) = client.get(to("amend", draft)).context["panel"].lines
    client.post(to("amend_choose", draft), {"key": line.choices, "way": "", "since": "2027-09-01"})

    (dated,) = client.get(to("amend", draft)).context["panel"].lines
    assert line.places == (("1-1", "пункт 1.1"), ("2-1", "пункт 2.1"))
    assert (dated.sentence, dated.since) == (line.sentence, date(2027, 9, 1))


def test_forms_that_would_be_left_are_shown_before_the_replacement(at_desk):
    draft, client = begin(story.cast(), at_desk)
    client.post(to("amend_words", draft, uid(draft, "1-2")), {"text": "Школой правит директор."})
    draft = RedactionDraft.objects.get(pk=draft.pk)

    answer = client.post(to("amend_terms", draft), {"pairs": "Школа = Гимназия"})
    client.post(to("amend_terms", draft), {"pairs": "Школа = Гимназия", "confirmed": "1"})

    assert [(place.name, place.old) for place in answer.context["left"]] == [("пункт 1.2", "Школой")]
    assert "Останется без замены: 1" in answer.content.decode()
    assert [said for said in instructions(client.get(to("amend", draft))) if "по тексту" in said] == []


def test_a_word_that_does_not_occur_is_said_so_and_stays_typed(at_desk):
    draft, client = begin(story.cast(), at_desk)

    answer = client.post(to("amend_terms", draft), {"pairs": "директор = ректор"}).content.decode()

    assert "Таких слов в тексте нет" in answer
    assert "директор = ректор" in answer


def test_a_stale_base_is_said_on_the_screen_with_the_way_out(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    actions.rewrite(draft, text=edits.repealed(text_of(draft), uid(draft, "1-2")), by=who.lawyer)
    story.changed(who, draft.base, lambda text: edits.repealed(text, uid(draft, "2-1")))

    page = client.get(to("amend", draft)).content.decode()
    client.post(to("rebase", draft))

    fresh = RedactionDraft.objects.get(pk=draft.pk)
    assert "а на " in page
    assert to("rebase", draft) in page
    assert (fresh.base.number, node(draft, "1-2").repealed, node(draft, "2-1").repealed) == (2, True, True)


def test_where_both_changed_one_place_the_conflicts_are_listed_and_nothing_moves(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 7 часов."})
    client.post(to("amend_words", draft, uid(draft, "2-1")), {"text": "Занятия ведут все."})
    story.changed(who, draft.base, lambda text: edits.with_words(text, uid(draft, "1-1"), Part.TEXT, "Школа работает с 8 часов."))

    answer = client.post(to("rebase", draft))

    fresh = RedactionDraft.objects.get(pk=draft.pk)
    assert "Пункт 1.1: текст с тех пор изменён. Перенесите проект на новый текст и решите, как изложить это место." in answer.content.decode().replace("\u00a0", " ")
    assert (fresh.base, node(draft, "1-1").text, node(draft, "2-1").text) == (draft.base, "Школа работает с 7 часов.", "Занятия ведут все.")


def test_a_changed_point_that_a_new_edition_left_out_is_named(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 7 часов."})
    edition = actions.begin_amendment(draft.base, by=who.lawyer, way=DraftWay.EDITION, on=story.MARCH.date())
    story.carried(who, actions.rewrite(edition, text=replace(text_of(edition), provisions=text_of(edition).provisions[1:]), by=who.lawyer))

    answer = client.post(to("rebase", draft))

    assert "Пункт 1.1: в тексте, на который ложатся изменения, такого места уже нет." in answer.content.decode().replace("\u00a0", " ")
    assert node(draft, "1-1").text == "Школа работает с 7 часов."


def test_wagtails_own_editor_leads_to_the_screen_of_changes(at_desk):
    draft, client = begin(story.cast(), at_desk)

    answer = client.get(reverse("wagtailsnippets_regulations_redactiondraft:edit", args=[draft.pk]))

    assert answer.url == to("amend", draft)


@pytest.mark.parametrize("maker", [make.clerk, make.executor, make.editor])
def test_nobody_but_a_lawyer_changes_an_act(maker, at_desk):
    draft, _ = begin(story.cast(), at_desk)

    answer = at_desk(maker()).post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Подмена."})

    assert answer.status_code == 403
    assert node(draft, "1-1").text == "Школа работает с 9 часов."


def test_a_text_handed_in_is_closed_here_too(at_desk):
    who = story.cast()
    draft, client = begin(who, at_desk)
    client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Школа работает с 8 часов."})
    handed = actions.submit(RedactionDraft.objects.get(pk=draft.pk), by=who.lawyer)

    answer = client.post(to("amend_words", draft, uid(draft, "1-1")), {"text": "Подмена."})

    assert handed.stage == Stage.ON_VISA
    assert answer.url == to("draft", draft)
    assert node(draft, "1-1").text == "Школа работает с 8 часов."


def test_a_repeal_goes_the_same_way_from_the_same_button(at_desk):
    who = story.cast()
    base = story.signed(who)

    begun = at_desk(who.lawyer).post(reverse("regulations_begin_changes", args=[base.pk]), {"way": "repeal", "reason": "Устарел"})

    draft = RedactionDraft.objects.get(way=DraftWay.REPEAL)
    assert begun.url == to("draft", draft)
    assert Redaction.objects.count() == 1
