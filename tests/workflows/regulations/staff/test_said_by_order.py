"""What the order will say is read by all who agree, before the order is written; a whole section is not repealed by one press."""

from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from tests.workflows.regulations import story
from workflows.regulations import actions
from workflows.regulations.amending import edits
from workflows.regulations.amending.operations import Choice, Part
from workflows.regulations.drafts import text_of
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import places

pytestmark = pytest.mark.django_db

LINK = "Изменения: открыть и править"


def to(name, draft, *args):
    return reverse(f"regulations_{name}", args=[draft.pk, *args])


def uid(text, key):
    return next(place.node.uid for place in places(text) if place.key == key)


def changes(text):
    return edits.repealed(edits.with_words(text, uid(text, "1-1"), Part.TEXT, "Школа работает с 8 часов."), uid(text, "1-2"))


def body(response):
    return " ".join(html.fromstring(response.content.decode()).text_content().replace("\u00a0", " ").split())


def test_those_who_agree_read_the_instructions_and_only_the_author_may_open_them(at_desk):
    who = story.cast()
    draft = story.changes(who, story.signed(who), changes)
    draft = actions.choose(draft, key=uid(text_of(draft), "1-2"), choice=Choice(effective_from=date(2026, 9, 1)), by=who.lawyer)
    before = body(at_desk(who.lawyer).get(to("draft", draft)))
    actions.submit(draft, by=who.lawyer, at=story.MARCH)

    shown = body(at_desk(who.deputy).get(to("draft", draft)))

    for page in (before, shown):
        assert "в пункте 1.1 слова «9 часов» заменить словами «8 часов»" in page
        assert "пункт 1.2 признать утратившим силу (с 1 сентября 2026 г.)" in page
    assert (LINK in before, LINK in shown) == (True, False)


@pytest.mark.parametrize("way", [DraftWay.EDITION, DraftWay.REPEAL])
def test_a_draft_that_changes_nothing_in_place_has_no_such_plate(at_desk, way):
    who = story.cast()
    base = story.signed(who)
    begin = actions.begin_repeal if way == DraftWay.REPEAL else actions.begin_amendment
    draft = begin(base, by=who.lawyer, on=story.MARCH.date(), **({} if way == DraftWay.REPEAL else {"way": way}))

    assert at_desk(who.lawyer).get(to("draft", draft)).context["panel"] is None


def test_the_table_of_a_round_names_the_subclause_of_each_change(at_desk):
    who = story.cast()
    draft = story.handed_in(who, story.changes(who, story.signed(who), changes))

    page = html.fromstring(at_desk(who.deputy).get(f"{to('draft', draft)}?vid=tablitsa").content.decode())

    cells = [" ".join(cell.text_content().replace("\u00a0", " ").split()) for cell in page.xpath("//table[contains(@class, 'redline')]//td[last()]")]
    assert [cell.removeprefix("Основание").strip() for cell in cells if "приказа" in cell] == ["подп. 1 п. 1 приказа", "подп. 2 п. 1 приказа"]


def test_a_section_loses_force_only_after_its_points_were_named(at_desk):
    who = story.cast()
    draft = actions.begin_amendment(story.signed(who), by=who.lawyer, on=story.MARCH.date())
    section, desk = uid(text_of(draft), "1"), at_desk(who.lawyer)

    asked = desk.post(to("amend_alter", draft, section), {"what": "repeal"})
    untouched = text_of(RedactionDraft.objects.get(pk=draft.pk))
    desk.post(to("amend_alter", draft, section), {"what": "repeal", "confirmed": "1"})

    assert "Нумерованных мест внутри: 2." in body(asked)
    assert [row.name for row in asked.context["inside"]] == ["пункт 1.1", "пункт 1.2"]
    assert untouched == text_of(draft)
    assert text_of(RedactionDraft.objects.get(pk=draft.pk)).provisions[0].repealed


def test_a_point_with_nothing_numbered_inside_loses_force_at_once(at_desk):
    who = story.cast()
    draft = actions.begin_amendment(story.signed(who), by=who.lawyer, on=story.MARCH.date())

    answer = at_desk(who.lawyer).post(to("amend_alter", draft, uid(text_of(draft), "1-1")), {"what": "repeal"})

    assert answer.status_code == 302
    assert text_of(RedactionDraft.objects.get(pk=draft.pk)).provisions[0].children[0].repealed
