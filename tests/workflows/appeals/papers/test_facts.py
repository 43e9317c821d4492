"""What papers say before they are drawn: captions, cells, counts, charts."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from tests.workflows.appeals.papers import make_paper as make
from tests.workflows.appeals.papers import make_registers as registers
from workflows.appeals.papers.cards import Row, Section
from workflows.appeals.papers.charts import Bar, Chart
from workflows.appeals.papers.control_card import control_card
from workflows.appeals.papers.head import Attachment, Letterhead, attached
from workflows.appeals.papers.journal import COLUMNS, journal
from workflows.appeals.papers.lines import kept_html
from workflows.appeals.papers.overdue import control_list
from workflows.appeals.papers.registers import cell_html, numbered_rows, register_table
from workflows.appeals.papers.report import Breakdown, Count, Durations
from workflows.printing.tables import csv_lines

ON = date(2026, 11, 29)


def spoken(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Садовая ул., д. 5, корп. 2, кв. 17", "Садовая ул., д._5, корп._2, кв._17"),
        ("г. Москва, стр. 2, оф. 4", "г._Москва, стр._2, оф._4"),
        ("тел. +7 (495) 000-00-01.", '<span class="nobr">тел._+7 (495) 000-00-01</span>.'),
        ("от 2 мая 2006 г. № 59-ФЗ", 'от_2_мая_2006_г. <span class="nobr">№_59-ФЗ</span>'),
        ("в 8 классах 120 учеников", "в_8 классах 120 учеников"),
        ("<b>&", "&lt;b&gt;&amp;"),
    ],
)
def test_addresses_telephones_and_numbers_do_not_break(text, html):
    assert kept_html(text).replace("\u00a0", "_") == html


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (Letterhead("А"), ()),
        (Letterhead("А", address="Москва", phone="1", email="a@b.ru", site="b.ru"), ("Москва", "Тел.: 1", "a@b.ru, b.ru")),
        (Letterhead("А", ogrn="1", inn="2", kpp="3"), ("ОГРН 1", "ИНН/КПП 2/3")),
        (Letterhead("А", inn="2"), ("ИНН 2",)),
        (Letterhead("А", kpp="3"), ("КПП 3",)),
    ],
)  # fmt: skip
def test_unknown_details_of_the_organisation_take_no_line(head, lines):
    assert tuple(spoken(line) for line in head.lines) == lines


def test_attachments_are_numbered_when_there_are_several():
    one, file = Attachment("Обращение", 3), Attachment("Файл «снимок.jpg»")

    assert [spoken(line) for line in attached((one,))] == ["Обращение на 3 л. в 1 экз."]
    assert [spoken(line) for line in attached((one, file))] == [
        "1. Обращение на 3 л. в 1 экз.",
        "2. Файл «снимок.jpg».",
    ]
    assert list(attached(())) == []


def test_two_short_rows_share_a_line_and_a_long_one_stands_alone():
    rows = tuple(Row(label, short=label != "б") for label in "абвгд")

    pairs = Section("", rows).pairs

    assert ["".join(row.label for row in pair) for pair in pairs] == ["а", "б", "вг", "д"]


def test_what_the_card_does_not_know_is_a_dash():
    rows = {row.label: row.lines for section in control_card(registers.bare_card()).sections for row in section.rows}

    unknown = {label for label, lines in rows.items() if lines == ("–",)}

    assert {label: lines for label, lines in rows.items() if label not in unknown} == {
        "Фамилия, имя, отчество": ("не\u00a0указан",),
        "Коллективное": ("нет",),
        "Вид": ("жалоба",),
        "Форма": ("письменное",),
        "Поступило через": ("почта",),
        "Повторность": ("первичное",),
        "Содержание": ("О\u00a0шуме в\u00a0общежитии",),
        "На контроле": ("нет",),
    }


def test_the_control_list_puts_the_worst_first_and_says_how_many_days():
    lines = [registers.control_line(number, due) for number, due in enumerate(
        (date(2026, 12, 2), date(2026, 11, 29), date(2026, 11, 20), date(2026, 11, 28)), start=1
    )]  # fmt: skip

    late, near = control_list(make.ORGANISATION, lines, on=ON).groups

    assert [(row[0], row[-1]) for row in late.rows] == [("3-О", "просрочено: 9"), ("4-О", "просрочено: 1")]
    assert [(row[0], row[-1]) for row in near.rows] == [("2-О", "последний день"), ("1-О", "осталось: 3")]


def test_the_journal_goes_to_a_file_with_the_same_columns_and_cells():
    line = registers.journal_line(extended_to=None)
    register = journal(make.ORGANISATION, "за ноябрь 2026 г.", (line,))

    written = list(csv_lines(register_table("zhurnal", COLUMNS, numbered_rows([line.cells]))))

    assert written[0].strip("\ufeff\r\n").split(";") == [column.title for column in register.columns]
    assert written[1].startswith("1;1-О;30.10.2026;02.11.2026;Иванова Мария Петровна;")
    assert [len(row) for group in register.groups for row in group.rows] == [len(COLUMNS)]


@pytest.mark.parametrize(
    ("cell", "html"),
    [(None, ""), (0, "0"), (date(2026, 11, 2), "02.11.2026"), ("а\n<б>", "а<br>&lt;б&gt;"), ("", "")],
)
def test_a_cell_is_written_for_paper(cell, html):
    assert cell_html(cell) == html


@pytest.mark.parametrize(
    ("count", "change"),
    [
        (Count("", 5), "–"),
        (Count("", 5, 5), "без изменений"),
        (Count("", 5, 4), "+1 (+25 %)"),
        (Count("", 4, 5), "−1 (−20 %)"),
        (Count("", 3, 0), "+3"),
        (Count("", 0, 3), "−3 (−100 %)"),
    ],
)
def test_a_change_is_told_in_numbers_and_shares(count, change):
    assert spoken(count.change) == change


@pytest.mark.parametrize(("value", "total", "share"), [(1, 4, "25 %"), (1, 8, "13 %"), (0, 8, "0 %"), (0, 0, "–")])
def test_a_share_is_rounded_as_people_round(value, total, share):
    assert spoken(Count("", value).share_of(total)) == share


@pytest.mark.parametrize(
    ("durations", "words"),
    [
        (Durations(17.3, 16), "Средний срок ответа – 17,3 дн., медиана – 16 дн."),
        (Durations(17.0, 16.5, 19, 18.5), "Средний срок ответа – 17 дн. (ранее 19), медиана – 16,5 дн. (ранее 18,5)"),
        (Durations(None, None), "Средний срок ответа – не определяется: ответов не было, медиана – не определяется: ответов не было"),
    ],
)  # fmt: skip
def test_terms_are_told_as_mean_and_median(durations, words):
    assert durations.words == words


def test_a_table_without_a_period_before_has_no_columns_for_it():
    part = Breakdown("По видам", (Count("Жалоба", 1), Count("Заявление", 3)))

    assert part.columns == ("Количество", "Доля")
    assert [tuple(map(spoken, row)) for row in part.rows] == [("Жалоба", "1", "25 %"), ("Заявление", "3", "75 %")]


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_a_chart_is_a_drawing_inside_its_frame(across, count):
    bars = tuple(
        Bar(f"Очень длинное название темы & «кода» номер {number}", number, number * 2) for number in range(count)
    )

    drawing = ET.fromstring(Chart("По темам", bars, across=across).svg)  # noqa: S314  our own drawing

    height = float(drawing.get("height"))
    for shape in drawing.iter("{http://www.w3.org/2000/svg}rect"):
        if shape.get("x"):
            assert float(shape.get("x")) + float(shape.get("width")) <= 640
            assert 0 <= float(shape.get("y")) <= height - float(shape.get("height"))


def test_a_chart_tells_its_numbers_to_those_who_do_not_see_it():
    chart = Chart("По видам", (Bar("жалоба", 12, 9), Bar("заявление", 3)))

    assert chart.words == "По видам: жалоба – 12 (ранее 9); заявление – 3."
    assert [re.findall(rf">{value}<", chart.svg) for value in (12, 9, 3)] == [[">12<"], [">9<"], [">3<"]]


def test_a_letter_without_a_number_is_a_project():
    assert (
        spoken(make.letter().caption) == "Уведомление о продлении срока рассмотрения обращения от 26.11.2026 № 21-исх"
    )
    assert make.letter(number="").caption == "Проект: уведомление о продлении срока рассмотрения обращения"
    assert make.decision(number="").caption == "Проект решения"
