"""«По тексту» is said only of what is done through the whole text: the order and the redaction never differ."""

from datetime import date

import pytest

from tests.workflows.regulations.amending.make_amending import point, seed, uid
from tests.workflows.regulations.amending.make_wording import NAMES
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.edits import inserted, repealed, restored, term_replaced, with_words
from workflows.regulations.amending.operations import Choice, Choices, Part, Term
from workflows.regulations.amending.terms import is_everywhere, left_in
from workflows.regulations.amending.wording import subclauses

FORMS = ["Сервисы", "сервисам", "сервисов"]
CHAT = Term(pairs=(("мессенджеры", "чаты"), ("Мессенджер", "Чат")))
SERVICE = Term(pairs=(("сервис", "служба"), ("сервиса", "службы"), ("сервисы", "службы")))
EVERYWHERE = "по тексту слово «мессенджеры» в соответствующих числе и падеже заменить словом «чаты» в соответствующих числе и падеже."
MAY = date(2026, 5, 1)


def order(new, term=CHAT, **of):
    return subclauses(derive(seed(), new, Choices(of=of, terms=(term,))), seed(), NAMES)


def left(text, term):
    return [each.old for each in left_in(text, term)]


def replaced(term=CHAT, text=None):
    return term_replaced(text or seed(), term)[0]


def test_a_word_that_is_left_nowhere_is_one_sub_clause():
    assert order(replaced()) == (EVERYWHERE,)


def test_a_place_brought_back_makes_each_place_a_change_of_its_own():
    new = restored(replaced(), uid("3.5"), seed())

    said = order(new)

    assert [line for line in said if "по тексту" in line] == []
    assert apply(seed(), derive(seed(), new, Choices(terms=(CHAT,)))) == new


def test_a_form_that_the_lawyer_did_not_list_is_left():
    text = replaced(SERVICE)

    assert sorted(set(left(text, SERVICE))) == FORMS
    assert [line for line in order(text, SERVICE) if "по тексту" in line] == []


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("Сервис и сервисами пользуются.", ["Сервис", "сервисами"]),
        ("Видео-сервис, сервисный центр и сервер.", []),
        ("Служба заменяет его.", []),
    ],
)
def test_forms_are_known_by_the_dictionary(words, forms):
    text = with_words(replaced(SERVICE), uid("3.2"), Part.TEXT, words)
    before = left(with_words(replaced(SERVICE), uid("3.2"), Part.TEXT, "Слова."), SERVICE)

    found = left(text, SERVICE)

    assert sorted(found) == sorted([*before, *forms])


def test_the_old_word_inside_the_new_one_is_not_left():
    term = Term(pairs=(("мессенджеры", "школьные мессенджеры"), ("Мессенджер", "Школьный мессенджер")))

    assert left(replaced(term), term) == []
    assert len(order(replaced(term), term)) == 1


def test_a_term_of_two_words_is_known_in_any_case():
    term = Term(pairs=(("персональный компьютер", "настольный компьютер"),))
    text = with_words(seed(), uid("3.2"), Part.TEXT, "Персональными компьютерами и новым персональным компьютером пользуются; персональные данные берегут.")

    assert [each.old for each in left_in(text, term) if each.uid == uid("3.2")] == ["Персональными компьютерами", "персональным компьютером"]


def test_a_new_point_with_the_old_word_is_told_of_too():
    new = inserted(replaced(), uid("2"), uid("2.7"), point("2.8", "Мессенджеры открыты."))

    assert EVERYWHERE not in order(new)


def test_what_loses_force_holds_no_word_any_more():
    gone = repealed(seed(), uid("3.5"))

    said = order(replaced(text=gone))

    assert said == ("1) пункт 3.5 признать утратившим силу;", f"2) {EVERYWHERE}")


def test_places_with_different_days_are_told_apart():
    assert [line for line in order(replaced(), **{uid("3.5"): Choice(effective_from=MAY)}) if "по тексту" in line] == []


def test_a_term_that_no_instruction_carries_goes_nowhere():
    assert not is_everywhere(seed(), Term(pairs=(("небылица", "быль"),)), ())
