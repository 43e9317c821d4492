"""References as links: the words stay what they were, and each link leads to a place that is on the page."""

import re

from lxml import html as parser

from tests.make_text import long_text, short_text
from tests.workflows.regulations.references.make_references import act
from workflows.printing.words import NBSP
from workflows.regulations.rendering.html import render_html
from workflows.regulations.rendering.linking import acts_in, anchor, linked_html, with_addresses


def links(*words: str, **how) -> list[tuple[str, str]]:
    page = parser.fromstring(f"<main>{render_html(act(*words, **how))}</main>")
    return [(link.text_content().replace(NBSP, " "), link.get("href")) for link in page.iter("a") if link.get("class") == "reference"]


def test_references_lead_to_anchors():
    assert links("Указанных в пунктах 2.2, 2.2¹ и 2.3–2.4 настоящего Порядка, в подпункте «б» пункта 2.3, абзаце втором пункта 2.1 и разделе 2.") == [
        ("пунктах 2.2", "#p-2-2"),
        ("2.2¹", "#p-2-2_1"),
        ("2.3–2.4", "#p-2-3"),
        ("подпункте «б» пункта 2.3", "#p-2-3-b"),
        ("абзаце втором пункта 2.1", "#p-2-1-a2"),
        ("разделе 2", "#p-2"),
    ]


def test_what_leads_nowhere_is_no_link():
    assert links("В пункте 9.9 и абзаце первом настоящего пункта; настоящего раздела; пункте 3 договора.") == [
        ("абзаце первом настоящего пункта", "#p-1-1")
    ]


def test_every_link_has_its_anchor():
    made = render_html(long_text())

    anchors = set(re.findall(r'id="(p-[^"]+)"', made))
    targets = re.findall(r'class="reference" href="#([^"]+)"', made)
    assert len(targets) == 150
    assert set(targets) <= anchors


def test_links_change_no_word():
    for text in (long_text(sections=2), short_text(), act("В пункте 2.2 «&amp;» <b> Федерального закона от 29.12.2012 № 273-ФЗ «О & б».")):
        with_links, without = render_html(text), render_html(text, permalinks=False)
        bare = re.sub(r' ?<a class="provision__link"[^>]*></a>|</?(?:a|cite)\b[^>]*>', "", with_links)

        assert bare == without


def test_typography_reaches_over_the_edges_of_links():
    assert linked_html("в п. 2 – и о № 5-У", [anchor(2, 6, "#p-2")]) == (
        f'в{NBSP}<a class="reference" href="#p-2">п.{NBSP}2</a>{NBSP}– и{NBSP}о{NBSP}<span class="nobr">№{NBSP}5-У</span>'
    )


def test_another_act_is_a_link_only_when_its_official_address_is_known():
    made = render_html(act("Статья 5 Федерального закона от 29.12.2012 № 273-ФЗ и приказ Школы от 01.02.2026 № 1/А&Б."))
    keys = acts_in(made)

    shown = with_addresses(made, {"fz:2012-12-29:273-фз": "http://pravo.gov.ru/?a=1&b=2"})

    page = parser.fromstring(f"<main>{shown}</main>")
    assert keys == {"fz:2012-12-29:273-фз", "order:2026-02-01:1/а"}
    assert [(link.get("href"), link.get("rel")) for link in page.iter("a") if link.get("class") == "citation"] == [("http://pravo.gov.ru/?a=1&b=2", "external")]
    assert [mark.get("data-act") for mark in page.iter("cite")] == ["order:2026-02-01:1/а"]
    assert with_addresses(made, {}) == made
