"""The table of contents."""

from lxml import html as parser

from tests.make_text import short_text
from workflows.regulations.rendering.contents import Entry, contents, shortened, toc_html
from workflows.regulations.tree import ActText, Kind, Node


def test_sections_hold_their_points():
    assert contents(short_text()) == (
        Entry(
            "1",
            "1.",
            "Общие положения",
            (
                Entry("1-1", "1.1.", "Порядок разработан по Федеральному закону от 29 декабря 2012 г.…"),
                Entry("1-2", "1.2.", "В настоящем Порядке:"),
            ),
        ),
        Entry(
            "2",
            "2.",
            "Сервисы и доступ к ним",
            (
                Entry("2-1", "2.1.", "Используются:"),
                Entry("2-2", "2.2.", "Доступ дают:"),
                Entry("2-2_1", "2.2¹.", "Доступ бесплатный."),
            ),
        ),
    )


def test_an_act_without_sections_lists_its_points():
    text = ActText(kind="Инструкция", title="И", provisions=(Node("u", Kind.POINT, "1", text="Войдите."),))

    assert contents(text) == (Entry("1", "1.", "Войдите."),)


def test_a_long_point_is_cut_between_words():
    assert shortened("Один два, три четыре", limit=12) == "Один два…"


def test_a_short_point_is_not_cut():
    assert shortened("Один два", limit=8) == "Один два"


def test_a_heading_is_never_cut():
    heading = "Очень длинное наименование раздела " * 5
    text = ActText(kind="П", title="П", provisions=(Node("u", Kind.SECTION, "1", heading=heading),))

    assert contents(text)[0].title == heading


def test_lines_lead_to_anchors():
    links = parser.fromstring(toc_html(short_text())).iter("a")

    assert [link.get("href") for link in links] == ["#p-1", "#p-1-1", "#p-1-2", "#p-2", "#p-2-1", "#p-2-2", "#p-2-2_1"]


def test_a_print_lists_sections_alone():
    links = parser.fromstring(toc_html(short_text(), points=False)).iter("a")

    assert [link.text_content().replace("\u00a0", " ") for link in links] == [
        "1. Общие положения",
        "2. Сервисы и доступ к ним",
    ]


def test_nothing_to_list_is_an_empty_string():
    assert toc_html(ActText(kind="П", title="П")) == ""
