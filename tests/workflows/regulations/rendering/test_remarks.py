"""«п. 3.5 в ред. приказа от … № …»: said on paper after the words of whatever a later order changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests import make_print as make
from tests.make_text import short_text
from tests.workflows.regulations import story
from workflows.printing.pdf import render_pdf
from workflows.regulations import actions, documents
from workflows.regulations.amending import edits
from workflows.regulations.amending.operations import Part
from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.changed_provisions import remarks_of
from workflows.regulations.lineage import lineage
from workflows.regulations.rendering.facts import OrderName
from workflows.regulations.rendering.html import render_html
from workflows.regulations.rendering.pdf import redaction_print
from workflows.regulations.rendering.remarks import Remark, with_remarks
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import Kind, Node, places

ORDER = OrderName("02/0426-У", date(2026, 4, 1))
APRIL = datetime(2026, 4, 10, 7, 0, tzinfo=UTC)
HOURS, BINDING, SECTION = "1-1", "1-2", "1"


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        (Remark("3-5", Kind.POINT, "3.5", ORDER), "п. 3.5 в ред. приказа от 01.04.2026 № 02/0426-У"),
        (Remark("2-8", Kind.POINT, "2.8", ORDER, is_new=True), "п. 2.8 введён приказом от 01.04.2026 № 02/0426-У"),
        (Remark("2-6", Kind.POINT, "2.6", ORDER, is_gone=True), "п. 2.6 утратил силу – приказ от 01.04.2026 № 02/0426-У"),
        (Remark("3", Kind.SECTION, "3", ORDER), "раздел 3 в ред. приказа от 01.04.2026 № 02/0426-У"),
        (Remark("2-1-i1", Kind.ITEM, "", ORDER, is_gone=True), "строка перечня утратила силу – приказ от 01.04.2026 № 02/0426-У"),
        (Remark("2-1-а", Kind.ITEM, "а", ORDER, is_new=True), "подп. а введён приказом от 01.04.2026 № 02/0426-У"),
        (Remark("2-1-p2", Kind.PARAGRAPH, "", ORDER), "абзац в ред. приказа от 01.04.2026 № 02/0426-У"),
    ],
)
def test_a_remark_names_the_provision_what_was_done_and_the_order(remark, said):
    assert remark.words.replace("\u00a0", " ") == said


def test_every_kind_of_provision_takes_its_remark_and_keeps_its_words():
    text = short_text()
    html = render_html(text, permalinks=False)
    remarks = [Remark(place.key, place.node.kind, place.node.label, ORDER) for place in places(text)]

    said = with_remarks(html, remarks)

    assert said.count('class="remark"') == len(remarks)
    for remark in remarks:
        said = said.replace(f' <small class="remark">({remark.words})</small>', "", 1).replace(f'\n<p class="remark">({remark.words})</p>', "", 1)
    assert said == html


@pytest.mark.django_db
def test_the_print_of_a_changed_act_tells_its_changes():
    who = story.cast()
    second = story.changed(who, story.signed(who), opens_at(8))
    third = story.changed(who, second, lambda text: with_point(without_binding(text)), at=APRIL)

    printed = printed_of(third)

    assert f"(п. 1.1 в ред. приказа от 10.03.2026 № {second.order.number})" in printed
    assert f"(п. 1.2 утратил силу – приказ от 10.04.2026 № {third.order.number})" in printed
    assert f"(п. 1.3 введён приказом от 10.04.2026 № {third.order.number})" in printed
    assert printed.count("(п. ") == 3
    assert f"(в ред. приказов от 10.03.2026 № {second.order.number}, от 10.04.2026 № {third.order.number})" in printed
    assert "Приложение к приказу" not in printed


@pytest.mark.django_db
def test_the_first_redaction_has_nothing_to_remark():
    who = story.cast()
    first = story.signed(who)

    assert remarks_of(first, lineage(first).amending) == ()


@pytest.mark.django_db
def test_what_lies_below_a_repealed_section_is_told_once():
    who = story.cast()
    first = story.signed(who)

    second = story.changed(who, first, lambda text: edits.repealed(text, uid(text, SECTION)))

    assert [(remark.kind, remark.label, remark.is_gone) for remark in remarks_of(second, [second.order])] == [(Kind.SECTION, "1", True)]


@pytest.mark.django_db
def test_a_text_given_anew_is_the_appendix_to_its_order_and_carries_no_older_remarks():
    who = story.cast()
    first = story.signed(who)
    second = story.changed(who, first, opens_at(8))
    draft = actions.begin_amendment(second, by=who.lawyer, way=DraftWay.EDITION, on=APRIL.date())
    draft = actions.rewrite(draft, text=replace(text_of_redaction(second), title="Порядок работы школы и библиотеки"), by=who.lawyer)

    third = story.carried(who, draft, at=APRIL)

    printed = printed_of(third)
    assert printed.count(f"Приложение к приказу от 10.04.2026 № {third.order.number}") == 1
    assert f"от 26.02.2026 № {first.order.number} (в новой редакции, утверждённой приказом от 10.04.2026 № {third.order.number})" in printed
    assert "(п. " not in printed


def printed_of(redaction) -> str:
    return make.words(documents.redaction_pdf(redaction.pk).data)


def test_the_words_of_the_text_stay_whole_on_paper():
    text = short_text()
    remarks = [Remark(place.key, place.node.kind, place.node.label, ORDER) for place in places(text)]

    printed = make.words(render_pdf(redaction_print(text, make.facts(text), remarks), title=text.title))

    assert [words for node in text.walk() for words in (node.heading, node.text) if words and words not in printed] == []


def opens_at(hour: int):
    return lambda text: edits.with_words(text, uid(text, HOURS), Part.TEXT, f"Школа работает с {hour} часов.")


def without_binding(text):
    return edits.repealed(text, uid(text, BINDING))


def with_point(text):
    node = Node(uid="00000000-0000-4000-8000-00000000abcd", kind=Kind.POINT, label="1.3", text="Сайт открыт всегда.")
    return edits.inserted(text, uid(text, SECTION), uid(text, BINDING), node)


def uid(text, key: str) -> str:
    return next(place.node.uid for place in places(text) if place.key == key)
