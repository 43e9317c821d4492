"""A file changed in Word against the real Порядок: what is known, what is asked, what the order says."""

import re
from dataclasses import replace

import pytest

from tests.make_text import short_text
from tests.workflows.regulations.amending.make_amending import find, seed
from tests.workflows.regulations.matching.make_matching import (
    asked,
    changed,
    delete,
    move,
    numbered_by_word,
    our_file,
    outcome,
    put_before,
    read,
    revise,
    reword,
    told,
)
from workflows.errors import BadInput, Incomplete
from workflows.regulations.amending.edits import repealed, tidy
from workflows.regulations.matching import AnotherAct, Why, match, resolved
from workflows.regulations.tree import Kind, Node

CATALOGUE = "Организация ведёт каталог сервисов, который утверждает директор."


def option(loaded, why, value, base=None):
    """The answer to the only question of a kind."""
    question = next(each for each in match(base or seed(), loaded).questions if each.why is why)
    return {question.key: next(each.value for each in question.options if each.value.startswith(value))}


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


def test_what_is_gone_is_repealed_unless_it_was_left_out_by_mistake():
    loaded = changed(delete("2.6."))

    assert asked(match(seed(), loaded)) == [(Why.GONE, "Пункт 2.6")]
    assert told(loaded) == [("repeal_provision",)]
    assert told(loaded, option(loaded, Why.GONE, "keep")) == []


def test_a_deleted_point_keeps_its_number_though_word_gave_it_to_the_next():
    loaded = changed(delete("2.6."), reword("2.7.", "2.7.", "2.6."))

    new = outcome(loaded).text

    assert find(new, "2.6").repealed
    assert find(new, "2.7") == find(seed(), "2.7")


def test_a_deleted_line_is_repealed():
    loaded = changed(delete("– Устава"))

    assert asked(match(seed(), loaded)) == [(Why.GONE, "Абзац 4 пункта 1.2")]
    assert told(loaded) == [("repeal_paragraph",)]


def test_said_in_the_file_a_repeal_needs_no_question():
    loaded = changed(reword("2.6.", find(seed(), "2.6").text, "Утратил силу."))

    assert asked(match(seed(), loaded)) == []
    assert told(loaded) == [("repeal_provision",)]


def test_a_deleted_list_goes_with_its_point_in_one_question():
    lines = [f"– {child.text}" for child in find(seed(), "2.5").children]
    loaded = changed(delete("2.5.", *lines[:1]), delete("– социальные сети и мессенджеры при"))

    assert asked(match(seed(), loaded)) == [(Why.GONE, "Пункт 2.5")]


def test_other_words_at_a_known_number_are_asked_about():
    words = "Каталог сервисов утверждает директор не реже раза в год."
    loaded = changed(reword("2.6.", find(seed(), "2.6").text, words))

    assert asked(match(seed(), loaded)) == [(Why.DIFFERENT, "Пункт 2.6")]
    assert told(loaded, option(loaded, Why.DIFFERENT, "same:")) == [("replace_provision", f"2.6 {words}")]
    assert told(loaded, option(loaded, Why.DIFFERENT, "new")) == [("repeal_provision",), ("insert_provision", f"2.6¹ {words}")]


def test_a_doubtful_place_has_no_default():
    loaded = changed(reword("2.6.", find(seed(), "2.6").text, "Каталог сервисов утверждает директор."))

    with pytest.raises(Incomplete, match=r"^Пункт\s2\.6: выберите ответ\.$"):
        resolved(seed(), loaded, match(seed(), loaded), {})


def test_another_line_in_place_of_one_is_asked_about():
    loaded = changed(reword("– Устава", "Устава ПО АНО «МИРК»", "решений учредителя о развитии"))

    assert asked(match(seed(), loaded)) == [(Why.UNSURE, "Абзац 4 пункта 1.2")]
    assert told(loaded, option(loaded, Why.UNSURE, "same:")) == [("replace_paragraph", "решений учредителя о развитии;")]
    assert told(loaded, option(loaded, Why.UNSURE, "new")) == [("repeal_paragraph",), ("insert_paragraph", "решений учредителя о развитии;")]


def test_one_place_is_not_chosen_twice():
    loaded = changed(
        reword("– Устава", "Устава ПО АНО «МИРК»", "решений учредителя о развитии"),
        reword("– иных локальных", "иных локальных нормативных актов ПО АНО «МИРК»", "договоров с правообладателями"),
    )
    first, second = match(seed(), loaded).questions

    with pytest.raises(BadInput, match=r"^Абзац\s4 пункта\s1\.2 выбран дважды\. Выберите его только в одном ответе\.$"):
        resolved(seed(), loaded, match(seed(), loaded), {first.key: first.options[0].value, second.key: first.options[0].value})


def test_a_moved_point_is_asked_about_and_may_stay():
    loaded = changed(move("3.9.", before="3.3."))

    question = match(seed(), loaded).questions[0]
    assert (question.why, question.title) == (Why.MOVED, "Пункт\u00a03.9")
    assert question.said.startswith("В файле эти слова стоят в другом месте, после п.\u00a03.2.")
    assert told(loaded, option(loaded, Why.MOVED, "same:")) == []
    assert told(loaded, option(loaded, Why.MOVED, "new")) == [("insert_provision", f"3.2¹ {find(seed(), '3.9').text}"), ("repeal_provision",)]


def test_a_moved_line_is_asked_about():
    loaded = changed(move("– официальный сайт", before="– цифровой образовательный"))

    assert asked(match(seed(), loaded)) == [(Why.MOVED, "Абзац 2 пункта 2.2")]
    assert told(loaded, option(loaded, Why.MOVED, "same:")) == []
    assert told(loaded, option(loaded, Why.MOVED, "new")) == [("repeal_paragraph",), ("insert_paragraph", "официальный сайт ПО АНО «МИРК»;")]


def test_a_repealed_point_stays_a_tombstone():
    base = repealed(seed(), find(seed(), "2.6").uid)

    assert told(read(our_file(base)), base=base) == []
    assert told(changed(delete("2.6."), base=base), base=base) == []


def test_words_at_the_number_of_a_repealed_point_become_a_new_one_or_nothing():
    base = repealed(seed(), find(seed(), "2.6").uid)
    loaded = changed(reword("2.6.", "Утратил силу.", CATALOGUE), base=base)

    assert asked(match(base, loaded)) == [(Why.REVIVED, "Пункт 2.6")]
    assert told(loaded, option(loaded, Why.REVIVED, "new", base), base) == [("insert_provision", f"2.6¹ {CATALOGUE}")]
    assert told(loaded, option(loaded, Why.REVIVED, "drop", base), base) == []


def test_the_name_of_the_act_is_not_changed_by_the_way():
    loaded = replace(read(our_file(seed())), title=f"{seed().title} и каталогов", imprint="Москва, 2027")

    matching = match(seed(), loaded)

    assert [(question.title, question.default) for question in matching.questions] == [("Наименование акта", ""), ("Место и год на титульном листе", "keep")]
    assert told(loaded) == []
    assert [given[0] for given in told(loaded, {"page-title": "file"})] == ["insert_words"]


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
