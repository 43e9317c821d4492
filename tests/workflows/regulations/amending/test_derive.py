"""A lawyer edits the Порядок; these instructions come of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.workflows.regulations.amending.make_amending import find, line, point, reworded, seed, uid
from workflows.errors import BadInput
from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.edits import (
    inserted,
    repealed,
    term_replaced,
    with_title_part,
    with_words,
    withdrawn,
)
from workflows.regulations.amending.errors import NotAnAmendment
from workflows.regulations.amending.operations import Choice, Choices, Instruction, Op, Part, Term, Way
from workflows.regulations.tree import Kind

LATIN, CYRILLIC = "видеoinформацией", "видеоинформацией"
MAY = date(2026, 5, 1)
TERM = Term(pairs=(("мессенджеры", "чаты"), ("Мессенджер", "Чат")))


def told(new, base=None, **chosen):
    """The instructions in short: what is done where, with which words."""
    base = base or seed()
    found = derive(base, new, Choices(**chosen))
    assert apply(base, found) == new
    return [_short(base, given) for given in found]


def _short(base, given: Instruction):
    names = {node.uid: node.label or f"{node.text[:12]}" for node in base.walk()} | {"": str(given.part)}
    said = (given.op, names[given.target])
    return (*said, *(node.label for node in given.nodes)) if given.nodes else (*said, given.old, given.new)


def chosen(label, way=Way.AUTO, since=None, line=0):
    return {uid(label, line): Choice(way, since)}


def test_equal_texts_need_no_order():
    assert told(seed()) == []


@pytest.mark.parametrize(
    ("label", "old", "new", "said"),
    [
        ("1.3", "Положении", "Порядке", (Op.REPLACE_WORDS, "1.3", "В настоящем Положении", "В настоящем Порядке")),
        ("3.5", "3 дней", "5 рабочих дней", (Op.REPLACE_WORDS, "3.5", "3 дней", "5 рабочих дней")),
        ("3.1", "пункте 2.2. настоящего", "пункте 2.2 настоящего", (Op.REPLACE_WORDS, "3.1", "2.2. настоящего", "2.2 настоящего")),
        ("3.9", "ежегодно", "ежегодно в мае", (Op.INSERT_WORDS, "3.9", "ежегодно", "в мае")),
        ("3.3", " (логин и пароль / учетная запись)", "", (Op.DELETE_WORDS, "3.3", "(логин и пароль / учетная запись)", "")),
        ("3.7", "используется, электронный", "используется электронный", (Op.REPLACE_WORDS, "3.7", "используется,", "используется")),
        ("2.7", "расписанием", "календарём и расписанием", (Op.INSERT_WORDS, "2.7", "регламентируется", "календарём и")),
        ("3.4", "единая система", "единая система (далее – ЕСА)", (Op.INSERT_WORDS, "3.4", "система", "(далее – ЕСА)")),
        ("3.2", "Доступ", "Свободный доступ", (Op.REPLACE_WORDS, "3.2", "Доступ", "Свободный доступ")),
        ("2.3", "участниками образовательных отношений.", "участниками.", (Op.DELETE_WORDS, "2.3", "образовательных отношений", "")),
    ],
)
def test_a_few_words_are_told_as_words(label, old, new, said):
    assert told(reworded(seed(), label, old, new)) == [said]


def test_as_many_words_are_quoted_as_make_the_place_the_only_one():
    new = reworded(seed(), "3.5", "создаются педагогическим работником", "создаются директором")

    assert find(seed(), "3.5").text.count("педагогическим работником") == 2
    assert told(new) == [(Op.REPLACE_WORDS, "3.5", "создаются педагогическим работником", "создаются директором")]


def test_all_occurrences_changed_alike_are_one_instruction():
    new = reworded(seed(), "3.6", "личном кабинете", "личном разделе")

    (given,) = derive(seed(), new)

    assert (given.old, given.new, given.occurs, given.which) == ("кабинете", "разделе", 2, 0)


def test_a_point_rewritten_is_stated_anew():
    new = with_words(seed(), uid("3.2"), Part.TEXT, "Сервисами пользуются с любых устройств и в любое время.")

    assert told(new) == [(Op.REPLACE_PROVISION, "3.2", "3.2")]


def test_the_lead_of_a_list_rewritten_is_a_paragraph():
    new = with_words(seed(), uid("2.4"), Part.TEXT, "Отложенное общение:")

    assert told(new) == [(Op.REPLACE_PARAGRAPH, "2.4", "", "Отложенное общение:")]


def test_a_heading_and_the_title_page():
    new = with_words(seed(), uid("4"), Part.HEADING, "Вступление в силу")
    new = with_title_part(with_title_part(new, Part.APPROVAL_WORD, "УТВЕРЖДЕН"), Part.TITLE, new.title.replace(LATIN, CYRILLIC))

    assert told(new) == [
        (Op.REPLACE_WORDS, "approval_word", "УТВЕРЖДЕНО", "УТВЕРЖДЕН"),
        (Op.REPLACE_WORDS, "title", LATIN, CYRILLIC),
        (Op.REPLACE_HEADING, "4", "", "Вступление в силу"),
    ]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (Way.WORDS, (Op.REPLACE_WORDS, "2.4", "Сервисы асинхронного способа взаимодействия включают", "Отложенное общение")),
        (Way.PARAGRAPH, (Op.REPLACE_PARAGRAPH, "2.4", "", "Отложенное общение:")),
        (Way.WHOLE, (Op.REPLACE_PROVISION, "2.4", "2.4")),
    ],
)
def test_the_lawyer_chooses_how_fine(way, said):
    new = with_words(seed(), uid("2.4"), Part.TEXT, "Отложенное общение:")

    assert told(new, of=chosen("2.4", way)) == [said]


def test_a_point_stated_anew_swallows_what_is_below_and_lines_may_go():
    new = reworded(seed(), "2.4", "Сервисы", "Службы")
    new = withdrawn(reworded(new, "2.4", "сервис", "ящик", line=1), uid("2.4", 3))

    (given,) = derive(seed(), new, Choices(of=chosen("2.4", Way.WHOLE)))

    assert given.nodes == (find(new, "2.4"),)
    assert apply(seed(), [given]) == new


def test_new_points_lines_and_repeals_in_the_order_of_the_document():
    new = inserted(seed(), uid("2.4"), uid("2.4", 5), line("форум.", "a"))
    new = inserted(inserted(new, uid("2.4"), "a", line("чат.", "b")), uid("2"), uid("2.7"), point("2.8"))
    new = repealed(repealed(inserted(new, uid("2"), uid("2.2"), point("2.2¹")), uid("2.5")), uid("2.2", 4))

    assert told(new) == [
        (Op.REPEAL_PARAGRAPH, find(seed(), "2.2", 4).text[:12], "", ""),
        (Op.INSERT_PROVISION, "2", "2.2¹"),
        (Op.INSERT_PARAGRAPH, "2.4", "", ""),
        (Op.REPEAL_PROVISION, "2.5", "", ""),
        (Op.INSERT_PROVISION, "2", "2.8"),
    ]


def test_days_are_those_of_the_point():
    new = inserted(reworded(seed(), "3.5", "3 дней", "5 дней"), uid("2"), uid("2.7"), point("2.8", "Новое:", "раз;"))

    found = derive(seed(), new, Choices(of={**chosen("3.5", since=MAY), "new-2.8": Choice(effective_from=MAY)}))

    assert [given.effective_from for given in found] == [MAY, MAY]
    assert [given.effective_from for given in derive(seed(), new)] == [None, None]


def test_a_term_stays_a_term_in_each_point():
    new, places = term_replaced(seed(), TERM)

    found = derive(seed(), new, Choices(terms=(TERM,)))

    assert len(places) == 6
    assert {(given.op, given.term) for given in found} == {(Op.REPLACE_WORDS, "мессенджеры → чаты")}
    assert {(given.old, given.new) for given in found} == set(TERM.pairs)
    assert apply(seed(), found) == new


def test_a_term_left_somewhere_is_told_place_by_place():
    """«По тексту» would replace it there as well."""
    new = with_words(seed(), uid("2.5", 2), Part.TEXT, find(seed(), "2.5", 2).text.replace("мессенджеры", "чаты", 1))
    new = reworded(new, "3.5", "мессенджеры", "чаты")

    found = derive(seed(), new, Choices(terms=(TERM,)))

    assert [(given.target, given.term, given.which) for given in found] == [(uid("2.5", 2), "", 0), (uid("3.5"), "", 0)]


def test_a_new_edition_is_one_instruction():
    new = replace(seed(), kind="Правила", provisions=seed().provisions[1:])

    (given,) = derive(seed(), new, Choices(is_edition=True, of={"": Choice(effective_from=MAY)}))

    assert (given.op, given.edition, given.effective_from) == (Op.NEW_EDITION, new, MAY)


def swapped():
    first, second, *rest = find(seed(), "2").children
    return _with(replace(find(seed(), "2"), children=(second, first, *rest)))


def _with(node):
    return replace(seed(), provisions=tuple(node if each.uid == node.uid else each for each in seed().provisions))


def _inside(label, /, **changes):
    node = find(seed(), label)
    section = next(each for each in seed().provisions if node in each.children)
    return _with(replace(section, children=tuple(replace(each, **changes) if each is node else each for each in section.children)))


UNLAWFUL = {
    "gone": (withdrawn(seed(), uid("2.4", 2)), "Абзац 3 пункта 2.4 исчез из текста. Верните его и признайте утратившим силу: его номер остаётся за ним."),
    "renumbered": (_inside("2.4", label="2.8"), "Пункт 2.4: номер поменялся на «2.8». Верните номер: изменения не перенумеровывают акт."),
    "another kind": (_inside("2.4", kind=Kind.SUBPOINT), "Пункт 2.4: стал другой структурной единицей. Верните прежний вид и вставьте новое место отдельно."),
    "moved": (swapped(), "Пункт 2.1 стоит на другом месте. Верните его: изменения не переставляют пункты."),
    "emptied": (_inside("3.2", text=""), "Пункт 3.2: не осталось слов. Впишите их или признайте это место утратившим силу."),
    "repealed with words": (_inside("3.2", repealed=True), "Пункт 3.2 утрачивает силу, но слова остались. Признайте его утратившим силу ещё раз или верните."),
    "no number": (inserted(seed(), uid("2"), uid("2.7"), point("")), "Абзац 8 раздела 2: у нового места нет номера. Возьмите предложенный номер."),
    "a number twice": (inserted(seed(), uid("2"), uid("2.7"), point("3.1")), "Пункт 3.1: такой номер в тексте уже есть. Возьмите следующий свободный номер."),
    "out of order": (inserted(seed(), uid("2"), uid("2.4"), point("2.8")), "Пункт 2.8 стоит не по порядку номеров. Передвиньте его или возьмите предложенный номер."),
    "a new empty line": (inserted(seed(), uid("2.4"), uid("2.4", 5), line(" ")), "Абзац 7 пункта 2.4 пуст. Впишите слова или уберите его."),
    "a copy": (
        _inside("2.5", children=(*find(seed(), "2.5").children, find(seed(), "2.6"))),
        "Место «2.6» стоит в тексте дважды. Удалите копию и вставьте её как новое место.",
    ),
    "another kind of act": (replace(seed(), kind="Правила"), "Вид акта «Порядок» поправкой не меняется. Верните его или подготовьте новую редакцию."),
    "no title": (replace(seed(), title=""), "Наименование акта пусто. Впишите его."),
}


@pytest.mark.parametrize("what", UNLAWFUL)
def test_what_is_no_amendment_is_said(what):
    new, said = UNLAWFUL[what]

    with pytest.raises(NotAnAmendment) as refused:
        derive(seed(), new)

    assert [each.replace("\u00a0", " ") for each in refused.value.problems] == [said]
    assert isinstance(refused.value, BadInput)


def test_a_repealed_point_does_not_come_to_life():
    base = repealed(seed(), uid("2.4"))

    with pytest.raises(NotAnAmendment) as refused:
        derive(base, seed())

    assert refused.value.problems[0].replace("\u00a0", " ") == "Пункт 2.4 утратил силу и не оживает. Вставьте новый пункт со следующим номером."


def test_strange_spelling_of_one_text_is_no_difference():
    """«й» of two signs comes from other systems; the stored text is NFC."""
    assert derive(seed(), with_words(seed(), uid("3.2"), Part.TEXT, find(seed(), "3.2").text.replace("й", "и\u0306"))) == ()
