"""The names that people type lead to the norms they mean."""

import pytest

from workflows.errors import BadInput
from workflows.terms.basis import Named, named

KNOWN = [
    "59-ФЗ 8(2)",
    "59-ФЗ 8(3)",
    "59-ФЗ 8(3.1)",
    "59-ФЗ 11(4.1)",
    "59-ФЗ 12(1)",
    "59-ФЗ 12(2)",
    "59-ФЗ 13(3)",
    "59-ФЗ 13(4)",
    "ПП 1802 16",
    "273-ФЗ 29(3)",
    "ТК 372",
    "ТК 372 консультации",
    "152-ФЗ 20",
    "ЗоЗПП 31",
    "п. 3.5 Порядка",
]


@pytest.mark.parametrize(
    ("typed", "basis"),
    [
        *((basis, basis) for basis in KNOWN),
        ("59-FZ 12(1)", "59-ФЗ 12(1)"),
        ("59 фз ст. 12 ч. 1", "59-ФЗ 12(1)"),
        ("59фз 12 (1)", "59-ФЗ 12(1)"),
        ("59–ФЗ 12(1)", "59-ФЗ 12(1)"),
        ("  №59-ФЗ, ст.12, ч.1  ", "59-ФЗ 12(1)"),
        ("ч. 1 ст. 12 59-ФЗ", "59-ФЗ 12(1)"),
        ("часть 1 статьи 12 Федерального закона от 02.05.2006 № 59-ФЗ", "59-ФЗ 12(1)"),
        ("59-FZ st 8 ч 3.1", "59-ФЗ 8(3.1)"),
        ("«59-ФЗ 11(4.1)»", "59-ФЗ 11(4.1)"),
        ("PP1802 16", "ПП 1802 16"),
        ("ПП РФ № 1802 п. 16", "ПП 1802 16"),
        ("пп РФ от 20.10.2021 № 1802, п. 16", "ПП 1802 16"),
        ("п. 16 постановления Правительства РФ № 1802", "ПП 1802 16"),
        ("TK 372", "ТК 372"),
        ("ст. 372 ТК РФ", "ТК 372"),
        ("Трудовой кодекс, 372", "ТК 372"),
        ("тк 372 Консультации", "ТК 372 консультации"),
        ("152-FZ 20", "152-ФЗ 20"),
        ("ZoZPP 31", "ЗоЗПП 31"),
        ("Закон о защите прав потребителей ст. 31", "ЗоЗПП 31"),
        ("seed 3.5", "п. 3.5 Порядка"),
        ("Порядок 3.5", "п. 3.5 Порядка"),
        ("273 FZ 29(3)", "273-ФЗ 29(3)"),
    ],
)
def test_a_typed_name_leads_to_its_norm(typed, basis):
    assert named(typed, KNOWN) == Named(basis, basis)


@pytest.mark.parametrize(
    ("typed", "reason", "term"),
    [
        ("59-FZ 13(3),12(1)", "59-ФЗ 13(3)", "59-ФЗ 12(1)"),
        ("59-ФЗ 13(4), 8(2)", "59-ФЗ 13(4)", "59-ФЗ 8(2)"),
        ("59-ФЗ ст. 13 ч. 3; ст. 12 ч. 1", "59-ФЗ 13(3)", "59-ФЗ 12(1)"),
        ("273-ФЗ 29(3), ПП 1802 16", "273-ФЗ 29(3)", "ПП 1802 16"),
    ],
)
def test_the_first_of_two_norms_is_the_reason_and_the_last_gives_the_days(typed, reason, term):
    found = named(typed, KNOWN)

    assert found == Named(reason, term)


@pytest.mark.parametrize(
    "typed", ["59-ФЗ 12(9)", "59-ФЗ", "12(1)", "", "ТК", "письмо", "59-ФЗ 12(1) консультации", "59-ФЗ 13(3), 99(9)"]
)
def test_an_unknown_name_is_refused_with_the_nearest_known_ones(typed):
    with pytest.raises(BadInput, match=r"неизвестно\. Ближайшие: «"):
        named(typed, KNOWN)


def test_the_nearest_names_are_those_of_the_same_law():
    with pytest.raises(BadInput) as refused:
        named("59-FZ 12(3)", KNOWN)

    assert str(refused.value) == (
        "Основание «59-FZ 12(3)» неизвестно. Ближайшие: «59-ФЗ 12(1)», «59-ФЗ 12(2)», «59-ФЗ 13(3)». "
        "Выберите одно из списка сроков."
    )


def test_with_no_terms_at_all_nothing_is_near():
    with pytest.raises(BadInput, match=r"неизвестно\. Выберите"):
        named("59-ФЗ 12(1)", [])
