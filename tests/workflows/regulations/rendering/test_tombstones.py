"""A repealed provision keeps its number and place in every form of the text; its words are gone."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from lxml import etree
from lxml import html as parser

from tests import make_print as make
from tests.make_text import short_text
from tests.workflows.regulations.rendering.test_akn import SCHEMA
from workflows.regulations.rendering.akn import render_akn
from workflows.regulations.rendering.contents import contents
from workflows.regulations.rendering.docx import render_docx
from workflows.regulations.rendering.html import render_html
from workflows.regulations.tree import ActText, Kind, Node, places

ITEM = Node("u4", Kind.ITEM, "а")
TEXT = ActText(
    kind="Порядок",
    title="Порядок",
    provisions=(
        Node("u1", Kind.SECTION, "1", heading="Общие положения", children=(
            Node("u2", Kind.POINT, "1.1", text="Первый."),
            Node("u3", Kind.POINT, "1.2", repealed=True, children=(replace(ITEM, repealed=True),)),
            Node("u5", Kind.POINT, "1.3", text="Третий:", children=(
                Node("u6", Kind.ITEM, text="строка;"),
                Node("u7", Kind.ITEM, repealed=True),
                Node("u8", Kind.PARAGRAPH, repealed=True),
            )),
        )),
        Node("u9", Kind.SECTION, "2", repealed=True, children=(Node("u10", Kind.POINT, "2.1", repealed=True),)),
    ),
)  # fmt: skip


def shown():
    return parser.fromstring(f"<main>{render_html(TEXT)}</main>")


def said(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("1-2", "1.2. Утратил силу."),
        ("1-3-a3", "Строка утратила силу."),
        ("1-3-a4", "Абзац утратил силу."),
        ("2", "2. Утратил силу."),
    ],
)
def test_the_page_says_that_it_is_gone(key, words):
    assert said(shown().get_element_by_id(f"p-{key}")) == words


def test_old_links_below_a_tombstone_still_lead_to_it():
    ids = {element.get("id") for element in shown().iter() if element.get("id")}

    assert ids == {f"p-{place.key}" for place in places(TEXT)}


def test_the_contents_keep_the_number():
    assert [(entry.label, entry.title, len(entry.children)) for entry in contents(TEXT)] == [
        ("1.", "Общие положения", 3),
        ("2.", "Утратил силу", 0),
    ]


def test_the_word_file_has_one_line_for_it():
    document = Document(BytesIO(render_docx(TEXT, make.facts(TEXT))))
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name in {"Heading 1", "Provision", "Item"}]

    assert lines == [
        "1. Общие положения",
        "1.1. Первый.",
        "1.2. Утратил силу.",
        "1.3. Третий:",
        "– строка;",
        "– Строка утратила силу.",
        "Абзац утратил силу.",
        "2. Утратил силу.",
    ]


def test_open_data_mark_it_as_removed_and_stay_valid():
    tree = etree.fromstring(render_akn(TEXT, make.facts(TEXT)))
    SCHEMA.assertValid(tree)

    assert [element.get("wId") for element in tree.iter() if element.get("status") == "removed"] == ["u3", "u7", "u8", "u9"]


def test_a_text_without_repealed_provisions_knows_nothing_of_them():
    assert "repealed" not in render_html(short_text())
    assert "gone" not in render_html(short_text())
