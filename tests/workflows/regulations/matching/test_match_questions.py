"""What a person is asked about a changed file: gone, different, moved, revived; and what each answer does."""

from dataclasses import replace

import pytest

from tests.workflows.regulations.amending.make_amending import find, seed
from tests.workflows.regulations.matching.make_matching import (
    CATALOGUE,
    asked,
    changed,
    delete,
    move,
    option,
    our_file,
    outcome,
    read,
    reword,
    told,
)
from workflows.errors import BadInput, Incomplete
from workflows.regulations.amending.edits import repealed
from workflows.regulations.matching import Why, match, resolved


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
