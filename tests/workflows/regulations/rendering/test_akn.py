"""Akoma Ntoso: valid by the schema of the standard, named by its convention, and read back word for word."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from tests import make_print as make
from tests.make_text import long_text, short_text, uid
from workflows.regulations.rendering.akn import render_akn
from workflows.regulations.rendering.naming import slugged
from workflows.regulations.tree import ActText, Kind, Node

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "akomantoso30.xsd"))
MIXED = ActText(
    kind="Правила",
    title="Правила",
    provisions=(
        Node(
            "u1",
            Kind.POINT,
            "1",
            text="Один",
            children=(
                Node("u2", Kind.SUBPOINT, "а", text="подпункт", children=(Node("u3", Kind.ITEM, text="тире"),)),
                Node("u4", Kind.PARAGRAPH, text="абзац после подпункта"),
                Node(
                    "u5", Kind.ITEM, text="тире после абзаца", children=(Node("u6", Kind.ITEM, "1", text="вложенное"),)
                ),
            ),
        ),
        Node(
            "u7",
            Kind.SECTION,
            "2",
            heading="Раздел",
            text="Вводные слова",
            children=(Node("u8", Kind.PARAGRAPH, text="абзац"),),
        ),
        Node("u9", Kind.SECTION, "3", heading="Пустой раздел"),
        Node("u10", Kind.PARAGRAPH, text="<хвост> & «»"),
    ),
)
TEXTS = {"short": short_text(), "long": long_text(sections=2, points=10), "mixed": MIXED}


def document(text=None, **other):
    text = text or short_text()
    return etree.fromstring(render_akn(text, make.facts(text, **other)))


def value(tree, path):
    (found,) = tree.findall(f".//{{*}}{path}")
    return found


def read_back(tree):
    """wId → number, heading and own words, in reading order: what another system would see."""
    seen = {}
    for element in tree.find(".//{*}body").iter():
        if not element.get("wId"):
            continue
        number, heading = (element.findtext(f"{{*}}{tag}", "") for tag in ("num", "heading"))
        places = ("{*}p", "{*}intro/{*}p", "{*}content/{*}p")
        own = [p for place in places for p in element.findall(place) if not p.get("wId")]
        words = element.text if element.tag.endswith("}p") else (own[0].text if own else "")
        seen[element.get("wId")] = (number.rstrip(".)"), heading, words or "")
    return seen


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_document_is_valid(text):
    SCHEMA.assertValid(document(text))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_labels_and_words_are_read_back_the_same(text):
    wanted = [(node.uid, (node.label, node.heading, node.text)) for node in text.walk()]

    assert list(read_back(document(text)).items()) == wanted


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_name_stands_once(text):
    names = [element.get("eId") for element in document(text).iter() if element.get("eId")]

    assert len(names) == len(set(names))


def test_provisions_are_named_by_the_convention_of_the_standard():
    names = {element.get("wId"): element.get("eId") for element in document().iter() if element.get("wId")}

    assert names == {
        uid(1): "sec_1",
        uid(2): "sec_1__point_1-1",
        uid(3): "sec_1__point_1-2",
        uid(4): "sec_1__point_1-2__p_1",
        uid(5): "sec_2",
        uid(6): "sec_2__point_2-1",
        uid(7): "sec_2__point_2-1__list_1__item_1",
        uid(8): "sec_2__point_2-1__list_1__item_2",
        uid(9): "sec_2__point_2-1__list_1__item_3",
        uid(10): "sec_2__point_2-2",
        uid(11): "sec_2__point_2-2__subpara_a",
        uid(12): "sec_2__point_2-2__subpara_b",
        uid(13): "sec_2__point_2-2__subpara_b__list_1__item_1",
        uid(14): "sec_2__point_2-2__subpara_b__list_1__item_2",
        uid(15): "sec_2__point_2-2_1",
    }


def test_the_work_is_named_and_the_expression_dated():
    tree = document(effective_from=date(2026, 5, 1), redaction_number=2)

    assert value(tree, "FRBRWork/{*}FRBRuri").get("value") == "/akn/ru-primer/act/poryadok/2026/servisy"
    assert (
        value(tree, "FRBRExpression/{*}FRBRuri").get("value")
        == "/akn/ru-primer/act/poryadok/2026/servisy/rus@2026-05-01"
    )
    assert (
        value(tree, "FRBRManifestation/{*}FRBRuri").get("value")
        == "/akn/ru-primer/act/poryadok/2026/servisy/rus@2026-05-01.akn"
    )
    assert value(tree, "FRBRversionNumber").get("value") == "2"
    assert value(tree, "FRBRlanguage").get("language") == "rus"


def test_the_work_keeps_the_year_of_its_first_approval():
    tree = document(order_date=date(2028, 1, 15), approved_on=date(2026, 2, 26))

    assert value(tree, "FRBRWork/{*}FRBRuri").get("value") == "/akn/ru-primer/act/poryadok/2026/servisy"


def test_the_order_is_named_as_the_event_that_made_the_text():
    tree = document()
    order = value(tree, "TLCReference")

    assert value(tree, "eventRef").attrib == {
        "date": "2026-02-26",
        "eId": "event_1",
        "source": "#order",
        "type": "generation",
    }
    assert order.get("href") == "/akn/ru-primer/doc/prikaz/2026-02-26/01-0226-u"
    assert order.get("showAs") == "Приказ от 26.02.2026 № 01/0226-У"


def test_the_same_redaction_gives_the_same_bytes():
    text = short_text()

    assert render_akn(text, make.facts(text)) == render_akn(text, make.facts(text))


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Порядок", "poryadok"),
        ("01/0226-У", "01-0226-u"),
        ("Объявление", "obyavlenie"),
        ("Щёлочь, 2-я", "shchyoloch-2-ya"),
        ("«…»", ""),
    ],
)
def test_names_in_addresses_are_latin(words, slug):
    assert slugged(words) == slug
