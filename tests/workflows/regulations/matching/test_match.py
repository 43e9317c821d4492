"""A file changed in Word against the real Порядок: what is known, what is asked, what the order says."""

import re
from dataclasses import replace

import pytest

from tests.make_text import short_text
from tests.workflows.regulations.amending.make_amending import find, seed
from tests.workflows.regulations.matching.make_matching import (
    CATALOGUE,
    asked,
    changed,
    delete,
    numbered_by_word,
    our_file,
    outcome,
    put_before,
    read,
    revise,
    reword,
    told,
)
from workflows.errors import BadInput
from workflows.regulations.amending.edits import repealed, tidy
from workflows.regulations.matching import AnotherAct, Why, match, resolved
from workflows.regulations.tree import Kind, Node


def shifted(new=CATALOGUE):
    """What Word makes of a point put in before 2.5 of a list that counts itself."""
    return changed(
        put_before("2.5.", f"2.5. {new}"),
        reword("2.5. Сервисы", "2.5.", "2.6."),
        reword("2.6. Синхронный", "2.6.", "2.7."),
        reword("2.7. Взаимодействие", "2.7.", "2.8."),
    )


@pytest.mark.parametrize("text", [seed(), short_text()])
def test_our_own_file_comes_back_without_a_change(text):
    loaded = read(our_file(text))

    matching = match(text, loaded)

    assert (matching.questions, matching.notes) == ((), ())
    assert resolved(text, loaded, matching, {}).text == text


def test_a_text_file_of_the_act_comes_back_too():
    from_text = read("\n".join(_lines(seed())).encode(), "poryadok.txt")

    assert outcome(from_text).text == seed()


def _lines(text):
    marks = {Kind.ITEM: "– "}
    yield text.title
    for node in text.walk():
        yield f"{node.label}. {node.heading}{node.text}" if node.label else f"{marks.get(node.kind, '')}{node.text}"


def test_some_words_changed():
    assert told(changed(reword("3.5.", "3 дней", "5 рабочих дней"))) == [("replace_words", "3 дней", "5 рабочих дней")]


@pytest.mark.parametrize(("old", "new"), [("«", '"'), (" – ", " - "), (" ", "\u00a0"), (" ", "  "), ("видеоконференц-связи", "видеоконференц- связи")])
def test_typography_is_no_change(old, new):
    assert outcome(changed(reword("1.1.", old, new))).text == seed()


def test_beside_a_real_change_typography_stays_as_it_was():
    loaded = changed(reword("1.1.", "«", '"'), reword("1.1.", " – ", " - "), reword("1.1.", "регламентирует правила", "определяет правила"))

    new = outcome(loaded).text

    assert find(new, "1.1").text == find(seed(), "1.1").text.replace("регламентирует правила", "определяет правила")


def test_a_latin_letter_put_right_is_a_change():
    latin, russian = re.search(r"вид\w*[a-z]\w*", find(seed(), "1.1").text)[0], "видеоинформацией"

    assert told(changed(reword("1.1.", latin, russian))) == [("replace_words", latin, russian)]


def test_a_point_at_the_end_gets_the_next_number():
    loaded = changed(put_before("3. Правила", f"2.8. {CATALOGUE}"))

    assert asked(match(seed(), loaded)) == []
    assert told(loaded) == [("insert_provision", f"2.8 {CATALOGUE}")]


def test_numbers_that_word_moved_on_stay_where_they_were():
    loaded = shifted()

    matching = match(seed(), loaded)

    assert asked(matching) == []
    assert matching.notes == (
        "Файл сдвинул номера: 2.5–2.7 стали 2.6–2.8. Номера не меняются: каждый пункт останется под своим. "
        "Если файл поправил и ссылки на эти номера, верните их.",
    )
    assert told(loaded) == [("insert_provision", f"2.4¹ {CATALOGUE}")]
    assert outcome(loaded).notes == ("Новое место, в файле пункт 2.5, получит номер 2.4¹: номера не повторяются и не сдвигаются.",)


def test_a_used_number_is_not_given_again():
    loaded = shifted()
    matching = match(seed(), loaded)

    new = resolved(seed(), loaded, matching, {}, taken=frozenset({"2-4_1"})).text

    assert find(new, "2.4²").text == CATALOGUE


def test_a_new_point_takes_its_lines_along():
    loaded = changed(put_before("2.5.", "2.4.1. Каталог:", "– утверждает директор;", "– ведёт инженер."))

    assert [node.text for node in find(outcome(loaded).text, "2.4.1").walk()] == ["Каталог:", "утверждает директор;", "ведёт инженер."]


def test_before_the_first_number_nothing_is_free():
    loaded = changed(put_before("2.1.", f"2.1. {CATALOGUE}"))

    assert told(loaded) == [("insert_provision", f"2.1¹ {CATALOGUE}")]
    assert outcome(loaded).notes[0] == "Пункт 2.1 из файла: на его месте свободного номера нет, он поставлен дальше. Проверьте место."


def test_a_new_section_in_the_middle_renumbers_its_points_alone():
    loaded = changed(put_before("3. Правила", "3. Каталог сервисов", "3.1. Каталог ведёт инженер."))

    new = outcome(loaded).text

    assert [(node.label, node.heading or node.text) for node in find(new, "2¹").walk()] == [("2¹", "Каталог сервисов"), ("2¹.1", "Каталог ведёт инженер.")]
    assert find(new, "3.1") == find(seed(), "3.1")


def test_a_new_line_of_a_list():
    assert told(changed(put_before("– цифровой образовательный", "– каталог сервисов;"))) == [("insert_paragraph", "каталог сервисов;")]


def test_a_list_with_letters_below_a_point_that_had_none():
    loaded = changed(put_before("2.4.", "а) очно;", "б) заочно."))

    assert told(loaded) == [("insert_provision", "а очно;"), ("insert_provision", "б заочно.")]


def test_words_below_a_repealed_point_are_not_put_in():
    base = repealed(seed(), find(seed(), "2.6").uid)
    loaded = changed(put_before("2.7.", "Этот абзац остался от пункта."), base=base)

    assert told(loaded, base=base) == []
    assert outcome(loaded, base=base).notes == ("Пункт 2.6 утрачивает силу: слова, которые стоят в файле под ним, не внесены.",)


def test_a_file_without_a_title_page_is_the_same_act():
    loaded = replace(read(our_file(seed())), title="", organisation="", approval_word="", imprint="")

    assert outcome(loaded).text == seed()


def test_a_file_of_another_act():
    with pytest.raises(AnotherAct) as refusal:
        match(seed(), short_text())

    assert str(refusal.value) == (
        "Это файл другого акта: в нём «Порядок применения сервисов взаимодействия», а изменяется «Порядок применения образовательной организацией сервисов взаимодействия…». Совпало мест: 1 из 51. "
        "Загрузите файл действующей редакции этого акта. Если акт переписан целиком, подготовьте его новую редакцию."
    )


def test_a_text_under_the_same_name_is_told_apart():
    with pytest.raises(AnotherAct, match=r"^Название в файле то же \(«Порядок применения .*…»\), но текст другой\. Совпало мест: 1 из 51\."):
        match(seed(), replace(short_text(), title=seed().title))


def test_too_much_that_is_new_is_a_new_edition():
    lines = tuple(Node(f"x{number}", Kind.ITEM, text=f"строка {number};") for number in range(600))
    loaded = replace(seed(), provisions=(*seed().provisions, Node("x", Kind.SECTION, "5", heading="Перечень", children=lines)))

    with pytest.raises(BadInput, match=r"^В файле новых мест: 601, а в акте всего 51\. Столько одним приказом не добавляют: подготовьте новую редакцию акта\.$"):
        match(seed(), loaded)


def test_half_of_the_act_is_still_the_act():
    half = replace(seed(), provisions=seed().provisions[:2])

    assert asked(match(seed(), half)) == [(Why.GONE, "Раздел 3"), (Why.GONE, "Раздел 4")]


def test_tracked_changes_are_taken_as_made():
    assert told(changed(revise("3.5.", "3 дней", "5 рабочих дней"))) == [("replace_words", "3 дней", "5 рабочих дней")]


def test_a_point_put_into_a_list_that_word_numbers_itself():
    loaded = numbered_by_word(before="2.5.", new=CATALOGUE)

    matching = match(seed(), loaded)

    assert asked(matching) == []
    assert matching.notes[0].startswith("Файл сдвинул номера: 2.5–2.7 стали 2.6–2.8.")
    assert told(loaded) == [("insert_provision", f"2.4¹ {CATALOGUE}")]


def test_a_long_list_put_below_a_point_does_not_make_it_another():
    lines = [f"– {words} применяются по отдельному распоряжению директора;" for words in ("опросы", "анкеты", "вебинары", "олимпиады", "конкурсы", "чаты")]
    loaded = changed(put_before("2.4.", *lines))

    assert asked(match(seed(), loaded)) == []
    assert told(loaded) == [("insert_paragraph", *(said[2:] for said in lines))]


def test_points_under_a_new_heading_stay_where_they_are():
    loaded = changed(put_before("2.6.", "3. Синхронный способ"))

    assert match(seed(), loaded).notes[-1] == "В файле под другим заголовком стоят: 2.6, 2.7. Изменения ничего не переставляют: эти пункты останутся на своих местах."
    assert told(loaded) == [("insert_provision", "2¹ Синхронный способ")]


def test_a_lost_heading_stays():
    loaded = changed(delete("3. Правила"))

    assert asked(match(seed(), loaded)) == []
    assert match(seed(), loaded).notes == ("Раздел\u00a03: заголовка в файле нет, а пункты есть. Заголовок остаётся.",)
    assert told(loaded) == []


def test_a_new_node_never_has_an_identity_of_the_act():
    first = outcome(shifted()).text
    again = outcome(changed(put_before("2.5.", f"2.5. Другой пункт о сервисах и их {tidy('проверке')}."), base=first), base=first).text

    uids = [node.uid for node in again.walk()]
    assert len(uids) == len(set(uids)) == len([*first.walk()]) + 1


def test_an_act_without_sections():
    base = replace(seed(), provisions=tuple(Node(f"n{number}", Kind.POINT, str(number), text=words) for number, words in enumerate(["Первый пункт о школе.", "Второй пункт о сайте.", "Третий пункт о журнале."], 1)))
    loaded = read("Порядок\nведения сайта\n\n1. Первый пункт о школе.\n2. Второй пункт о сайте школы.\n3. Третий пункт о журнале.\n4. Четвёртый.\n".encode(), "act.txt")

    loaded = replace(loaded, title=base.title)

    assert told(loaded, base=base) == [("insert_words", "сайте", "школы"), ("insert_provision", "4 Четвёртый.")]
