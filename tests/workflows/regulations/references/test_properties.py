"""What holds of every text: the grammar reads back what was written by it, never fails, and never works longer than the text is long."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.harness.work import endless, growth
from tests.workflows.regulations.references.make_references import acts_in, path_of, places_in
from workflows.printing.words import MONTHS
from workflows.regulations.references import external
from workflows.regulations.references.acts import CODES
from workflows.regulations.references.citations import Internal, Step, Unit
from workflows.regulations.references.grammar import find
from workflows.regulations.references.resolving import resolve
from workflows.regulations.references.spoken import ordinal_word
from workflows.regulations.tree import ActText, Kind, Node

CASES = {
    "именительный": ("пункт", "пункты", "подпункт", "раздел", "разделы"),
    "родительный": ("пункта", "пунктов", "подпункта", "раздела", "разделов"),
    "дательный": ("пункту", "пунктам", "подпункту", "разделу", "разделам"),
    "творительный": ("пунктом", "пунктами", "подпунктом", "разделом", "разделами"),
    "предложный": ("пункте", "пунктах", "подпункте", "разделе", "разделах"),
}
labels = st.builds(lambda section, point, insert: f"{section}.{point}{insert}", st.integers(1, 20), st.integers(1, 99), st.sampled_from(["", "¹", "²", "¹²"]))
letters = st.sampled_from("абвгдежзиклмн")


@st.composite
def lists_of_points(draw):
    """«пунктах 2.2, 2.4 и 3.1–3.5» with the steps that it means."""
    case = CASES[draw(st.sampled_from(sorted(CASES)))]
    items = draw(st.lists(st.tuples(labels, st.one_of(st.none(), labels)), min_size=1, max_size=6))
    said = [first if last is None else f"{first}{draw(st.sampled_from(['–', ' – ', '—', ' - ']))}{last}" for first, last in items]
    steps = [(Step(Unit.POINT, first, last or ""),) for first, last in items]
    is_one = len(items) == 1 and items[0][1] is None
    joined = said[0] if len(said) == 1 else f"{', '.join(said[:-1])}{draw(st.sampled_from([' и ', ' или ', ', а также ', ', ']))}{said[-1]}"
    return f"{case[0] if is_one else case[1]} {joined}", steps


@st.composite
def nested(draw):
    """«абзацем вторым подпункта «а» пункта 2.2 раздела 3», with or without its outer units."""
    point = draw(labels)
    said, path = [f"пункта {point}"], [Step(Unit.POINT, point)]
    if draw(st.booleans()):
        section = str(draw(st.integers(1, 30)))
        said, path = [*said, f"раздела {section}"], [Step(Unit.SECTION, section), *path]
    if draw(st.booleans()):
        letter = draw(letters)
        said, path = [f"подпункта «{letter}»", *said], [*path, Step(Unit.SUBPOINT, letter)]
    number = draw(st.integers(1, 39))
    return " ".join([f"абзац {ordinal_word(number)}", *said]), [(*path, Step(Unit.PARAGRAPH, str(number)))]


tails = st.sampled_from(["", " настоящего Порядка", " настоящего Порядка и иных требований", ".", ", если иное не установлено", ";"])
before = st.sampled_from(["", "В соответствии с ", "как указано в ", "(", "согласно "])


@given(before, st.one_of(lists_of_points(), nested()), tails)
def test_what_is_written_is_read_back(lead, reference, tail):
    words, steps = reference

    assert places_in(f"{lead}{words}{tail}") == [path_of(path) for path in steps]


@given(
    st.dates(min_value=date(1990, 1, 1)),
    st.integers(1, 999),
    st.sampled_from(["{:%d.%m.%Y}", "spelled"]),
    st.lists(st.integers(1, 110), min_size=1, max_size=4, unique=True),
)
def test_a_law_is_read_back_with_its_articles(day, number, spelling, articles):
    said = spelling.format(day) if spelling != "spelled" else f"{day.day} {MONTHS[day.month - 1]} {day.year:04} г."
    listed = ", ".join(map(str, articles))

    assert acts_in(f"статей {listed} Федерального закона от {said} № {number}-ФЗ.") == [
        " ".join([f"fz:{day.isoformat()}:{number}-фз", *(f"ст{article}" for article in articles)])
    ]


@pytest.mark.parametrize("short", sorted(CODES))
def test_each_code_is_known_by_its_full_name(short):
    assert acts_in(CODES[short]) == [f"code::{short}"]


pieces = st.sampled_from(
    [
        *("пункт", "пунктах", "п.", "пп.", "подпунктом", "абзаце", "раздел", "части", "статьи", "приложении", "втором", "двадцать", "первом"),
        *("2.2", "3", "2.2¹", "IV", "«а»", "а)", "«", "»", ",", "и", "или", "–", "-", ".", "№", "с", "по", "к", "от", "29.12.2012", "1 мая 2020 г."),
        *("настоящего", "данного", "Порядка", "правил", "утверждённых", "Федерального закона", "№ 273-ФЗ", "приказом", "Устава", "ТК РФ", "ГОСТ"),
    ]
)  # fmt: skip


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=300), st.lists(pieces, max_size=60).map(" ".join), st.lists(pieces, max_size=60).map("".join)))
def test_any_text_is_read_and_no_span_meets_another(text):
    found = find(text)

    spans = [(each.start, each.end) for each in found]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for each in found:
        inside = [(target.start, target.end) for target in each.targets] if isinstance(each, Internal) else []
        assert all(each.start <= start < end <= each.end for start, end in inside)


@given(st.lists(st.lists(pieces, max_size=25).map(" ".join), min_size=1, max_size=5))
def test_any_act_is_resolved(words):
    nodes = tuple(Node(f"00000000-0000-4000-8000-{number:012}", Kind.POINT, f"2.{number}", text=said) for number, said in enumerate(words))
    uids = {node.uid for node in nodes}

    for reference in resolve(ActText(kind="Порядок", title="Порядок", provisions=nodes)):
        assert reference.source in uids
        assert set(reference.targets) <= uids
        assert bool(reference.act) + bool(reference.targets) + bool(reference.problem) >= 1


HOSTILE = [
    "пункта 1 ", "пункт пункта ", "пунктах 1, 2, ", "1, ", "второй, ", "двадцать ", "«", "«а», ", "приказом ", "приказа Минобрнауки России ",
    "Федерального закона от ", "от 29.12.2012 № 1-ФЗ, ", "1.", "1-", "пп. ", "п. п.", "настоящего ", "подпунктов «а» и «б» пунктов 1 и 2 ", "IVX ", "№ ",
    "правил, утверждённых ", "пункта 1 типовых ", "уставом «", "Федерального закона от 29.12.2012 № 273-ФЗ «Об «", "x", "¹", "подпунктах 1, 2, 3, 4, 5, 6, 7, 8, 9 пунктов 1, 2, 3, 4, 5, 6, ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length_and_no_faster(piece):
    assert growth(lambda length: find((piece * (length // len(piece) + 1))[:length]), small=4_000, large=16_000) < 1.5


def test_no_name_of_an_act_is_looked_for_without_end():
    """The words of an act are counted in braces: a head repeated through the text must not read the text to its end each time."""
    named = [*(pattern for pattern in vars(external).values() if isinstance(pattern, re.Pattern)), *(head for _, head in external.HEADS)]

    assert {part for pattern in named for part in endless(pattern)} == set(endless(re.compile(r"\s+")))
