"""The prints of a regulation: what a reader finds on paper."""

import logging

import pytest

from tests import make_print as make
from tests.make_text import long_text, short_text
from workflows.printing.pdf import render_pdf
from workflows.regulations.rendering.pdf import approval_sheet_print, opinion_sheet_print, redaction_print


@pytest.fixture(name="pdf", scope="module")
def _pdf():
    text = short_text()
    return render_pdf(redaction_print(text, make.facts(text)), title=text.title)


@pytest.fixture(name="sheet", scope="module")
def _sheet():
    return render_pdf(approval_sheet_print(make.sheet()), title="Лист согласования")


def test_the_first_sheet_says_what_it_is_and_by_which_order(pdf):
    assert make.pages(pdf)[0] == (
        "Образовательная организация «Пример» "
        "УТВЕРЖДЁН приказом АНО «Пример» от 26.02.2026 № 01/0226-У "
        "Порядок применения сервисов взаимодействия "
        "Редакция № 1, действует с 26 февраля 2026 г. "
        "Москва, 2026 стр. 1 из 3"
    )


def test_the_contents_name_the_pages(pdf):
    second = make.pages(pdf)[1].replace(".", "").replace(" ", "")

    assert "Общиеположения3" in second
    assert "Сервисыидоступкним3" in second


def test_each_page_from_the_second_says_which_redaction_and_order_it_belongs_to(pdf):
    others = make.pages(pdf)[1:]

    assert len(others) == 2
    for page in others:
        assert page.count("Редакция № 1") >= 1
        assert page.count("АНО «Пример», приказ от 26.02.2026 № 01/0226-У") == 1


def test_every_provision_is_printed(pdf):
    printed = make.words(pdf)
    wanted = [words for node in short_text().walk() for words in (node.heading, node.text) if words]

    assert [words for words in wanted if words not in printed] == []


def test_the_signature_closes_the_print(pdf):
    last = make.pages(pdf)[-1]

    assert "Документ подписан простой электронной подписью" in last
    assert (
        "Подписал Петров Пётр Петрович Должность Директор Дата и время 26.02.2026 11:05:09 (UTC+00:00) Ключ подписи 7F3K-92QD-XA41"
        in last
    )
    assert make.HASH in last.replace(" ", "")


def test_sections_are_bookmarks(pdf):
    titles = [entry.title.replace("\u00a0", " ") for entry in make.read(pdf).outline]

    assert titles == ["Порядок применения сервисов взаимодействия", "1. Общие положения", "2. Сервисы и доступ к ним"]


def test_a_print_without_a_signature_yet_has_no_mark():
    text = short_text()
    made = redaction_print(text, make.facts(text, mark=None))

    assert "Документ подписан" not in made


def test_the_renderer_complains_about_nothing(caplog):
    text = short_text()
    logger = logging.getLogger("weasyprint")
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        render_pdf(redaction_print(text, make.facts(text)), title=text.title)
        render_pdf(approval_sheet_print(make.sheet()), title="Лист")
        render_pdf(opinion_sheet_print(make.opinion_sheet()), title="Лист")

    assert logger.isEnabledFor(logging.ERROR)
    assert [record.getMessage() for record in caplog.records] == []


def test_a_long_regulation_fills_46_sheets():
    text = long_text()

    pdf = render_pdf(redaction_print(text, make.facts(text)), title=text.title)

    assert len(make.read(pdf).pages) == 46
    assert make.pages(pdf)[0].endswith("стр. 1 из 46")


def test_the_approval_sheet_binds_each_decision_to_its_text(sheet):
    printed = make.words(sheet)

    assert "ЛИСТ СОГЛАСОВАНИЯ Порядок применения сервисов (Редакция № 1, круг 1)" in printed
    assert "1 Юрисконсульт Орлов Олег Олегович Согласовано с замечаниями Исправить пункт 1.3." in printed
    assert "26.02.2026 11:05:09 (UTC+00:00)" in printed
    assert printed.replace(" ", "").count(make.HASH) == 2


def test_the_sheet_of_opinions_names_the_protocols_of_councils():
    printed = make.words(render_pdf(opinion_sheet_print(make.opinion_sheet()), title="Лист"))

    assert "ЛИСТ УЧЁТА МНЕНИЙ Порядок применения сервисов (Редакция № 1, круг 1)" in printed
    assert "1 Совет обучающихся – Мнение учтено, протокол от 12 февраля 2026 г. № 2" in printed


def test_sheets_without_decisions_say_so():
    assert "Виз пока нет." in make.words(render_pdf(approval_sheet_print(make.sheet(visas=())), title="Лист"))
    empty = render_pdf(opinion_sheet_print(make.opinion_sheet(opinions=())), title="Лист")
    assert "Учёт мнения советов для этого акта не проводился." in make.words(empty)


def test_lines_of_the_contents_lead_to_their_sections(pdf):
    links = [link.get_object() for link in make.read(pdf).pages[1]["/Annots"]]

    assert sorted({link["/Dest"] for link in links}) == ["p-1", "p-2"]
    assert all(link["/Contents"] for link in links)


def test_the_tags_say_what_is_a_heading_and_what_is_a_list(pdf):
    tags = list(_tags(make.read(pdf).trailer["/Root"]["/StructTreeRoot"]))

    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/Table")) == (1, 4, 2)
    assert (tags.count("/L"), tags.count("/LI"), tags.count("/Lbl")) == (3, 7, 3)


def _tags(node):
    node = node.get_object()
    if not hasattr(node, "get"):
        return
    yield from filter(None, [node.get("/S")])
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from _tags(kid)
