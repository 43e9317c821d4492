"""What holds for any two texts."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.make_text import uid
from workflows.regulations.redline import Change, Comparison, compare
from workflows.regulations.redline.rows import TitlePart
from workflows.regulations.tree import ActText, Kind, Node

TEXTS = st.lists(st.sampled_from(["сайт", "почта", "в", "течение", "3", "дней", "–", "-", "видеo", "видео"]), max_size=6).map(" ".join)
MIRRORED = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED, Change.REPEALED: Change.RESTORED, Change.RESTORED: Change.REPEALED}


@st.composite
def acts(draw) -> ActText:
    """A tree over a small common stock of identities, so that two draws share some."""
    order = draw(st.permutations(range(1, 9)))
    chosen = order[: draw(st.integers(0, 8))]
    nodes = [_node(draw, number) for number in chosen]
    top: list[Node] = []
    for node in nodes:
        if top and draw(st.booleans()):
            top[-1] = replace(top[-1], children=(*top[-1].children, node))
        else:
            top.append(node)
    return ActText(kind="Порядок", title=draw(TEXTS), provisions=tuple(top), imprint=draw(TEXTS))


def _node(draw, number: int) -> Node:
    if draw(st.integers(0, 5)) == 0:
        return Node(uid(number), Kind.POINT, str(number), repealed=True)
    kind = draw(st.sampled_from([Kind.POINT, Kind.SECTION, Kind.ITEM]))
    label = draw(st.sampled_from(["", str(number), f"{number}.1"]))
    return Node(uid(number), kind, label, heading=draw(TEXTS) if kind is Kind.SECTION else "", text=draw(TEXTS))


def words_of(text: ActText) -> list[tuple[str, str, str]]:
    return [(node.uid, node.heading, node.text) for node in text.walk()]


def read(comparison: Comparison, which: str) -> list[tuple[str, str, str]]:
    """The provisions as the pieces of the rows give them back: «before» from the old ones, «after» from the new."""
    side = {"before": "old", "after": "new"}[which]
    rows = [(getattr(row, which), row) for row in comparison.rows]
    return [
        (unit.uid, "".join(getattr(one, side) for one in row.heading), "".join(getattr(one, side) for one in row.text))
        for unit, row in rows
        if unit is not None and not isinstance(unit.kind, TitlePart)
    ]


@settings(max_examples=300)
@given(acts(), acts())
def test_both_texts_are_read_back_from_a_comparison(a, b):
    comparison = compare(a, b)

    assert read(comparison, "after") == words_of(b)
    assert sorted(read(comparison, "before")) == sorted(words_of(a))


@settings(max_examples=100)
@given(acts())
def test_a_text_does_not_differ_from_itself(text):
    comparison = compare(text, text)

    assert (comparison.counts.total, comparison.counts.of) == (0, {})


@settings(max_examples=300)
@given(acts(), acts())
def test_the_way_back_has_the_same_changes_the_other_way_round(a, b):
    assume({node.uid for node in a.walk()} & {node.uid for node in b.walk()})  # strangers are matched by their words, best first
    there, back = compare(a, b).counts.of, compare(b, a).counts.of

    assert {MIRRORED.get(change, change): count for change, count in there.items()} == back
