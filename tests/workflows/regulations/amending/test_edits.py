"""What the lawyer does on the screen of a draft."""

import pytest

from tests.workflows.regulations.amending.make_amending import find, line, point, reworded, seed, uid, without_words
from workflows.errors import BadInput
from workflows.regulations.amending.edits import (
    inserted,
    occurrences,
    repealed,
    restored,
    term_replaced,
    with_title_part,
    with_words,
    withdrawn,
)
from workflows.regulations.amending.operations import Part, Term

TERM = Term(pairs=(("сервис", "служба"), ("сервисы", "службы"), ("сервисы взаимодействия", "службы общения")))


def test_words_and_headings_are_written_anew_in_one_line():
    text = with_words(with_words(seed(), uid("3.2"), Part.TEXT, "  Новый\nтекст. "), uid("4"), Part.HEADING, "Прочее")

    assert (find(text, "3.2").text, find(text, "4").heading) == ("Новый текст.", "Прочее")


def test_a_part_of_the_title_page_is_written_anew():
    assert with_title_part(seed(), Part.IMPRINT, " Москва, 2027 ").imprint == "Москва, 2027"


def test_a_new_point_may_be_withdrawn():
    text = inserted(seed(), uid("2"), uid("2.2"), point("2.2¹"))

    assert [node.label for node in find(text, "2").children][1:3] == ["2.2", "2.2¹"]
    assert withdrawn(text, "new-2.2¹") == seed()


def test_a_repealed_point_comes_back_as_it_was():
    text = inserted(reworded(seed(), "2.4", "Сервисы", "Службы"), uid("2.4"), "", line())

    gone = repealed(text, uid("2.4"), seed())

    assert find(gone, "2.4") == without_words(find(seed(), "2.4"))
    assert restored(gone, uid("2.4"), seed()) == seed()


def test_a_line_that_went_comes_back_to_its_place():
    text = withdrawn(inserted(seed(), uid("2.4"), uid("2.4", 2), line()), uid("2.4", 3))

    assert [child.uid for child in find(restored(text, uid("2.4", 3), seed()), "2.4").children][:4] == [uid("2.4", 1), uid("2.4", 2), uid("2.4", 3), "new-line"]


def test_a_part_of_the_title_page_comes_back():
    assert restored(with_title_part(seed(), Part.TITLE, "Правила"), "title", seed()) == seed()


def test_a_line_does_not_come_back_into_a_repealed_point():
    with pytest.raises(BadInput) as refused:
        restored(repealed(seed(), uid("2.4")), uid("2.4", 1), seed())

    assert str(refused.value).replace("\u00a0", " ") == "Абзац 2 пункта 2.4 возвращается вместе с тем, куда он входит. Пункт 2.4: верните его целиком."


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: with_words(seed(), "nowhere", Part.TEXT, "слова"), "Такого пункта в проекте уже нет. Откройте проект заново."),
        (lambda: withdrawn(seed(), "nowhere"), "Такого пункта в проекте уже нет. Откройте проект заново."),
        (lambda: inserted(seed(), "nowhere", "", line()), "Такого пункта в проекте уже нет. Откройте проект заново."),
        (lambda: inserted(seed(), uid("2.4"), uid("2.5", 1), line()), "Такого пункта в проекте уже нет. Откройте проект заново."),
        (lambda: inserted(seed(), uid("2.4"), "", find(seed(), "2.5", 1)), "Пункт 2.4: такое место в тексте уже есть. Вставьте новое."),
        (lambda: with_words(repealed(seed(), uid("2.4")), uid("2.4"), Part.TEXT, "слова"), "Пункт 2.4 утратил силу, его текст не меняется."),
        (lambda: restored(seed(), "nowhere", seed()), "В действующей редакции такого пункта нет. Уберите его, если он не нужен."),
    ],
)
def test_what_cannot_be_done_is_said(act, said):
    with pytest.raises(BadInput) as refused:
        act()

    assert str(refused.value).replace("\u00a0", " ") == said


def test_a_term_is_found_in_whole_words_and_the_longest_form_wins():
    text = with_words(seed(), uid("3.2"), Part.TEXT, "Сервис, сервис и сервисы взаимодействия, видео-сервис.")

    here = [each for each in occurrences(text, TERM) if each.uid == uid("3.2")]

    assert [(each.part, each.old, each.new, text_of(text)[each.start : each.end]) for each in here] == [
        (Part.TEXT, "сервис", "служба", "сервис"),
        (Part.TEXT, "сервисы взаимодействия", "службы общения", "сервисы взаимодействия"),
    ]
    changed, places = term_replaced(text, TERM)
    assert text_of(changed) == "Сервис, служба и службы общения, видео-сервис."
    assert places == occurrences(text, TERM)
    assert occurrences(changed, TERM) == ()


def text_of(text):
    return find(text, "3.2").text
