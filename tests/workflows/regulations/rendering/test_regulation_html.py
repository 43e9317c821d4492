"""The text of a regulation as a page: headings, lists, anchors, links, and not a word added."""

from lxml import html as parser

from tests.make_text import long_text, short_text, uid
from workflows.regulations.rendering.html import render_html
from workflows.regulations.tree import ActText, Kind, Node, places


def page(text=None, **how):
    return parser.fromstring(f"<main>{render_html(text or short_text(), **how)}</main>")


def said(element):
    return " ".join(element.text_content().split())


def act(*provisions):
    return ActText(kind="Порядок", title="Порядок", provisions=provisions)


def test_a_section_is_a_section_with_a_heading():
    section = page().get_element_by_id("p-2")

    assert (section.tag, section.get("class"), section.get("data-uid")) == (
        "section",
        "provision provision--section",
        uid(5),
    )
    assert said(section.find("h2")) == "2. Сервисы и доступ к ним"


def test_every_provision_has_its_anchor_and_its_permanent_identity():
    text = short_text()
    found = {(element.get("id"), element.get("data-uid")) for element in page(text).iter() if element.get("data-uid")}

    assert found == {(f"p-{place.key}", place.node.uid) for place in places(text)}


def test_an_anchor_stands_once():
    ids = [element.get("id") for element in page(long_text()).iter() if element.get("id")]

    assert len(ids) == len(set(ids)) == 410


def test_a_point_begins_with_its_number():
    point = page().get_element_by_id("p-1-1")

    assert point.find_class("provision__label")[0].text == "1.1."
    assert said(point) == "1.1. Порядок разработан по Федеральному закону от 29 декабря 2012 г. № 273-ФЗ."


def test_dashes_are_a_real_list():
    (found,) = page().find_class("dash-list")

    assert found.tag == "ul"
    assert [(item.tag, said(item)) for item in found] == [
        ("li", "официальный сайт;"),
        ("li", "платформа «Дом & школа»;"),
        ("li", "почта."),
    ]


def test_numbered_items_keep_their_typed_numbers():
    (found,) = page().find_class("label-list")

    assert [said(item) for item in found] == ["1) очно;", "2) заочно."]


def test_a_subpoint_is_written_with_a_bracket():
    assert said(page().get_element_by_id("p-a").find("p")) == "а) преподавателям;"


def test_a_number_between_numbers_keeps_its_small_figure():
    assert said(page().get_element_by_id("p-2-2_1")) == "2.2¹. Доступ бесплатный."


def test_a_further_paragraph_is_a_paragraph():
    paragraph = page().get_element_by_id("p-1-2-a2")

    assert (paragraph.tag, said(paragraph)) == ("p", "Срок <5 дней – это срок из пункта 2.1.")


def test_each_labelled_point_has_a_link_with_a_name():
    links = [(link.get("href"), link.get("aria-label")) for link in page().find_class("provision__link")]

    assert links == [
        ("p/1/", "Ссылка на раздел 1"),
        ("p/1-1/", "Ссылка на пункт 1.1"),
        ("p/1-2/", "Ссылка на пункт 1.2"),
        ("p/2/", "Ссылка на раздел 2"),
        ("p/2-1/", "Ссылка на пункт 2.1"),
        ("p/2-2/", "Ссылка на пункт 2.2"),
        ("p/a/", "Ссылка на подпункт а"),
        ("p/b/", "Ссылка на подпункт б"),
        ("p/2-2_1/", "Ссылка на пункт 2.2¹"),
    ]


def test_links_can_carry_the_address_of_the_act():
    assert page(address="/akty/servisy/").find_class("provision__link")[0].get("href") == "/akty/servisy/p/1/"


def test_a_print_has_no_links():
    assert page(permalinks=False).find_class("provision__link") == []


def test_links_add_no_words():
    assert said(page()) == said(page(permalinks=False))


def test_words_are_those_of_the_text():
    text = short_text()
    wanted = [words for node in text.walk() for words in (node.heading, node.text) if words]

    shown = said(page(text))

    assert [words for words in wanted if words not in shown] == []


def test_numbers_dates_and_their_signs_stay_together():
    shown = page().get_element_by_id("p-1-1").text_content()

    assert (
        shown.split(" ", 1)[1]
        .split("Федеральному ")[1]
        .startswith("закону от\u00a029\u00a0декабря\u00a02012\u00a0г. №\u00a0273-ФЗ")
    )


def test_markup_in_a_text_is_shown_and_not_obeyed():
    evil = '<script>alert("1")</script>'
    made = render_html(act(Node('u"><b>', Kind.POINT, '1"<b>', heading=evil, text=evil)))

    assert "<script" not in made
    assert "<b>" not in made


def test_a_section_may_open_with_words_of_its_own():
    section = page(act(Node("u", Kind.SECTION, "1", heading="Общее", text="Вводные слова."))).get_element_by_id("p-1")

    assert [said(child) for child in section] == ["1. Общее", "Вводные слова."]


def test_lists_of_dashes_and_of_numbers_are_two_lists():
    items = (Node("a", Kind.ITEM, text="раз"), Node("b", Kind.ITEM, "1", text="два"), Node("c", Kind.ITEM, text="три"))

    assert [
        found.get("class") for found in page(act(Node("u", Kind.POINT, "1", text="Так:", children=items))).iter("ul")
    ] == ["dash-list", "label-list", "dash-list"]
