"""Every operation on the real Порядок: what becomes of the text."""

from dataclasses import replace

import pytest

from tests.workflows.regulations.amending.make_amending import find, instruction, line, point, seed, uid, without_words
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.operations import Instruction, Op, Part
from workflows.regulations.amending.state import bound


def after(*instructions):
    return apply(seed(), instructions)


def test_no_instructions_no_change():
    assert after() == seed()


def test_words_are_replaced():
    text = after(instruction(Op.REPLACE_WORDS, "1.3", old="В настоящем Положении", new="В настоящем Порядке"))

    assert find(text, "1.3").text == "В настоящем Порядке используются следующие понятия:"


@pytest.mark.parametrize(
    ("which", "said"),
    [
        (0, "служба и служба"),
        (1, "служба и сервис"),
        (2, "сервис и служба"),
    ],
)
def test_all_occurrences_or_one_of_them(which, said):
    base = apply(seed(), [instruction(Op.REPLACE_PARAGRAPH, "3.2", new="сервис и сервис")])
    given = bound(base, Instruction(Op.REPLACE_WORDS, uid("3.2"), old="сервис", new="служба", occurs=2, which=which))

    assert find(apply(base, [given]), "3.2").text == said


def test_a_word_inside_a_longer_word_is_another_word():
    base = apply(seed(), [instruction(Op.REPLACE_PARAGRAPH, "3.2", new="сервисы, сервис и видео-сервис")])
    given = bound(base, Instruction(Op.REPLACE_WORDS, uid("3.2"), old="сервис", new="служба"))

    assert find(apply(base, [given]), "3.2").text == "сервисы, служба и видео-сервис"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("срок", "и место", "срок и место указан (здесь)."),
        ("срок указан (здесь)", ", если иное не сказано,", "срок указан (здесь), если иное не сказано,."),
        ("(", "не", "срок указан ( нездесь)."),
    ],
)
def test_words_are_inserted_after_words(old, new, said):
    base = apply(seed(), [instruction(Op.REPLACE_PARAGRAPH, "3.2", new="срок указан (здесь).")])
    given = bound(base, Instruction(Op.INSERT_WORDS, uid("3.2"), old=old, new=new))

    assert find(apply(base, [given]), "3.2").text == said


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("один", "два (три четыре), пять."),
        ("два", "один (три четыре), пять."),
        ("три", "один два (четыре), пять."),
        ("четыре", "один два (три), пять."),
        (", пять", "один два (три четыре)."),
        ("(три четыре)", "один два, пять."),
    ],
)
def test_excluded_words_take_one_space_along(old, said):
    base = apply(seed(), [instruction(Op.REPLACE_PARAGRAPH, "3.2", new="один два (три четыре), пять.")])
    given = bound(base, Instruction(Op.DELETE_WORDS, uid("3.2"), old=old))

    assert find(apply(base, [given]), "3.2").text == said


def test_several_changes_of_one_text_speak_of_the_base():
    """«3 дней» become «5 дней», and the «5» that was there before becomes «10», not the new one."""
    base = apply(seed(), [instruction(Op.REPLACE_PARAGRAPH, "3.2", new="от 3 до 5 дней")])
    given = [bound(base, Instruction(Op.REPLACE_WORDS, uid("3.2"), old=old, new=new)) for old, new in (("3", "5"), ("5", "10"))]

    assert find(apply(base, given), "3.2").text == find(apply(base, given[::-1]), "3.2").text == "от 5 до 10 дней"


def test_a_heading_is_replaced():
    text = after(instruction(Op.REPLACE_HEADING, "1", part=Part.HEADING, new="Общие правила"))

    assert find(text, "1") == replace(find(seed(), "1"), heading="Общие правила")


def test_words_of_a_heading_are_replaced():
    text = after(instruction(Op.REPLACE_WORDS, "4", part=Part.HEADING, old="Заключительные", new="Прочие"))

    assert find(text, "4").heading == "Прочие положения"


def test_the_lead_of_a_point_is_replaced_and_its_list_stays():
    text = after(instruction(Op.REPLACE_PARAGRAPH, "2.2", new="Организация использует:"))

    assert find(text, "2.2") == replace(find(seed(), "2.2"), text="Организация использует:")


def test_a_line_is_replaced():
    text = after(instruction(Op.REPLACE_PARAGRAPH, "2.2", 3, new="почта;"))

    assert [child.text for child in find(text, "2.2").children][1:4] == ["сервисы образовательной платформы;", "почта;", find(seed(), "2.2", 4).text]


def test_a_point_is_stated_anew_with_all_below_it():
    new = replace(find(seed(), "2.4"), text="Асинхронные сервисы:", children=find(seed(), "2.4").children[:2])

    assert find(after(instruction(Op.REPLACE_PROVISION, "2.4", nodes=(new,))), "2.4") == new


def test_a_point_is_put_in_at_the_end_of_a_section():
    text = after(instruction(Op.INSERT_PROVISION, "2", nodes=(point("2.8"),), after=uid("2.7")))

    assert [node.label for node in find(text, "2").children][-2:] == ["2.7", "2.8"]


def test_a_point_is_put_in_between():
    text = after(instruction(Op.INSERT_PROVISION, "2", nodes=(point("2.2¹"),), after=uid("2.2")))

    assert [node.label for node in find(text, "2").children][:4] == ["2.1", "2.2", "2.2¹", "2.3"]


def test_two_points_after_the_same_one_find_their_order():
    given = [instruction(Op.INSERT_PROVISION, "2", nodes=(point(label),), after=uid("2.7")) for label in ("2.10", "2.8", "2.9")]

    assert [node.label for node in find(after(*given), "2").children][-4:] == ["2.7", "2.8", "2.9", "2.10"]


def test_numbers_that_cannot_be_compared_stand_alike_whatever_order_they_are_given_in():
    given = [instruction(Op.INSERT_PROVISION, "2", nodes=(point(label),), after=uid("2.7")) for label in ("а", "2.8")]

    assert after(*given) == after(*given[::-1])


def test_a_section_is_put_in():
    section = replace(point("5"), text="", heading="Контроль")

    assert [node.label for node in after(instruction(Op.INSERT_PROVISION, nodes=(section,), after=uid("4"))).provisions] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(("neighbour", "at"), [(0, 0), (1, 1), (5, 5)])
def test_lines_are_put_in(neighbour, at):
    lines = (line("первая;", "a"), line("вторая;", "b"))

    text = after(instruction(Op.INSERT_PARAGRAPH, "2.4", nodes=lines, after=uid("2.4", neighbour) if neighbour else ""))

    assert find(text, "2.4").children == find(seed(), "2.4").children[:at] + lines + find(seed(), "2.4").children[at:]


def test_a_repealed_point_keeps_its_number_and_place():
    text = after(instruction(Op.REPEAL_PROVISION, "2.4"))

    assert find(text, "2.4") == without_words(find(seed(), "2.4"))
    assert [node.uid for node in text.walk()] == [node.uid for node in seed().walk()]


def test_a_repealed_line_stays_counted():
    text = after(instruction(Op.REPEAL_PARAGRAPH, "2.4", 3))

    assert [child.repealed for child in find(text, "2.4").children] == [False, False, True, False, False]


def test_a_repealed_section_takes_all_below_along():
    text = after(instruction(Op.REPEAL_PROVISION, "4"))

    assert {(node.repealed, node.text, node.heading) for node in find(text, "4").walk()} == {(True, "", "")}


@pytest.mark.parametrize("part", [Part.TITLE, Part.ORGANISATION, Part.APPROVAL_WORD, Part.IMPRINT])
def test_a_part_of_the_title_page_is_renamed(part):
    text = after(instruction(Op.RENAME, part=part, new="Новые слова"))

    assert text == replace(seed(), **{part.value: "Новые слова"})


def test_words_of_the_title_are_replaced():
    text = after(instruction(Op.REPLACE_WORDS, part=Part.TITLE, old="Порядок применения", new="Правила применения"))

    assert text.title.startswith("Правила применения образовательной организацией")


def test_a_new_edition_replaces_everything():
    edition = replace(seed(), provisions=seed().provisions[:1])

    assert after(instruction(Op.NEW_EDITION, edition=edition)) == edition


def test_untouched_provisions_are_the_very_same():
    text = after(instruction(Op.REPLACE_PARAGRAPH, "2.2", new="Организация использует:"))

    assert find(text, "3") is find(seed(), "3")
    assert find(text, "2.3") is find(seed(), "2.3")
