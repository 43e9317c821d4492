"""What holds for any act, any edit, and any answers."""

from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.workflows.regulations.amending.strategies import acts, large_acts, reworded, seeds, with_node
from tests.workflows.regulations.matching.make_matching import with_other_uids
from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.index import canonical
from workflows.regulations.matching import AnotherAct, match, resolved
from workflows.regulations.matching.questions import SAME
from workflows.regulations.matching.words import kept, signs
from workflows.regulations.tree import ActText, Kind, Node

MANY = settings(max_examples=300)


@MANY
@given(large_acts)
def test_a_text_is_matched_with_itself(text):
    matching = match(text, with_other_uids(text))

    assert (matching.questions, matching.notes) == ((), ())
    assert resolved(text, with_other_uids(text), matching, {}).text == text


@MANY
@given(acts, seeds)
def test_words_changed_anywhere_are_found_under_their_own_identity(text, seed):
    chance = Random(seed)
    points = [node for node in text.walk() if node.kind is Kind.POINT]
    assume(points)
    point = chance.choice(points)
    new = with_node(text, _with_long_words(point, chance, "и далее"))
    base = with_node(text, _with_long_words(point, Random(seed), ""))

    loaded = with_other_uids(new)
    matching = match(base, loaded)

    assert matching.questions == ()
    assert resolved(base, loaded, matching, {}).text == new


def _with_long_words(point: Node, chance: Random, end: str) -> Node:
    """Words that no other point has."""
    said = " ".join(f"слово{chance.randrange(10**6)}" for _ in range(8))
    return Node(point.uid, point.kind, point.label, text=f"{said} {end}".strip(), children=point.children)


@MANY
@given(acts, seeds, seeds)
def test_whatever_the_answers_the_outcome_is_an_amendment(base, seed, answering):
    chance = Random(answering)
    loaded = with_other_uids(_rewritten(base, Random(seed)))
    try:
        matching = match(base, loaded)
    except AnotherAct:
        assume(False)
    answers: dict[str, str] = {}
    for question in matching.questions:  # nobody chooses one place twice
        free = [option.value for option in question.options if not option.value.startswith(SAME) or option.value not in answers.values()]
        answers[question.key] = chance.choice(free)

    new = resolved(base, loaded, matching, answers).text

    uids = [node.uid for node in new.walk()]
    assert len(uids) == len(set(uids))
    assert {node.uid for node in base.walk()} <= set(uids)
    assert new == base or derive(canonical(base), canonical(new))


def _rewritten(text: ActText, chance: Random) -> ActText:
    """The act as somebody may leave it in Word: words changed, places lost, moved, numbered anew."""
    return ActText(text.kind, text.title, _level(text.provisions, chance), text.organisation, text.approval_word, text.imprint)


def _level(nodes: tuple[Node, ...], chance: Random) -> tuple[Node, ...]:
    found = []
    for node in nodes:
        change = chance.random()
        children = _level(node.children, chance)
        words = reworded(chance, node.text) if node.text and change < 0.25 else node.text
        label = f"{node.label}1" if node.label.isdigit() and 0.25 < change < 0.3 else node.label
        if not 0.3 < change < 0.4:
            found.append(Node(node.uid, node.kind, label, node.heading, words, children))
        if 0.4 < change < 0.5:
            found.append(Node(f"{node.uid}-again", node.kind, node.label, node.heading and f"Ещё {node.heading}", node.text and f"Ещё {node.text}"))
    if len(found) > 1 and chance.random() < 0.2:
        found.append(found.pop(chance.randrange(len(found) - 1)))
    return tuple(found)


@given(st.text("аб «»\"–- \u00a0", max_size=12), st.text("аб «»\"–- \u00a0", max_size=12))
def test_kept_words_read_like_the_new_ones(old, new):
    assert signs(kept(old, new)) == signs(new)
