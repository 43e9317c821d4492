"""Golden sentences: what each operation says in an order."""

import pytest

from tests.workflows.regulations.amending.make_wording import (
    at,
    base,
    item,
    lettered,
    more,
    node,
    page,
    paragraph,
    point,
    said,
    section,
    words,
)
from workflows.regulations.amending.operations import Instruction, Op, Part
from workflows.regulations.tree import Kind, Node

OF_THE_REAL_ONE = [
    # words
    (words("В настоящем Положении", "В настоящем Порядке", "1.3"), "в абзаце первом пункта 1.3 слова «В настоящем Положении» заменить словами «В настоящем Порядке»"),
    (words("Положении", "Порядке", "1.3"), "в абзаце первом пункта 1.3 слово «Положении» заменить словом «Порядке»"),
    (words("3", "5"), "в пункте 3.5 цифру «3» заменить цифрой «5»"),
    (words("3", "15"), "в пункте 3.5 цифру «3» заменить цифрами «15»"),
    (words("3", "пяти"), "в пункте 3.5 цифру «3» заменить словом «пяти»"),
    (words("3 дней", "5 рабочих дней"), "в пункте 3.5 слова «3 дней» заменить словами «5 рабочих дней»"),
    (words("др;", "др.;", "2.2", 5), "в абзаце пятом пункта 2.2 слово «др;» заменить словом «др.;»"),
    (words(",", ";", "3.7"), "в абзаце первом пункта 3.7 знак препинания «,» заменить знаком препинания «;»"),
    (words("используется,", "используется", "3.7"), "в абзаце первом пункта 3.7 слово «используется,» заменить словом «используется»"),
    (words("социальные сети и мессенджеры,"), "в пункте 3.5 слова «социальные сети и мессенджеры,» исключить"),
    (words("мессенджеры"), "в пункте 3.5 слово «мессенджеры» исключить"),
    (words(",", label="3.7"), "в абзаце первом пункта 3.7 знак препинания «,» исключить"),
    (words("видеоконференций и связи", "видеосвязи"), "в пункте 3.5 слова «видеоконференций и связи» заменить словом «видеосвязи»"),
    (words("цифровой", "электронный", "2.4", 4), "в абзаце четвёртом пункта 2.4 слово «цифровой» заменить словом «электронный»"),
    (more("мессенджеры", "и чаты"), "в пункте 3.5 после слова «мессенджеры» дополнить словами «и чаты»"),
    (more("социальные сети", ", чаты"), "в пункте 3.5 после слов «социальные сети» дополнить словами «, чаты»"),
    (more("3", "рабочих"), "в пункте 3.5 после цифры «3» дополнить словом «рабочих»"),
    (more("связи", ","), "в пункте 3.5 после слова «связи» дополнить знаком препинания «,»"),
    # how often
    (words("сервис", "служба", "3.6", occurs=2), "в пункте 3.6 слово «сервис» (во всех случаях) заменить словом «служба»"),
    (words("сервис", "служба", "3.6", occurs=2, which=1), "в пункте 3.6 слово «сервис» (в первом случае) заменить словом «служба»"),
    (words("сервис", "служба", "3.6", occurs=2, which=2), "в пункте 3.6 слово «сервис» (во втором случае) заменить словом «служба»"),
    (words("сервис", label="3.6", occurs=3, which=3), "в пункте 3.6 слово «сервис» (в третьем случае) исключить"),
    (more("сервис", "школы", "3.6", occurs=2), "в пункте 3.6 после слова «сервис» (во всех случаях) дополнить словом «школы»"),
    # headings and the title page
    (Instruction(Op.REPLACE_WORDS, at("3"), Part.HEADING, "Правила", "Порядок"), "в наименовании раздела 3 слово «Правила» заменить словом «Порядок»"),
    (Instruction(Op.REPLACE_HEADING, at("3"), Part.HEADING, new="Правила"), "наименование раздела 3 изложить в следующей редакции: «Правила»"),
    (page(Part.TITLE, "видеoинформацией", "видеоинформацией"), "в наименовании слово «видеoинформацией» заменить словом «видеоинформацией»"),
    (Instruction(Op.RENAME, part=Part.TITLE, new="Порядок связи"), "наименование изложить в следующей редакции: «Порядок связи»"),
    (page(Part.APPROVAL_WORD, "УТВЕРЖДЕНО", "УТВЕРЖДЁН"), "на титульном листе слово «УТВЕРЖДЕНО» заменить словом «УТВЕРЖДЁН»"),
    (page(Part.IMPRINT, "2026", "2027"), "на титульном листе цифры «2026» заменить цифрами «2027»"),
    (Instruction(Op.RENAME, part=Part.ORGANISATION, new="Институт «МИРК»"), "на титульном листе наименование организации изложить в следующей редакции: «Институт „МИРК“»"),
    (Instruction(Op.RENAME, part=Part.IMPRINT), "на титульном листе выходные данные исключить"),
    # whole provisions
    (Instruction(Op.REPLACE_PARAGRAPH, at("3.7", 2), new="Для связи служит почта."), "абзац второй пункта 3.7 изложить в следующей редакции: «Для связи служит почта.»"),
    (Instruction(Op.REPLACE_PARAGRAPH, at("2.4"), new="Сервисы:"), "абзац первый пункта 2.4 изложить в следующей редакции: «2.4. Сервисы:»"),
    (Instruction(Op.REPLACE_PARAGRAPH, at("2.4", 2), new="почта;"), "абзац второй пункта 2.4 изложить в следующей редакции: «– почта;»"),
    (Instruction(Op.REPLACE_PROVISION, at("2.3"), nodes=(point("2.3", "Способы:", item("сразу;"), item("после.")),)), "пункт 2.3 изложить в следующей редакции:\n«2.3. Способы:\n– сразу;\n– после.»"),
    (Instruction(Op.REPLACE_PROVISION, at("2.3"), nodes=(point("2.3", "Сайт «МИРК»."),)), "пункт 2.3 изложить в следующей редакции: «2.3. Сайт „МИРК“.»"),
    (Instruction(Op.REPEAL_PROVISION, at("2.6")), "пункт 2.6 признать утратившим силу"),
    (Instruction(Op.REPEAL_PROVISION, at("3")), "раздел 3 признать утратившим силу"),
    (Instruction(Op.REPEAL_PARAGRAPH, at("2.4", 3)), "абзац третий пункта 2.4 признать утратившим силу"),
    # what is put in
    (Instruction(Op.INSERT_PROVISION, at("2"), after=at("2.7"), nodes=(point("2.8"),)), "раздел 2 дополнить пунктом 2.8 следующего содержания: «2.8. Текст.»"),
    (Instruction(Op.INSERT_PROVISION, at("2"), after=at("2.2"), nodes=(point("2.2¹"),)), "раздел 2 дополнить пунктом 2.2¹ следующего содержания: «2.2¹. Текст.»"),
    (Instruction(Op.INSERT_PROVISION, after=at("4"), nodes=(section("5", "Связь", point("5.1")),)), "дополнить разделом 5 следующего содержания:\n«5. Связь\n5.1. Текст.»"),
    (Instruction(Op.INSERT_PROVISION, at("3.1"), nodes=(Node("n", Kind.SUBPOINT, "а", text="сайт."),)), "пункт 3.1 дополнить подпунктом «а» следующего содержания: «а) сайт.»"),
    (Instruction(Op.INSERT_PARAGRAPH, at("2.2"), after=at("2.2", 13), nodes=(item("чат."),)), "пункт 2.2 дополнить абзацем четырнадцатым следующего содержания: «– чат.»"),
    (Instruction(Op.INSERT_PARAGRAPH, at("2.2"), after=at("2.2", 3), nodes=(item("чат;"),)), "пункт 2.2 после абзаца третьего дополнить абзацем следующего содержания: «– чат;»"),
    (Instruction(Op.INSERT_PARAGRAPH, at("2.2"), after="", nodes=(item("чат;"),)), "пункт 2.2 после абзаца первого дополнить абзацем следующего содержания: «– чат;»"),
    (Instruction(Op.INSERT_PARAGRAPH, at("2.2"), after=at("2.2", 3), nodes=(item("чат;"), item("форум;"))), "пункт 2.2 после абзаца третьего дополнить абзацами следующего содержания:\n«– чат;\n– форум;»"),
    (Instruction(Op.INSERT_PARAGRAPH, at("2.5"), after=at("2.5", 3), nodes=(item("чат;"), item("форум."))), "пункт 2.5 дополнить абзацами четвёртым и пятым следующего содержания:\n«– чат;\n– форум.»"),
    (Instruction(Op.INSERT_PARAGRAPH, at("2.5"), after=at("2.5", 3), nodes=(item("1;"), item("2;"), item("3."))), "пункт 2.5 дополнить абзацами четвёртым – шестым следующего содержания:\n«– 1;\n– 2;\n– 3.»"),
    (Instruction(Op.INSERT_PARAGRAPH, at("3.5"), nodes=(paragraph("Ещё."),)), "пункт 3.5 дополнить абзацем вторым следующего содержания: «Ещё.»"),
    # the whole act
    (Instruction(Op.NEW_EDITION, edition=base()), "изложить Порядок в новой редакции согласно приложению"),
    (words("сервис", "служба", "3.6", term="сервис → служба"), "по тексту слово «сервис» в соответствующих числе и падеже заменить словом «служба» в соответствующих числе и падеже"),
    (
        words("ЭИОС", "среда", "2.2", term="ЭИОС → электронная среда"),
        "по тексту слово «ЭИОС» в соответствующих числе и падеже заменить словами «электронная среда» в соответствующих числе и падеже",
    ),
]

OF_LETTERS_AND_CHAPTERS = [
    (Instruction(Op.REPEAL_PROVISION, "a"), "подпункт «а» пункта 3.1 признать утратившим силу"),
    (Instruction(Op.REPLACE_WORDS, "a", old="преподавателям", new="учителям"), "в подпункте «а» пункта 3.1 слово «преподавателям» заменить словом «учителям»"),
    (Instruction(Op.REPLACE_WORDS, "b", old="обучающимся", new="ученикам"), "в абзаце первом подпункта «б» пункта 3.1 слово «обучающимся» заменить словом «ученикам»"),
    (Instruction(Op.REPEAL_PARAGRAPH, "b2"), "абзац третий подпункта «б» пункта 3.1 признать утратившим силу"),
    (Instruction(Op.REPLACE_WORDS, "p31", old="дают", new="открывают"), "в абзаце первом пункта 3.1 слово «дают» заменить словом «открывают»"),
    (Instruction(Op.INSERT_PROVISION, "p31", after="b", nodes=(Node("v", Kind.SUBPOINT, "в", text="всем."),)), "пункт 3.1 дополнить подпунктом «в» следующего содержания: «в) всем.»"),
    (Instruction(Op.INSERT_PARAGRAPH, "p31", after="a", nodes=(paragraph("Ещё."),)), "пункт 3.1 после подпункта «а» дополнить абзацем следующего содержания: «Ещё.»"),
    (Instruction(Op.INSERT_PARAGRAPH, "p31", after="b", nodes=(paragraph("Ещё."),)), "пункт 3.1 дополнить абзацем четвёртым следующего содержания: «Ещё.»"),
    (Instruction(Op.REPEAL_PROVISION, "ch"), "главу 4 признать утратившей силу"),
    (Instruction(Op.REPLACE_HEADING, "ch", Part.HEADING, new="Время"), "наименование главы 4 изложить в следующей редакции: «Время»"),
    (Instruction(Op.REPEAL_PROVISION, "c1"), "пункт 1 главы 4 признать утратившим силу"),
    (Instruction(Op.REPLACE_WORDS, "o1", old="Прочее", new="Иное"), "в пункте 1 раздела 5 слово «Прочее» заменить словом «Иное»"),
    (Instruction(Op.REPEAL_PROVISION, "o2"), "статью 7 признать утратившей силу"),
    (Instruction(Op.REPLACE_WORDS, "o2", old="Статья", new="Норма"), "в статье 7 слово «Статья» заменить словом «Норма»"),
    (Instruction(Op.REPEAL_PROVISION, "ap"), "приложение № 1 признать утратившим силу"),
    (Instruction(Op.REPLACE_WORDS, "ap1", old="Поле", new="Графа"), "в пункте 1 приложения № 1 слово «Поле» заменить словом «Графа»"),
    (Instruction(Op.REPLACE_WORDS, "ap2", old="строка", new="графа"), "в абзаце втором приложения № 1 слово «строка» заменить словом «графа»"),
    (Instruction(Op.REPLACE_WORDS, "pr2", old="всегда", new="ныне"), "в абзаце втором преамбулы слово «всегда» заменить словом «ныне»"),
    (Instruction(Op.INSERT_PROVISION, "ch", after="c1", nodes=(point("2"),)), "главу 4 дополнить пунктом 2 следующего содержания: «2. Текст.»"),
]


@pytest.mark.parametrize(("given", "golden"), OF_THE_REAL_ONE)
def test_sentences_about_the_real_act(given, golden):
    assert said(given) == golden


@pytest.mark.parametrize(("given", "golden"), OF_LETTERS_AND_CHAPTERS)
def test_sentences_about_letters_chapters_and_appendices(given, golden):
    assert said(given, lettered()) == golden


def test_every_operation_has_a_golden_sentence():
    assert {given.op for given, _ in OF_THE_REAL_ONE} == set(Op)


def test_a_single_paragraph_before_the_first_number_is_the_preamble():
    text = lettered()
    one = type(text)(text.kind, text.title, text.provisions[1:])

    assert said(Instruction(Op.REPLACE_WORDS, "pr2", old="всегда", new="ныне"), one) == "в преамбуле слово «всегда» заменить словом «ныне»"


def test_a_repealed_paragraph_stays_counted():
    first, second, *rest = node("2.4").children
    gone = Node(first.uid, first.kind, repealed=True)
    act = type(base())("Порядок", "Порядок", (Node("p", Kind.POINT, "2.4", text="Сервисы:", children=(gone, second, *rest)),))

    assert said(Instruction(Op.REPEAL_PARAGRAPH, second.uid), act) == "абзац третий пункта 2.4 признать утратившим силу"


def test_a_section_without_a_number_is_called_by_its_heading():
    act = type(base())("Порядок", "Порядок", (Node("s", Kind.SECTION, heading="Связь «МИРК»", children=(point("1"),)),))

    assert said(Instruction(Op.REPEAL_PARAGRAPH, "s"), act) == "раздел «Связь „МИРК“» признать утратившим силу"


def test_lines_inside_a_line_count_on():
    inner = (Node("x1", Kind.ITEM, text="один;"), Node("x2", Kind.ITEM, text="два;"))
    lines = (Node("x", Kind.ITEM, text="числа:", children=inner), Node("y", Kind.ITEM, text="буквы."))
    act = type(base())("Порядок", "Порядок", (Node("p", Kind.POINT, "1.1", text="Есть:", children=lines),))

    assert [said(Instruction(Op.REPEAL_PARAGRAPH, uid), act) for uid in ("x2", "y")] == [
        "абзац четвёртый пункта 1.1 признать утратившим силу",
        "абзац пятый пункта 1.1 признать утратившим силу",
    ]


def test_the_latin_letter_is_quoted_as_it_stands():
    golden = said(page(Part.TITLE, "видеoинформацией", "видеоинформацией"))

    assert [char for char in golden if char.isascii() and char.isalpha()] == ["o"]
