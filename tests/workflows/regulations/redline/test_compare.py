"""What happened to each provision."""

from dataclasses import replace

import pytest

from tests.make_text import long_text, uid
from tests.workflows.regulations.redline.make_redline import (
    act,
    item,
    point,
    row_of,
    section,
    told,
    with_new_uids,
    written,
)
from workflows.regulations.redline import Change, compare
from workflows.regulations.redline.telling import title
from workflows.regulations.redline.telling import told as in_words
from workflows.regulations.tree import Kind, Node

THREE = (point(1, "Первый пункт о сайте."), point(2, "Второй пункт о почте."), point(3, "Третий пункт о чате."))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (THREE, THREE, {}),
        (THREE[:2], THREE, {"п. 3": {Change.ADDED}}),
        (THREE, THREE[1:], {"п. 1": {Change.REMOVED}}),
        (THREE, (THREE[0], replace(THREE[1], text="Второй пункт о письмах."), THREE[2]), {"п. 2": {Change.CHANGED}}),
        (THREE, (THREE[0], replace(THREE[1], text="", repealed=True), THREE[2]), {"п. 2": {Change.REPEALED}}),
        (THREE, (THREE[1], THREE[2], THREE[0]), {"п. 1": {Change.MOVED}}),
        (THREE, (*THREE[:2], replace(THREE[2], label="4")), {"п. 4": {Change.RELABELLED}}),
        (THREE, (*THREE[:2], replace(THREE[2], label="4", text="Третий пункт о форуме.")), {"п. 4": {Change.RELABELLED, Change.CHANGED}}),
        (THREE, (replace(THREE[2], label="0"), *THREE[:2]), {"п. 0": {Change.MOVED, Change.RELABELLED}}),
        (THREE, (*THREE[:2], replace(THREE[2], text="Третий пункт\u00a0о чате.")), {"п. 3": {Change.TYPOGRAPHIC}}),
    ],
)
def test_each_kind_of_change_is_told(before, after, expected):
    assert told(compare(act(*before), act(*after))) == expected


def test_a_point_that_went_to_another_section_was_moved():
    a = act(section(10, "Сайт", THREE[0], THREE[1]), section(20, "Почта", THREE[2]))
    b = act(section(10, "Сайт", THREE[0]), section(20, "Почта", THREE[2], THREE[1]))

    row = row_of(compare(a, b), "п. 2")

    assert row.changes == {Change.MOVED}
    assert (row.moved_from, row.moved_to) == ("после п.\u00a01", "после п.\u00a03")
    assert in_words(row) == "перенесён после п.\u00a03 (стоял после п.\u00a01)"


def test_a_point_moved_to_the_front_is_said_to_stand_there():
    row = row_of(compare(act(section(10, "Сайт", *THREE)), act(section(10, "Сайт", THREE[2], *THREE[:2]))), "п. 3")

    assert row.moved_to == "в начало разд.\u00a010"


def test_a_relabelled_point_tells_its_former_number():
    row = row_of(compare(act(point(1, "О сайте.", label="3.3")), act(point(1, "О сайте.", label="3.4"))), "п. 3.4")

    assert title(row) == "п.\u00a03.4 (ранее п.\u00a03.3)"


def test_what_comes_or_goes_with_its_point_is_one_change():
    whole = point(2, "Используются:", children=(item(3, "сайт;"), item(4, "почта.")))

    added = compare(act(THREE[0]), act(THREE[0], whole))
    repealed = compare(act(whole), act(replace(whole, text="", repealed=True, children=tuple(replace(one, text="", repealed=True) for one in whole.children))))

    assert (added.counts.total, added.counts.of) == (1, {Change.ADDED: 1})
    assert (repealed.counts.total, repealed.counts.of) == (1, {Change.REPEALED: 1})
    assert [row.is_part for row in added.rows if row.changes] == [False, True, True]


def test_what_is_gone_is_shown_where_it_stood():
    rows = compare(act(*THREE), act(THREE[0], THREE[2])).rows

    assert [row.side.label for row in rows if row.side.kind is Kind.POINT] == ["1.", "2.", "3."]


def test_the_title_page_is_compared_too():
    a, b = act(approval_word="УТВЕРЖДЕНО", organisation="Школа"), act(approval_word="УТВЕРЖДЁН", title="Порядок работы", imprint="Москва, 2026")

    assert told(compare(a, b)) == {
        "наименование организации": {Change.REMOVED},
        "слово грифа": {Change.CHANGED},
        "название": {Change.CHANGED},
        "место и год": {Change.ADDED},
    }


def test_changes_are_counted_by_section():
    a = act(section(10, "Сайт", THREE[0]), section(20, "Почта", THREE[1], THREE[2]))
    b = act(section(10, "Сайт и почта", THREE[0]), section(20, "Почта", replace(THREE[1], text="Второй пункт о письмах."), replace(THREE[2], text="Третий  пункт о чате.")))

    chapters = compare(a, b).chapters

    assert [(one.title, one.counts.total, one.counts.typographic) for one in chapters] == [("Титульный лист", 0, 0), ("10. Сайт и почта", 1, 0), ("20. Почта", 1, 1)]


def test_unlabelled_paragraphs_are_named_by_their_place():
    paragraph = Node(uid(5), Kind.PARAGRAPH, text="Срок пять дней.")
    a = act(point(1, "О сроках:", children=(item(4, "день;"), paragraph)))
    b = act(point(1, "О сроках:", children=(item(4, "день;"), replace(paragraph, text="Срок шесть дней."))))

    assert told(compare(a, b)) == {"абзац третий п. 1": {Change.CHANGED}}


# --- two texts that share no identity: two imports
def changed_long_text():
    """A long text with a word changed, a point left out, one added, and one gone to another section."""
    a = long_text(sections=4, points=9)
    first, second, third, fourth = a.provisions
    moved = replace(second.children[3], text="Электронная подпись проставляется уполномоченным лицом через защищённый канал связи немедленно.")
    a = replace(a, provisions=(first, replace(second, children=(*second.children[:3], moved, *second.children[4:])), third, fourth))
    second = a.provisions[1]
    first_now = replace(first, children=(replace(first.children[0], text=first.children[0].text.replace("3 дней", "5 рабочих дней")), *first.children[1:]))
    second_now = replace(second, children=(*second.children[:3], *second.children[4:]))
    fourth_now = replace(fourth, children=(*fourth.children[:2], replace(moved, label="4.99"), *fourth.children[2:]))
    return a, replace(a, provisions=(first_now, second_now, third, fourth_now))


def test_two_imports_are_matched_by_their_words():
    a, b = changed_long_text()

    by_uid, by_words = compare(a, b), compare(a, with_new_uids(b))

    assert told(by_uid) == told(by_words)
    assert row_of(by_words, "п. 4.99").changes == {Change.MOVED, Change.RELABELLED}


def test_an_import_of_the_same_text_has_no_changes():
    text = long_text(sections=3, points=12)

    assert told(compare(text, with_new_uids(text))) == {}


def test_texts_with_nothing_in_common_compare_as_well():
    counts = compare(act(*THREE), with_new_uids(act(point(1, "Совершенно иной документ."), title="Порядок"))).counts

    assert counts.of == {Change.ADDED: 1, Change.REMOVED: 3}


def test_the_comparison_of_a_wording_reads_as_marked():
    row = row_of(compare(act(point(1, "Ответ дают в течение 3 дней.")), act(point(1, "Ответ дают в течение 5 рабочих дней."))), "п. 1")

    assert written(row.text) == "Ответ дают в течение [-3-][+5 рабочих+] дней."
