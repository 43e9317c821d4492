"""All changes of one order: their order, what is said together, and who gets a number."""

from dataclasses import replace
from datetime import date

from tests.workflows.regulations.amending.make_wording import (
    NAMES,
    at,
    base,
    item,
    lettered,
    more,
    page,
    point,
    section,
    words,
)
from workflows.regulations.amending.operations import Instruction, Op, Part
from workflows.regulations.amending.wording import grouped, subclauses
from workflows.regulations.tree import Kind, Node

SEPTEMBER, JANUARY = date(2026, 9, 1), date(2027, 1, 1)


def said(*given, text=None):
    return subclauses(given, text or base(), NAMES)


def test_sub_clauses_follow_the_text_and_not_the_hand():
    assert said(
        words("мессенджеры"),
        Instruction(Op.INSERT_PROVISION, after=at("4"), nodes=(section("5", "Связь"),)),
        Instruction(Op.INSERT_PROVISION, at("2"), after=at("2.7"), nodes=(point("2.8"),)),
        Instruction(Op.REPEAL_PROVISION, at("2.6")),
        page(Part.TITLE, "видеoинформацией", "видеоинформацией"),
        page(Part.APPROVAL_WORD, "УТВЕРЖДЕНО", "УТВЕРЖДЁН"),
        words("Положении", "Порядке", "1.3"),
        Instruction(Op.REPLACE_HEADING, at("3"), Part.HEADING, new="Правила"),
    ) == (
        "1) на титульном листе слово «УТВЕРЖДЕНО» заменить словом «УТВЕРЖДЁН»;",
        "2) в наименовании слово «видеoинформацией» заменить словом «видеоинформацией»;",
        "3) в абзаце первом пункта 1.3 слово «Положении» заменить словом «Порядке»;",
        "4) пункт 2.6 признать утратившим силу;",
        "5) раздел 2 дополнить пунктом 2.8 следующего содержания: «2.8. Текст.»;",
        "6) наименование раздела 3 изложить в следующей редакции: «Правила»;",
        "7) в пункте 3.5 слово «мессенджеры» исключить;",
        "8) дополнить разделом 5 следующего содержания: «5. Связь».",
    )


def test_a_single_change_has_no_number():
    assert said(words("мессенджеры")) == ("в пункте 3.5 слово «мессенджеры» исключить.",)


def test_changes_of_one_paragraph_are_said_once_where():
    assert said(words("3", "5"), words("мессенджеры"), more("модулю", "и практике")) == (
        "в пункте 3.5:\n"
        "а) после слова «модулю» дополнить словами «и практике»;\n"
        "б) слово «мессенджеры» исключить;\n"
        "в) цифру «3» заменить цифрой «5».",
    )


def test_changes_of_one_point_are_together_with_their_paragraphs():
    assert said(
        Instruction(Op.INSERT_PARAGRAPH, at("2.4"), after=at("2.4", 6), nodes=(item("чат."),)),
        Instruction(Op.REPEAL_PARAGRAPH, at("2.4", 3)),
        words("Сервисы", "Службы", "2.4"),
        Instruction(Op.REPLACE_PARAGRAPH, at("2.4", 2), new="почта;"),
        Instruction(Op.REPEAL_PROVISION, at("2.6")),
    ) == (
        "1) в пункте 2.4:\n"
        "а) в абзаце первом слово «Сервисы» заменить словом «Службы»;\n"
        "б) абзац второй изложить в следующей редакции: «– почта;»;\n"
        "в) абзац третий признать утратившим силу;\n"
        "г) дополнить абзацем седьмым следующего содержания: «– чат.»;",
        "2) пункт 2.6 признать утратившим силу.",
    )


def test_letters_inside_a_point_are_named_without_the_point():
    assert said(
        Instruction(Op.REPLACE_WORDS, "a", old="преподавателям", new="учителям"),
        Instruction(Op.REPEAL_PARAGRAPH, "b2"),
        Instruction(Op.INSERT_PROVISION, "p31", after="b", nodes=(Node("v", Kind.SUBPOINT, "в", text="всем."),)),
        text=lettered(),
    ) == (
        "в пункте 3.1:\n"
        "а) в подпункте «а» слово «преподавателям» заменить словом «учителям»;\n"
        "б) абзац третий подпункта «б» признать утратившим силу;\n"
        "в) дополнить подпунктом «в» следующего содержания: «в) всем.».",
    )


def test_the_title_page_is_named_once():
    assert said(page(Part.IMPRINT, "2026", "2027"), page(Part.APPROVAL_WORD, "УТВЕРЖДЕНО", "УТВЕРЖДЁН")) == (
        "на титульном листе:\nа) слово «УТВЕРЖДЕНО» заменить словом «УТВЕРЖДЁН»;\nб) цифры «2026» заменить цифрами «2027».",
    )


def test_a_term_is_one_sub_clause_and_the_last():
    term = "сервис → служба"

    assert said(
        words("сервисов", "служб", "3.1", term=term),
        Instruction(Op.REPLACE_WORDS, "", Part.TITLE, "сервисов", "служб", term=term),
        words("сервис", "служба", "3.6", occurs=2, term=term),
        Instruction(Op.REPEAL_PROVISION, at("4.2")),
    ) == (
        "1) пункт 4.2 признать утратившим силу;",
        "2) в наименовании и по тексту слово «сервис» в соответствующих числе и падеже заменить словом «служба» в соответствующих числе и падеже.",
    )


def test_changes_with_different_days_are_different_sub_clauses():
    late = replace(words("мессенджеры"), effective_from=SEPTEMBER)
    groups = grouped((late, words("3", "5"), words("модулю", "предмету")), base(), NAMES)

    assert [(group.text, group.effective_from, len(group.instructions)) for group in groups] == [
        ("в пункте 3.5:\nа) слово «модулю» заменить словом «предмету»;\nб) цифру «3» заменить цифрой «5»", None, 2),
        ("в пункте 3.5 слово «мессенджеры» исключить", SEPTEMBER, 1),
    ]


def test_new_points_in_a_row_keep_their_order():
    new = [Instruction(Op.INSERT_PROVISION, at("2"), after=at("2.7"), nodes=(point(f"2.{number}"),)) for number in (8, 9, 10)]

    assert [text.split(" следующего")[0] for text in said(*new)] == [
        f"{number}) раздел 2 дополнить пунктом 2.{label}" for number, label in ((1, 8), (2, 9), (3, 10))
    ]


def test_a_later_change_may_speak_of_what_an_earlier_one_puts_in():
    first = Instruction(Op.INSERT_PROVISION, at("2"), after=at("2.7"), nodes=(point("2.8", "Связь по почте."),), effective_from=SEPTEMBER)
    later = Instruction(Op.REPLACE_WORDS, "new-2.8", old="почте", new="чату", effective_from=JANUARY)

    assert said(later, first) == (
        "1) раздел 2 дополнить пунктом 2.8 следующего содержания: «2.8. Связь по почте.»;",
        "2) в пункте 2.8 слово «почте» заменить словом «чату».",
    )


def test_paragraphs_put_in_one_after_another_are_counted_on():
    end = at("2.5", 3)
    first = Instruction(Op.INSERT_PARAGRAPH, at("2.5"), after=end, nodes=(item("чат;"),))
    second = Instruction(Op.INSERT_PARAGRAPH, at("2.5"), after="new-чат;", nodes=(item("форум."),), effective_from=SEPTEMBER)

    assert said(first, second) == (
        "1) пункт 2.5 дополнить абзацем четвёртым следующего содержания: «– чат;»;",
        "2) пункт 2.5 дополнить абзацем пятым следующего содержания: «– форум.».",
    )


def test_more_lines_than_letters_go_on_with_two():
    many = [replace(words("мессенджеры"), which=number, occurs=30) for number in range(1, 31)]

    assert [line.split(")")[0] for line in said(*many)[0].splitlines()[-3:]] == ["я", "аа", "аб"]


def test_nothing_to_say_is_nothing_said():
    assert said() == ()
