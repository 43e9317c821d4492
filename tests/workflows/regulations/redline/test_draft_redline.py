"""What those who agree and the one who signs see of a draft that changes a redaction."""

import json

import pytest
from django.core.cache import cache
from django.urls import reverse
from lxml import html

from tests.workflows.regulations import story
from workflows.regulations import actions
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.tree import ActText, canonical_json, from_dict, to_dict

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def changing(who: story.Cast) -> RedactionDraft:
    """A draft before the director that puts other hours into a signed text."""
    base = story.signed(who)
    draft = story.handed_in(who, story.changes(who, base, other_hours))
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    return actions.send_to_signature(draft, by=who.clerk)


def other_hours(text: ActText) -> ActText:
    return from_dict(json.loads(canonical_json(to_dict(text)).replace("с 9 часов", "с 10 часов")))


def words(response, css_class: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in html.fromstring(response.content.decode()).find_class(css_class)]


def test_the_director_reads_the_changes_first(at_desk):
    who = story.cast()
    draft = changing(who)

    shown = at_desk(who.head).get(reverse("regulations_sign", args=[draft.pk]))

    assert words(shown, "changes__lead") == [f"Проект меняет редакцию № {Redaction.objects.get().number}."]
    assert words(shown, "redline__del")[1:] == ["(исключено: 9)"]
    assert words(shown, "redline__ins")[1:] == ["(добавлено: 10)"]
    assert words(shown, "whole") != []


def test_the_director_may_ask_for_the_table(at_desk):
    who = story.cast()
    draft = changing(who)

    shown = at_desk(who.head).get(f"{reverse('regulations_sign', args=[draft.pk])}?vid=tablitsa")

    heads = [" ".join(cell.text_content().split()) for cell in html.fromstring(shown.content.decode()).xpath("//table[contains(@class, 'redline')]//th[@scope='col']")]
    assert heads == ["Что", "Было Редакция № 1", "Стало Проект", "Основание"]


def test_those_who_agree_see_the_changes_on_the_page_of_the_draft(at_desk):
    who = story.cast()
    draft = changing(who)

    shown = at_desk(who.deputy).get(reverse("regulations_draft", args=[draft.pk]))

    assert words(shown, "redline__head") == ["≠ п. 1.1 изменён"]


@pytest.mark.parametrize("screen", ["regulations_sign", "regulations_draft"])
def test_a_first_approval_shows_its_whole_text_and_no_changes(at_desk, screen):
    who = story.cast()
    draft = story.before_director(who)

    shown = at_desk(who.head).get(reverse(screen, args=[draft.pk]))

    assert (words(shown, "changes"), words(shown, "whole")) == ([], [])
    assert words(shown, "provision__label") == ["1.", "1.1.", "1.2.", "2.", "2.1.", "а)", "б)"]


def test_the_repeal_of_an_act_has_no_changes_to_show(at_desk):
    who = story.cast()
    draft = actions.begin_repeal(story.signed(who), by=who.lawyer)

    shown = at_desk(who.lawyer).get(reverse("regulations_draft", args=[draft.pk]))

    assert words(shown, "changes") == []
