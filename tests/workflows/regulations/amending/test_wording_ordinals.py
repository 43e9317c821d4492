"""«Абзац девяносто девятый» and his neighbours in every case."""

import pytest

from workflows.regulations.amending.wording.cases import Case
from workflows.regulations.amending.wording.ordinals import ordinal

NOMINATIVE = {
    1: "первый", 2: "второй", 3: "третий", 4: "четвёртый", 5: "пятый", 6: "шестой", 7: "седьмой", 8: "восьмой", 9: "девятый", 10: "десятый",
    11: "одиннадцатый", 12: "двенадцатый", 13: "тринадцатый", 14: "четырнадцатый", 15: "пятнадцатый", 16: "шестнадцатый", 17: "семнадцатый",
    18: "восемнадцатый", 19: "девятнадцатый", 20: "двадцатый", 23: "двадцать третий", 30: "тридцатый", 40: "сороковой", 41: "сорок первый",
    50: "пятидесятый", 60: "шестидесятый", 70: "семидесятый", 80: "восьмидесятый", 90: "девяностый", 99: "девяносто девятый", 100: "сотый",
    101: "сто первый", 112: "сто двенадцатый", 200: "двухсотый", 347: "триста сорок седьмой", 500: "пятисотый", 999: "девятьсот девяносто девятый",
}  # fmt: skip
DECLINED = [
    (1, "первого", "первым", "первом"),
    (2, "второго", "вторым", "втором"),
    (3, "третьего", "третьим", "третьем"),
    (6, "шестого", "шестым", "шестом"),
    (14, "четырнадцатого", "четырнадцатым", "четырнадцатом"),
    (33, "тридцать третьего", "тридцать третьим", "тридцать третьем"),
    (40, "сорокового", "сороковым", "сороковом"),
    (99, "девяносто девятого", "девяносто девятым", "девяносто девятом"),
    (103, "сто третьего", "сто третьим", "сто третьем"),
]


@pytest.mark.parametrize(("number", "word"), NOMINATIVE.items())
def test_which_paragraph(number, word):
    assert (ordinal(number), ordinal(number, Case.ACCUSATIVE)) == (word, word)


@pytest.mark.parametrize(("number", "genitive", "instrumental", "prepositional"), DECLINED)
def test_of_which_by_which_and_in_which(number, genitive, instrumental, prepositional):
    assert [ordinal(number, case) for case in (Case.GENITIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL)] == [genitive, instrumental, prepositional]


def test_no_two_numbers_are_called_alike():
    for case in Case:
        assert len({ordinal(number, case) for number in range(1, 1000)}) == 999


def test_a_thousandth_paragraph_is_written_in_figures():
    assert ordinal(1000) == "1000-й"
