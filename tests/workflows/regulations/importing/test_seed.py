"""The real Порядок: its tree to the last dash, and every defect it is known to have."""

import hashlib
from datetime import date

from tests.workflows.regulations.importing.make_importing import SEED, found, labels, node_of, outline, seed
from workflows.regulations.importing import OrderReference, Severity
from workflows.regulations.tree import Kind, places, sha256_of

POINTS = [f"1.{n}" for n in range(1, 4)] + [f"2.{n}" for n in range(1, 8)] + [f"3.{n}" for n in range(1, 10)] + ["4.1", "4.2"]
SERVICES = [
    "официальный сайт ПО АНО «МИРК»;",
    "сервисы образовательной платформы;",
    "электронный почтовый сервис образовательной организации;",
    "социальные сети и мессенджеры: VK, Яндекс.Мессенджер и др;",
    "программы для организации видеоконференций и связи: Яндекс телемост и др.;",
    "цифровой образовательный контент;",
    "электронные информационные ресурсы;",
    "электронные образовательные ресурсы;",
    "цифровые образовательные сервисы;",
    "государственная информационная система «Моя школа» (для профессиональных образовательных организаций);",
    "государственная информационная система Образование Чувашской республики;",
    "соответствующие технологические средства, обеспечивающие освоение обучающимися образовательных программ в полном объеме независимо от места нахождения обучающихся.",
]


def test_the_copy_in_the_demo_is_the_document_itself():
    assert hashlib.sha256(SEED.read_bytes()).hexdigest() == "71667b3752313aa8f9ecee2102c9b4462647cd22b38d993fc0a307bf355fc661"


def test_title_page_is_understood():
    text = seed().text

    assert text.kind == "Порядок"
    assert text.title == (
        "Порядок применения образовательной организацией сервисов взаимодействия преподавателей с обучающимися и законными "
        "представителями несовершеннолетних обучающихся посредством видеоконференц-связи, быстрого обмена текстовыми сообщениями, "
        "фото-, аудио- и видеoinформацией, файлами при реализации образовательных программ с применением электронного обучения "
        "и (или) дистанционных образовательных технологий"
    )
    assert text.organisation == "Профессиональная образовательная автономная некоммерческая организация «Международный институт развития и карьеры»"
    assert text.approval_word == "УТВЕРЖДЕНО"
    assert text.imprint == "Москва, 2026"


def test_order_is_read_from_the_stamp():
    assert seed().order == OrderReference("01/0226-У", date(2026, 2, 26))
    assert seed().stamp == ("УТВЕРЖДЕНО", "приказом ПО АНО «МИРК»", "от 26.02.2026 № 01/0226-У")


def test_four_sections_and_twenty_one_points():
    text = seed().text

    assert [(node.kind, node.label) for node in text.provisions] == [(Kind.SECTION, label) for label in "1234"]
    assert [point.label for section in text.provisions for point in section.children] == POINTS
    assert all(point.kind is Kind.POINT for section in text.provisions for point in section.children)


def test_headings_are_whole():
    assert [len(node.heading.split()) for node in seed().text.provisions] == [2, 19, 22, 2]
    assert seed().text.provisions[0].heading == "Общие положения"


def test_every_list_item_and_paragraph_is_in_its_place():
    below = {point.label: [str(child.kind) for child in point.children] for section in seed().text.provisions for point in section.children}

    assert {label: kinds for label, kinds in below.items() if kinds} == {
        "1.2": ["item"] * 4,
        "1.3": ["paragraph"] * 2,
        "2.2": ["item"] * 12,
        "2.4": ["item"] * 5,
        "2.5": ["item"] * 2,
        "3.7": ["paragraph"],
    }
    assert [item.text for item in node_of(seed(), "2.2").children] == SERVICES


def test_paragraphs_broken_by_a_page_are_joined_and_told():
    assert labels(seed(), "page_break_joined") == ["2.1", "2.6", "3.6"]
    assert "среднего профессионального образования и дополнительных" in node_of(seed(), "2.1").text
    assert "не требовать установки на персональные" in node_of(seed(), "2.6").text
    assert "в личном кабинете обучающегося на образовательной" in node_of(seed(), "3.6").text
    assert [finding.lines for finding in found(seed(), "page_break_joined")] == [(43, 45), (77, 79), (95, 97)]


def test_word_cut_by_the_line_takes_the_spelling_met_elsewhere():
    (finding,) = found(seed(), "line_hyphen_joined")

    assert (finding.label, finding.severity) == ("", Severity.CHANGED)
    assert "«видеоконференц-связи»" in finding.message


def test_known_defects_stay_in_the_text_and_are_told():
    assert labels(seed(), "mixed_alphabet") == ["", "1.1"]
    assert labels(seed(), "approval_word") == [""]
    assert labels(seed(), "wrong_document_kind") == ["1.3"]
    assert labels(seed(), "hyphen_as_dash") == ["1.3"]
    assert labels(seed(), "abbreviation_misplaced") == ["2.1"]
    assert labels(seed(), "stray_dot_in_reference") == ["3.1"]
    assert labels(seed(), "stray_comma") == ["3.7"]
    assert labels(seed(), "abbreviation_without_dot") == ["2.2"]
    assert labels(seed(), "open_list") == ["2.2", "2.2", "2.5", "2.5"]
    assert labels(seed(), "title_differs") == ["1.1"]
    assert labels(seed(), "markdown_markers") == [""]
    assert "В настоящем Положении" in node_of(seed(), "1.3").text
    assert "видеoinформацией" in node_of(seed(), "1.1").text
    assert "в пункте 2.2. настоящего" in node_of(seed(), "3.1").text


def test_nothing_else_is_reported():
    codes = {finding.code for finding in seed().findings}

    assert codes == {
        "abbreviation_misplaced", "abbreviation_without_dot", "approval_word", "hyphen_as_dash", "line_hyphen_joined", "markdown_markers",
        "mixed_alphabet", "open_list", "page_break_joined", "stray_comma", "stray_dot_in_reference", "title_differs", "wrong_document_kind",
    }  # fmt: skip
    assert len(seed().findings) == 19


def test_latin_letters_are_named():
    assert "«o», «i», «n»" in found(seed(), "mixed_alphabet")[1].message


def test_same_file_gives_the_same_tree():
    first, second = seed(), seed()

    assert sha256_of(first.text) == sha256_of(second.text)
    assert first == second


def test_identities_and_addresses_are_unique():
    what = seed()

    assert len({node.uid for node in what.text.walk()}) == len(list(what.text.walk()))
    keys = [place.key for place in places(what.text)]
    assert len(set(keys)) == len(keys)


def test_each_provision_leads_to_its_lines():
    what = seed()
    lines = SEED.read_text().split("\n")

    assert what.lines[node_of(what, "2.2").uid] == (47, 47)
    assert what.lines[node_of(what, "2.6").uid] == (77, 79)
    for node in what.text.walk():
        first, last = what.lines[node.uid]
        assert (node.heading or node.text)[-20:] in lines[last - 1]
        assert (node.heading or node.text)[:20] in lines[first - 1]
    assert what.title_lines == (3, 19)


def test_outline_is_the_document_and_nothing_more():
    assert len(outline(seed().text.provisions)) == 4
    assert sum(1 for _ in seed().text.walk()) == 4 + 21 + 4 + 2 + 12 + 5 + 2 + 1
