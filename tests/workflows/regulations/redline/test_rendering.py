"""The comparison as HTML: what is shown, what is hidden, and that no colour is needed."""

from dataclasses import replace

import pytest
from lxml import html

from tests.make_text import long_text
from tests.pages.html import faults
from tests.workflows.regulations.redline.make_redline import act, item, point, section
from workflows.regulations.redline import compare
from workflows.regulations.redline.options import Options, View
from workflows.regulations.redline.rendering import Basis, Names, render
from workflows.regulations.tree import ActText

NAMES = Names("Редакция № 1", "Редакция № 2")
FIVE = tuple(point(number, f"Пункт {number} о сроках: 3 дня.") for number in range(1, 6))
OLD = act(section(10, "Сроки & порядок", *FIVE), section(20, "Иное", point(21, "Прочее.")))


def changed() -> ActText:
    words = replace(FIVE[2], text="Пункт 3 о сроках: 5 рабочих дней.")
    noise = replace(FIVE[4], text="Пункт\u00a05 о сроках: 3 дня.")
    return act(section(10, "Сроки & порядок", *FIVE[:2], words, FIVE[3], noise, point(6, "Новый:", children=(item(7, "раз;"),))), OLD.provisions[1])


def shown(options: Options, *, old: ActText = OLD, new: ActText | None = None, **other) -> str:
    return render(compare(old, new or changed()), options, names=NAMES, **other)


def words(text: str, css_class: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in html.fromstring(text).find_class(css_class)]


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("noise", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_every_view_is_sound_html(view, noise, whole):
    assert faults(shown(Options(view, noise, whole))) == []


@pytest.mark.parametrize("view", View)
def test_marks_are_said_to_those_who_do_not_see_them(view):
    text = shown(Options(view))

    assert {words(text, "redline__del")[0], words(text, "redline__ins")[0]} == {"(исключено: 3 дня)", "(добавлено: 5 рабочих дней)"}


def test_a_lone_sign_is_framed_for_the_line_through_it_would_hide_it():
    text = shown(Options(), old=act(point(1, "в пункте 2.2. и далее")), new=act(point(1, "в пункте 2.2 и далее")))

    assert words(text, "redline__del--sign") == ["(исключено: .)"]
    assert words(shown(Options()), "redline__del--sign") == []


def test_between_a_word_and_the_one_in_its_place_the_line_may_break():
    text = shown(Options())

    assert [" ".join(place.getprevious().text_content().split()) for place in html.fromstring(text).iter("wbr")] == ["(исключено: 3 дня)"]


def test_only_changes_are_shown_with_their_neighbours():
    text = shown(Options())

    assert words(text, "redline__title") == ["10. Сроки & порядок 2 изменения"]
    assert words(text, "redline__gap") == ["… без изменений: 1"]
    assert words(text, "redline__label") == ["2.", "3.", "4.", "5.", "6."]


def test_the_whole_text_is_shown_when_asked_for():
    text = shown(Options(whole=True))

    assert words(text, "redline__label") == ["1.", "2.", "3.", "4.", "5.", "6.", "21."]
    assert words(text, "redline__gap") == []


def test_typography_is_marked_in_its_place_when_asked_for():
    hidden, marked = shown(Options()), shown(Options(noise=True))

    assert words(hidden, "redline__noise") == []
    assert words(marked, "redline__noise") == ["(было: ·)", "(стало: °)"]
    assert words(marked, "redline__told") == ["изменён", "типографское изменение", "добавлен"]


def test_a_latin_letter_in_a_russian_word_is_set_apart():
    text = shown(Options(noise=True), old=act(point(1, "с видеoинформацией")), new=act(point(1, "с видеоинформацией")))

    assert words(text, "redline__alien") == ["латинские буквы o"]


@pytest.mark.parametrize("view", View)
def test_changes_lead_to_each_other(view):
    page = html.fromstring(shown(Options(view)))

    assert [one.get("id") for one in page.iter() if (one.get("id") or "").startswith("izm-")] == ["izm-1", "izm-2"]
    assert [one.get("href") for one in page.find_class("redline__step")] == ["#izm-2", "#izm-1"]


def test_the_table_names_its_columns_and_rows():
    uid = FIVE[2].uid
    page = html.fromstring(shown(Options(View.TABLE), basis={uid: (Basis("приказ № 2", "/prikazy/2/"),)}))

    assert [(one.get("scope"), " ".join(one.text_content().split())) for one in page.iter("th")] == [
        ("col", "Что"),
        ("col", "Было Редакция № 1"),
        ("col", "Стало Редакция № 2"),
        ("col", "Основание"),
        ("rowgroup", "10. Сроки & порядок 2 изменения"),
        ("row", "≠ п. 3 изменён↓"),
        ("row", "+ п. 6 добавлен↑"),
        ("row", "абзац второй п. 6"),
    ]
    assert [one.get("href") for one in page.xpath("//td[@data-name='Основание']//a")] == ["/prikazy/2/"]


def test_without_grounds_the_table_has_no_column_for_them():
    assert "Основание" not in shown(Options(View.TABLE))


def test_paper_has_no_links_from_change_to_change():
    text = shown(Options(View.TABLE), on_paper=True)

    assert ("izm-" in text, "redline__step" in text) == (False, False)


def test_a_repealed_point_leaves_its_number_and_its_end():
    text = shown(Options(), new=act(section(10, "Сроки & порядок", *FIVE[:4], replace(FIVE[4], text="", repealed=True)), OLD.provisions[1]))

    assert words(text, "redline__told") == ["утратил силу"]
    assert words(text, "redline__del") == ["(исключено: Пункт 5 о сроках: 3 дня.)"]
    assert words(text, "redline__tombstone") == ["Утратил силу."]


def test_a_moved_and_a_relabelled_point_say_so():
    moved = act(section(10, "Сроки & порядок", FIVE[1], FIVE[2], FIVE[3], FIVE[0], replace(FIVE[4], label="9")), OLD.provisions[1])
    text = shown(Options(), new=moved)

    assert words(text, "redline__head") == ["→ п. 1 перенесён после п. 4 (стоял в начале разд. 10)↓", "№ п. 9 (ранее п. 5) сменил номер↑"]


def test_words_of_people_are_no_markup():
    text = shown(Options(), old=act(point(1, "нет <b>")), new=act(point(1, "да <script> & <b>")))

    assert "<script>" not in text
    assert "&lt;script&gt; &amp;" in text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, Options()),
        ({"vid": "tablitsa", "tipografika": "1", "vsyo": "1"}, Options(View.TABLE, noise=True, whole=True)),
        ({"vid": "<script>", "tipografika": "да"}, Options()),
    ],
)
def test_what_the_address_asks_for(asked, expected):
    assert Options.of(asked) == expected


@pytest.mark.parametrize("options", [Options(view, noise, whole) for view in View for noise in (False, True) for whole in (False, True)])
def test_a_choice_is_kept_in_the_address(options):
    asked = dict(pair.split("=") for pair in options.query.removeprefix("?").split("&") if pair)

    assert Options.of(asked) == options


def test_a_long_comparison_of_equal_texts_shows_nothing():
    text = long_text(sections=2, points=9)

    assert words(shown(Options(), old=text, new=text), "redline__unit") == []
