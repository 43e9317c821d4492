"""Words as search sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages import lemmas


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("обращениями", "обращение"),
        ("граждане", "гражданину"),
        ("справок", "справка"),
        ("прием", "приём"),
        ("ПРИЁМА", "прием"),
        ("ребёнка", "дети"),
        ("Иванов", "Иванову"),
        ("видеоинформацией", "видеoинформация"),  # the second with a Latin «o», as in the signed paper
        ("закры\u0301тый", "закрытый"),
        ("орга\u00adнизация", "организации"),
        ("и\u0306ога", "йога"),
    ],
)
def test_forms_of_one_word_meet(said, written):
    (one,), (other,) = (lemmas.tokens(lemmas.clean(word)) for word in (said, written))

    assert set(lemmas.lemmas(one)) & set(lemmas.lemmas(other)) != set()


def test_different_words_stay_apart():
    assert set(lemmas.lemmas("сайт")) & set(lemmas.lemmas("сервис")) == set()


def test_a_number_is_its_groups():
    assert lemmas.tokens("Приказ № 01/0226-У") == ["приказ", "01", "0226"]


def test_the_number_of_a_point_is_one_word():
    assert lemmas.tokens("в п. 2.2. настоящего") == ["п", "2.2", "настоящего"]


def test_small_words_are_not_looked_for():
    assert lemmas.tokens("о порядке и об организации") == ["порядке", "организации"]


def test_the_index_keeps_the_order_of_a_phrase():
    """«Вести» has two readings; the second must not push its neighbours apart."""
    assert lemmas.indexed("школа вести переписку") == "школа весть переписка вести"


def test_every_reading_of_a_phrase_is_tried():
    assert lemmas.phrases("вести переписки") == ["весть переписка", "вести переписка"]


def test_an_act_has_a_statute_rather_than_fatigue():
    assert lemmas.lemmas("устав") == ("устав", "устать")


def test_lists_and_blocks_are_read_whole():
    assert lemmas.indexed(["Сайты", {"heading": "Приказы"}, None, 5]) == "сайт приказ 5"


def test_an_endless_word_costs_nothing():
    assert lemmas.lemmas("я" * 5000) == ("я" * 5000,)


@given(st.text())
def test_only_letters_and_digits_are_left(text):
    left = lemmas.indexed(text) + lemmas.plain(text) + "".join(lemmas.phrases(text))

    assert [char for char in left if not (char.isalnum() or char in " .")] == []
