"""Numbers: their order, and the one that a new provision gets."""

import pytest

from tests.workflows.regulations.amending.make_amending import line, point, seed, uid
from workflows.errors import BadInput
from workflows.regulations.amending.edits import inserted
from workflows.regulations.amending.labels import comes_before, proposed_label, same_family
from workflows.regulations.tree import ActText, Kind, Node


@pytest.mark.parametrize(
    "labels",
    [
        ["2.1", "2.2", "2.2¹", "2.2²", "2.2¹⁰", "2.3", "2.10"],
        ["1", "1.1", "1.1.1", "2"],
        ["а", "б", "в", "в¹", "г", "д", "е", "ж", "з", "и", "к", "я"],
        ["I", "II", "IV", "IX", "X", "XL"],
        ["Глава 1", "Глава 2", "Глава 10"],
        ["Раздел I", "Раздел II", "Раздел IX"],
        ["Приложение № 1", "Приложение № 2"],
    ],
)
def test_labels_of_one_family_have_an_order(labels):
    assert [comes_before(one, other) for one in labels for other in labels] == [a < b for a in range(len(labels)) for b in range(len(labels))]


@pytest.mark.parametrize(("one", "other"), [("1", "а"), ("I", "1"), ("Глава 1", "1"), ("Глава 1", "Раздел 1"), ("а", "a")])
def test_labels_of_two_families_have_none(one, other):
    assert not same_family(one, other)
    assert not comes_before(one, other)
    assert not comes_before(other, one)


def proposed(text, parent, after, kind=Kind.POINT, taken=()):
    return proposed_label(text, parent, after, kind, frozenset(taken))


@pytest.mark.parametrize(
    ("section", "after", "taken", "label"),
    [
        ("2", "2.7", (), "2.8"),
        ("2", "2.7", ("2-8",), "2.9"),
        ("2", "2.2", (), "2.2¹"),
        ("2", "2.2", ("2-2_1",), "2.2²"),
        ("3", "3.9", (), "3.10"),
    ],
)
def test_a_new_point_of_the_act(section, after, taken, label):
    assert proposed(seed(), uid(section), uid(after), taken=taken) == label


def test_one_superscript_after_another():
    text = inserted(seed(), uid("2"), uid("2.2"), point("2.2¹"))

    assert proposed(text, uid("2"), "new-2.2¹") == "2.2²"


def test_no_room_between_a_point_and_its_superscript():
    text = inserted(seed(), uid("2"), uid("2.2"), point("2.2¹"))

    with pytest.raises(BadInput) as refused:
        proposed(text, uid("2"), uid("2.2"))

    assert str(refused.value) == "Между номерами 2.2 и 2.2¹ свободного нет. Поставьте новый текст после номера 2.2¹."


def test_no_number_before_the_first():
    with pytest.raises(BadInput) as refused:
        proposed(seed(), uid("2"), "")

    assert str(refused.value) == "Перед номером 2.1 свободных номеров нет. Поставьте новый текст после него."


def test_a_new_section():
    assert proposed(seed(), "", uid("4"), Kind.SECTION) == "5"
    assert proposed(seed(), "", uid("2"), Kind.SECTION) == "2¹"


def test_the_first_point_of_a_new_section():
    text = inserted(seed(), "", uid("4"), Node("five", Kind.SECTION, "5", heading="Контроль"))

    assert proposed(text, "five", "") == "5.1"


def test_lines_with_dashes_and_paragraphs_have_no_numbers():
    assert proposed(seed(), uid("2.4"), uid("2.4", 5), Kind.ITEM) == ""
    assert proposed(seed(), uid("3.7"), "", Kind.PARAGRAPH) == ""


@pytest.mark.parametrize(
    ("labels", "at", "taken", "label"),
    [
        ("абв", 3, (), "г"),
        ("абвгде", 6, (), "ж"),
        ("из", 1, (), "и¹"),
        ("и", 1, (), "к"),
        ("абв", 1, (), "а¹"),
        ("абв", 3, ("1-g",), "д"),
        ("я", 1, (), "я¹"),
        (("1", "2"), 2, (), "3"),
        (("I", "II", "III"), 3, (), "IV"),
    ],
)
def test_lines_with_letters(labels, at, taken, label):
    items = tuple(Node(f"item-{number}", Kind.ITEM, each, text="строка;") for number, each in enumerate(labels, start=1))
    text = ActText("Порядок", "Порядок", (Node("point", Kind.POINT, "1", text="Список:", children=items),))

    if labels == "из":  # out of order already: nothing fits between
        with pytest.raises(BadInput):
            proposed(text, "point", f"item-{at}", Kind.ITEM)
    else:
        assert proposed(text, "point", f"item-{at}", Kind.ITEM, taken) == label


def test_a_line_among_lines_with_dashes_gets_none_though_a_point_is_near():
    assert proposed(inserted(seed(), uid("2.4"), "", line()), uid("2.4"), "new-line", Kind.ITEM) == ""
