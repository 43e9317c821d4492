"""Title pages as organisations really write them."""

from datetime import date

import pytest

from tests.workflows.regulations.importing.make_importing import act, found, imported, labels, outline
from workflows.regulations.importing import OrderReference

BODY = "\n\n1. Общие положения\n\n1.1. Текст пункта.\n"


def page(text: str):
    """A title page over a short body."""
    return act(BODY, title=text)


@pytest.mark.parametrize(
    ("stamp", "number", "day"),
    [
        ("УТВЕРЖДЕНО\nприказом директора\nот 26.02.2026 № 01/0226-У", "01/0226-У", date(2026, 2, 26)),
        ("Утверждено приказом директора от 26 февраля 2026 г. № 15", "15", date(2026, 2, 26)),
        ("УТВЕРЖДАЮ\nДиректор\n____________ И.И. Иванов\n«01» сентября 2025 г.\nПриказ № 12-ОД", "12-ОД", date(2025, 9, 1)),
        ("УТВЕРЖДЕН\nприказом № 7/о от 3.4.26", "7/о", date(2026, 4, 3)),
        ("УТВЕРЖДЕНО\n\nприказом директора\n\nот «5» мая 2026 года N 44", "44", date(2026, 5, 5)),
        ("Приложение № 1\nк приказу от 26.02.2026 № 01/0226-У", "01/0226-У", date(2026, 2, 26)),
        ("Приложение\nк приказу директора\nот 26 августа 2026 г. № 8", "8", date(2026, 8, 26)),
        ("УТВЕРЖДЕНО\nприказом от 26.02.2026", "", date(2026, 2, 26)),
        ("УТВЕРЖДЕНО\nприказом № 9", "9", None),
    ],
)
def test_order_in_many_spellings(stamp, number, day):
    what = page(f"Школа № 5\n\n{stamp}\n\nПоложение\nо сайте\n\nг. Чебоксары, 2026 г.")

    assert what.order == OrderReference(number, day)
    assert what.text.title == "Положение о сайте"
    assert what.text.imprint == "г. Чебоксары, 2026 г."
    assert what.text.organisation == "Школа № 5"
    assert outline(what.text.provisions) == [("section", "1", "Общие положения", [("point", "1.1", "Текст пункта.", [])])]


def test_incomplete_order_is_told():
    assert labels(page("УТВЕРЖДЕНО\nприказом № 9\n\nПоложение о сайте"), "order_missing") == [""]
    assert labels(page("УТВЕРЖДЕНО\nприказом от 01.02.2026 № 9\n\nПоложение о сайте"), "order_missing") == []


def test_date_that_does_not_exist_is_told():
    what = page("УТВЕРЖДЕНО\nприказом от 31.02.2026 № 9\n\nПоложение о сайте")

    assert what.order == OrderReference("9", None)
    assert "31.02.2026" in found(what, "order_date_invalid")[0].message


def test_file_without_order_has_none():
    assert page("Положение о сайте").order is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Порядок приёма", "Порядок"),
        ("ПОЛОЖЕНИЕ\nо языке образования", "Положение"),
        ("ПОЛОЖЕНИЕ\n\nО ЯЗЫКЕ ОБРАЗОВАНИЯ", "Положение"),
        ("ПРАВИЛА\n\nВНУТРЕННЕГО РАСПОРЯДКА", "Правила"),
        ("Правила внутреннего распорядка обучающихся", "Правила"),
        ("Должностная инструкция методиста", "Инструкция"),
        ("Административный регламент", "Регламент"),
        ("Политика обработки персональных данных", "Политика"),
    ],
)
def test_kind_is_the_first_noun_of_the_title(title, kind):
    what = page(title)

    assert what.text.kind == kind
    assert what.text.title == " ".join(title.split())
    assert len(what.text.provisions) == 1


def test_unknown_kind_is_told():
    what = page("Школьный музей")

    assert (what.text.kind, what.text.title) == ("", "Школьный музей")
    assert labels(what, "kind_unknown") == [""]


@pytest.mark.parametrize(
    ("word", "title", "told"),
    [
        ("УТВЕРЖДЁН", "Порядок приёма", []),
        ("УТВЕРЖДЕН", "Порядок приёма", []),
        ("УТВЕРЖДЕНО", "Порядок приёма", [""]),
        ("УТВЕРЖДЕНО", "Положение о приёме", []),
        ("УТВЕРЖДЕНЫ", "Правила приёма", []),
        ("УТВЕРЖДЕНА", "Правила приёма", [""]),
        ("УТВЕРЖДЕНА", "Инструкция о приёме", []),
        ("УТВЕРЖДАЮ", "Порядок приёма", []),
    ],
)
def test_stamp_agrees_with_the_kind(word, title, told):
    assert labels(page(f"{word}\nприказом от 01.02.2026 № 9\n\n{title}"), "approval_word") == told


def test_other_stamps_are_kept_aside_and_told():
    what = page("ПРИНЯТО\nна заседании совета\nпротокол от 01.02.2026 № 3\n\nУТВЕРЖДЕНО\nприказом от 02.02.2026 № 4\n\nПоложение о сайте")

    assert what.remarks == ("ПРИНЯТО", "на заседании совета", "протокол от 01.02.2026 № 3")
    assert what.order == OrderReference("4", date(2026, 2, 2))
    assert len(found(what, "title_page_rest")) == 1


def test_preamble_before_the_first_section_is_kept():
    what = page("Положение о сайте\n\nМосква, 2026\n\nНастоящий документ разработан в соответствии с законом.")

    assert outline(what.text.provisions)[0] == ("paragraph", "", "Настоящий документ разработан в соответствии с законом.", [])


@pytest.mark.parametrize(
    ("line", "elsewhere", "title"),
    [
        ("видео-\nконференций", "видеоконференций", "Положение о проведении видеоконференций"),
        ("видео-\nконференций", "видео-конференций", "Положение о проведении видео-конференций"),
        ("видео-\nконференций", "", "Положение о проведении видео-конференций"),
        ("фото-\nи видеосъёмки", "фотои", "Положение о проведении фото- и видеосъёмки"),
        ("фото-,\nаудиозаписи", "", "Положение о проведении фото-, аудиозаписи"),
    ],
)
def test_hyphen_at_the_end_of_a_title_line(line, elsewhere, title):
    what = act(f"\n\n1. Общие положения\n\n1.1. Слово {elsewhere}.", title=f"Положение о проведении {line}")

    assert what.text.title == title


def test_title_in_two_words_and_no_page_at_all():
    what = imported("a.txt", "Порядок приёма\n1. Первый пункт.\n2. Второй пункт.".encode())

    assert what.text.title == "Порядок приёма"
    assert [node.label for node in what.text.provisions] == ["1", "2"]


def test_same_path_in_another_act_is_another_identity():
    assert not set(page("Положение о сайте").lines) & set(page("Положение о музее").lines)
