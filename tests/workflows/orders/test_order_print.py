"""The print of an order, signed and not yet."""

import logging

from tests import make_print as make
from workflows.orders.rendering import order_print
from workflows.printing.pdf import render_pdf


def printed(facts):
    return make.words(render_pdf(order_print(facts), title=facts.caption))


def test_a_signed_order_follows_the_order_of_the_standard():
    assert printed(make.order()) == (
        "Автономная некоммерческая организация «Пример» (АНО «Пример») ПРИКАЗ 26.02.2026 № 01/0226-У Москва "
        "Об утверждении Порядка применения сервисов "
        "В соответствии с Федеральным законом от 29 декабря 2012 г. № 273-ФЗ П Р И К А З Ы В А Ю: "
        "1. Утвердить Порядок. 2. Ответственному: 1) разместить; 2) проверить. "
        "Приложение: Порядок применения сервисов "
        "Директор Документ подписан простой электронной подписью "
        "Подписал Петров Пётр Петрович Должность Директор Дата и время 26.02.2026 11:05:09 (UTC+00:00) "
        "Ключ подписи 7F3K-92QD-XA41 SHA-256 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef "
        "П.П. Петров АНО «Пример», приказ от 26.02.2026 № 01/0226-У стр. 1 из 1"
    )


def test_a_project_says_that_it_is_one_and_has_blanks_for_the_number():
    words = printed(make.project())

    assert words.startswith("ПРОЕКТ ") or " ПРОЕКТ " in words
    assert "№ ____________" in words
    assert "01/0226-У" not in words
    assert "Документ подписан" not in words


def test_a_signed_order_is_not_called_a_project():
    assert "ПРОЕКТ" not in printed(make.order())


def test_the_caption_is_the_title_of_the_file():
    assert make.order().caption.replace("\u00a0", " ") == "Приказ от 26.02.2026 № 01/0226-У"
    assert make.project().caption == "Проект приказа"


def test_an_order_without_attachments_has_no_line_for_them():
    assert "Приложение" not in printed(make.order(attachments=()))


def test_markup_in_an_order_is_shown_and_not_obeyed():
    assert "<script>" in printed(make.order(title="<script>"))


def test_the_signature_is_never_alone_on_a_page():
    for count in range(18, 36):
        facts = make.order(
            clauses=tuple(make.ClauseText(f"Пункт {number} этого приказа.") for number in range(count)), attachments=()
        )
        last = make.pages(render_pdf(order_print(facts), title="Приказ"))[-1]

        assert f"Пункт {count - 1} этого приказа." in last


def test_the_renderer_complains_about_nothing(caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        printed(make.order())
        printed(make.project())

    assert [record.getMessage() for record in caplog.records] == []


def test_lines_of_a_clause_are_paragraphs_of_their_own():
    page = order_print(make.order(clauses=(make.ClauseText("Внести:\n1) пункт 2 изложить:\n«2. Школа:\n– учит.»;\n2) в пункте 3:\nа) прочее."),)))

    assert [line.split(">", 1)[0] for line in page.splitlines() if line.startswith('<p class="clause')] == [
        '<p class="clause clause--lead clause--opens"',
        '<p class="clause clause--part clause--opens"',
        '<p class="clause clause--quote clause--opens"',
        '<p class="clause clause--quote"',
        '<p class="clause clause--part clause--opens"',
        '<p class="clause clause--letter"',
    ]
