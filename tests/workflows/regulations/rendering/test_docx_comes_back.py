"""A Word file that the site gave out can be imported again: it gives the same provisions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests import make_print as make
from tests.make_text import short_text
from workflows.regulations.importing.reading import read_source
from workflows.regulations.importing.regulation import read_regulation
from workflows.regulations.rendering.docx import render_docx
from workflows.regulations.rendering.facts import OrderName

REAL = Path("site/portal/demo/texts/poryadok.txt")


def imported(name, data):
    return read_regulation(read_source(name, data))


def there_and_back(text):
    return imported("redaction.docx", render_docx(text, make.facts(text)))


def said(text):
    return [(node.label, node.heading, node.text) for node in text.walk()]


def test_the_real_regulation_comes_back_whole():
    text = imported(REAL.name, REAL.read_bytes()).text

    back = there_and_back(text).text

    assert [node.kind for node in back.walk()] == [node.kind for node in text.walk()]
    assert said(back) == said(text)
    assert (back.kind, back.title, back.organisation, back.approval_word, back.imprint) == (
        text.kind,
        text.title,
        text.organisation,
        text.approval_word,
        text.imprint,
    )


def test_each_kind_of_provision_comes_back():
    assert said(there_and_back(short_text()).text) == said(short_text())


def test_the_order_of_the_title_page_comes_back():
    order = there_and_back(short_text()).order

    assert (order.number, order.date.isoformat()) == ("01/0226-У", "2026-02-26")


def test_the_orders_named_below_the_stamp_are_no_words_of_the_act():
    text = short_text()
    first, march, june = (OrderName(f"0{number}/26-У", date(2026, month, 17)) for number, month in ((1, 1), (2, 3), (3, 6)))
    facts = replace(make.facts(text), first=first, approved=march, amended=(march, june))

    back = imported("redaction.docx", render_docx(text, facts))

    assert said(back.text) == said(text)
    assert (back.order.number, back.order.date) == (first.number, first.day)
