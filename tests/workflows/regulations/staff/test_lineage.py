"""A new edition may number anew: which point became which is read and confirmed by the lawyer, and seen by all who decide."""

from dataclasses import replace

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests import make
from tests.workflows.regulations import story
from workflows.errors import Incomplete, Stale, WrongStage
from workflows.regulations import actions
from workflows.regulations.amending.renumbering import Fate, renumbering
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.drafts import text_of
from workflows.regulations.lineage_map import NOT_CONFIRMED, is_confirmed, key_of
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay, Stage
from workflows.regulations.tree import places

pytestmark = pytest.mark.django_db


def edition(who, base=None):
    """Points 1.1 and 1.2 change places; 2.1 is typed anew under another identity."""
    base = base or story.signed(who)
    text = text_of_redaction(base)
    first, second = text.provisions
    first = replace(first, children=(replace(first.children[1], label="1.1"), replace(first.children[0], label="1.2")))
    retyped = replace(second.children[0], uid=make.uid("retyped"), label="2.7")
    text = replace(text, provisions=(first, replace(second, children=(retyped, *second.children[1:]))))
    draft = actions.begin_amendment(base, by=who.lawyer, way=DraftWay.EDITION, on=story.MARCH.date())
    return actions.rewrite(draft, text=text, by=who.lawyer)


def to(name, draft):
    return reverse(f"regulations_{name}", args=[draft.pk])


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def fresh(draft):
    return RedactionDraft.objects.get(pk=draft.pk)


def shown(draft):
    return key_of(draft, text_of(draft))


def test_the_table_tells_what_moved_what_is_new_and_what_is_gone():
    who = story.cast()
    draft = edition(who)

    found = renumbering(text_of_redaction(draft.base), text_of(draft))

    assert [(row.fate, row.was, row.now, row.twin_name) for row in found.rows] == [
        (Fate.RELABELLED, "пункт 1.2", "пункт 1.1", ""),
        (Fate.RELABELLED, "пункт 1.1", "пункт 1.2", ""),
        (Fate.NEW, "", "пункт 2.7", "пункт 2.1"),
        (Fate.GONE, "пункт 2.1", "", ""),
    ]


def test_a_new_edition_is_not_handed_in_before_its_table_is_confirmed():
    who = story.cast()
    draft = edition(who)

    with pytest.raises(Incomplete, match="Было → Стало"):
        actions.submit(draft, by=who.lawyer, at=story.MARCH)
    actions.confirm_lineage(draft, shown=shown(draft), by=who.lawyer)

    assert actions.submit(fresh(draft), by=who.lawyer, at=story.MARCH).stage == Stage.ON_VISA


def test_a_changed_text_is_confirmed_anew():
    who = story.cast()
    draft = edition(who)
    before = shown(draft)
    draft = actions.confirm_lineage(draft, shown=before, by=who.lawyer)

    draft = actions.rewrite(draft, text=replace(text_of(draft), title="Порядок работы новой школы"), by=who.lawyer)

    assert not is_confirmed(draft, text_of(draft))
    with pytest.raises(Stale):
        actions.confirm_lineage(draft, shown=before, by=who.lawyer)


def test_changes_in_place_have_nothing_to_confirm():
    who = story.cast()
    draft = actions.begin_amendment(story.signed(who), by=who.lawyer, on=story.MARCH.date())

    with pytest.raises(WrongStage, match="только для новой редакции"):
        actions.confirm_lineage(draft, shown=shown(draft), by=who.lawyer)


def test_the_lawyer_joins_a_retyped_point_and_confirms(at_desk):
    who = story.cast()
    draft = edition(who)
    desk = at_desk(who.lawyer)

    main = desk.get(to("draft", draft)).context["main"]
    page = desk.get(to("lineage", draft))
    twin = page.context["map"].twins[0]
    desk.post(to("lineage", draft), {"join": f"{twin.uid}:{twin.twin}"})
    unticked = desk.post(to("lineage", draft), {"shown": shown(fresh(draft))})
    done = desk.post(to("lineage", draft), {"shown": shown(fresh(draft)), "is_right": "on"})

    assert (main.label, main.address) == ("Проверить «Было → Стало»", to("lineage", draft))
    assert unticked.context["form"].errors["is_right"] == ["Прочитайте таблицу и поставьте отметку. Если в ней ошибка, исправьте текст."]
    assert done.url == to("draft", draft)
    labels = {place.node.uid: place.node.label for place in places(text_of(fresh(draft)))}
    assert labels[twin.twin] == "2.7"
    assert is_confirmed(fresh(draft), text_of(fresh(draft)))
    assert desk.get(to("draft", draft)).context["main"].label == "Передать на согласование"


def test_a_stale_page_confirms_nothing(at_desk):
    who = story.cast()
    draft = edition(who)
    desk, old = at_desk(who.lawyer), shown(draft)
    draft = actions.rewrite(draft, text=replace(text_of(draft), title="Порядок работы новой школы"), by=who.lawyer)

    answer = desk.post(to("lineage", draft), {"shown": old, "is_right": "on"})

    assert answer.url == to("lineage", draft)
    assert "текст изменился" in said(answer)[-1]
    assert not is_confirmed(fresh(draft), text_of(draft))


def test_those_who_agree_and_the_director_see_the_same_table(at_desk):
    who = story.cast()
    draft = edition(who)
    draft = actions.confirm_lineage(draft, shown=shown(draft), by=who.lawyer)
    draft = actions.submit(draft, by=who.lawyer, at=story.MARCH)
    agreeing = at_desk(who.deputy).get(to("draft", draft)).content.decode()
    for step, holder in enumerate([who.deputy, who.engineer]):
        draft = story.visa(draft, step=step, by=holder)
    actions.prepare_order(draft, series=who.series, by=who.clerk)
    draft = actions.send_to_signature(draft, by=who.clerk)
    signing = at_desk(who.head).get(to("sign", draft)).content.decode()

    for page in (agreeing, signing):
        assert page.count("Пункт 1.1 (ранее пункт 1.2)") == 1
        assert "Это тот же пункт" not in page


def test_whoever_may_not_edit_is_led_to_the_page_of_the_draft(at_desk):
    who = story.cast()
    draft = edition(who)

    assert at_desk(who.clerk).get(to("lineage", draft)).status_code == 403
    assert NOT_CONFIRMED in at_desk(who.lawyer).get(to("draft", draft)).context["obstacles"]
