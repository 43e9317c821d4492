"""Names, streets and telephones are noticed in any form, and plain words are not taken for them."""

import pytest

from workflows.appeals.naming import mentions, mentions_address, mentions_contact

NAMED = {
    "Петрова": ["Петрова", "Петровой", "ПЕТРОВУ", "петрову"],
    "Кривошеин": ["Кривошеин", "Кривошеина", "Кривошеину", "Кривошеиным", "Кривошеине"],
    "Мария": ["Марии", "Марию", "Марией"],
    "Пётр": ["Петра", "Петру", "Петр"],
    "Ткачук": ["Ткачука", "Ткачуком"],
    "Салтыков-Щедрин": ["Салтыков-Щедрин", "Салтыкову-Щедрину"],
}


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in NAMED.items() for form in forms])
def test_a_name_is_noticed_in_every_case(name, form):
    assert mentions(f"Сообщаем: {form} прав.", [name]) == [form]


@pytest.mark.parametrize("words", ["Занятия кружка перенесены на среду.", "Пётр Орлов ответит.", "Садовник и ткач.", ""])
def test_plain_words_are_no_name(words):
    assert mentions(words, ["Петрова", "Ткачук", "Садовский"]) == []


def test_a_street_is_noticed_and_what_every_address_has_is_not():
    address = ["109000, г. Москва, ул. Садовая, д. 1, кв. 2"]

    assert mentions_address("Жители Садовой улицы города Москвы, дом 1", address) == ["Садовой"]


@pytest.mark.parametrize(("said", "found"), [("тел. 8 (900) 123-45-67", True), ("+79001234567", True), ("9001234568", False), ("ivanova@EXAMPLE.org", True)])
def test_a_contact_is_noticed_however_it_is_written(said, found):
    assert bool(mentions_contact(f"Пишите: {said}", ["+7 900 123-45-67", "ivanova@example.org"])) is found
