"""The Word document: exact words, real headings, Russian, numbers of pages that Word counts."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests import make_print as make
from tests.make_text import long_text, short_text
from workflows.regulations.rendering.docx import render_docx


@pytest.fixture(name="document")
def _document():
    return opened(short_text())


def opened(text, **other):
    return Document(BytesIO(render_docx(text, make.facts(text, **other))))


def styled(document, *names):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name in names]


def test_the_text_is_exact(document):
    assert styled(document, "Heading 1", "Provision", "Item") == [
        "1. Общие положения",
        "1.1. Порядок разработан по Федеральному закону от 29 декабря 2012 г. № 273-ФЗ.",
        "1.2. В настоящем Порядке:",
        "Срок <5 дней – это срок из пункта 2.1.",
        "2. Сервисы и доступ к ним",
        "2.1. Используются:",
        "– официальный сайт;",
        "– платформа «Дом & школа»;",
        "– почта.",
        "2.2. Доступ дают:",
        "а) преподавателям;",
        "б) обучающимся:",
        "1) очно;",
        "2) заочно.",
        "2.2¹. Доступ бесплатный.",
    ]


def test_nothing_follows_the_last_point(document):
    assert document.paragraphs[-1].text == "2.2¹. Доступ бесплатный."
    assert document.tables == []


def test_sections_are_headings(document):
    assert styled(document, "Heading 1") == ["1. Общие положения", "2. Сервисы и доступ к ним"]


def test_the_title_page_says_who_approved_it_and_when(document):
    before = [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs[:6]]

    assert before == [
        "Образовательная организация «Пример»",
        "УТВЕРЖДЁН",
        "приказом АНО «Пример»",
        "от 26.02.2026 № 01/0226-У",
        "Порядок применения сервисов взаимодействия",
        "Москва, 2026",
    ]


def test_pages_are_counted_by_word(document):
    page = document.sections[0]

    assert _fields(page.header) == ["PAGE"]
    assert _fields(page.footer) == _fields(page.first_page_footer) == ["PAGE", "NUMPAGES"]
    assert _fields(page.first_page_header) == []
    assert page.different_first_page_header_footer is True


def test_the_sheet_has_the_margins_of_the_standard(document):
    page = document.sections[0]

    assert [round(side.mm) for side in (page.left_margin, page.right_margin, page.top_margin, page.bottom_margin)] == [
        30,
        10,
        20,
        20,
    ]


def test_the_language_is_russian(document):
    assert {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))} == {"ru-RU"}
    assert document.core_properties.language == "ru-RU"


def test_the_properties_carry_the_hash_of_the_text():
    text = short_text()
    facts = make.facts(text)
    document = Document(BytesIO(render_docx(text, facts)))

    assert document.core_properties.comments == f"SHA-256 {facts.sha256}"


def test_a_title_longer_than_word_allows_is_cut_in_the_properties_alone():
    text = short_text()
    document = opened(text, title="Порядок применения " * 20)

    assert len(document.core_properties.title) <= 255
    assert styled(document, "Title") == [text.title]


def test_the_same_redaction_gives_the_same_bytes():
    text = long_text(sections=1, points=5)

    assert render_docx(text, make.facts(text)) == render_docx(text, make.facts(text))


def _fields(part):
    return [field.get(qn("w:instr")) for field in part._element.iter(qn("w:fldSimple"))]
