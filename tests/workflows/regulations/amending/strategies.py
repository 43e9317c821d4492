"""Random acts, random changes of them, random choices: small, lawful, and rich in repeated words and odd spaces.

Each comes from a size and a number, so that a thousand of them cost little and a failure shrinks to a small act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from hypothesis import strategies as st

from workflows.errors import BadInput
from workflows.regulations.amending.edits import inserted, repealed, term_replaced, with_title_part
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.labels import LETTERS, proposed_label
from workflows.regulations.amending.operations import Choice, Choices, Part, Term, Way
from workflows.regulations.tree import ActText, Kind, Node

WORDS = ("сервис", "сервиса", "сервисы", "сайт", "и", "в", "и", "в", "не", "3", "5", "2.2", "дней", "рабочих", "видео-конференц-связь", "№ 273-ФЗ", "«Дом»", "(далее – ДОТ)", "настоящего", "Порядка", "участников", "«„Школа“»", "и/или", "100%")
SIGNS = (" ", " ", " ", " ", " ", " ", ", ", "; ", " – ", ": ", ". ", "  ", "\u00a0", " (", ") ")
ENDS = (".", ";", ":", "", "…", ")", "»")
TERM = Term(pairs=(("сервис", "служба"), ("сервиса", "службы"), ("сервисы", "службы")))
FIRST_DAY = date(2026, 2, 26)
DAYS = tuple(FIRST_DAY + timedelta(days=30 * number) for number in range(4))
UNITS = (Kind.SECTION, Kind.POINT)


def uid(chance: Random) -> str:
    return str(UUID(int=chance.getrandbits(128)))


def words(chance: Random, most: int = 12) -> str:
    """A text of a few words, never blank."""
    said = "".join(chance.choice(WORDS) + chance.choice(SIGNS) for _ in range(chance.randint(1, most)))
    return (said.strip() or "слово") + chance.choice(ENDS)


def act(size: int, seed: int) -> ActText:
    """An act of a few sections with points, lists with dashes and letters, and further paragraphs."""
    chance = Random(seed)
    sections = tuple(_section(chance, number, size) for number in range(1, 1 + chance.randint(1, 1 + size // 2)))
    return ActText("Порядок", words(chance, 4), sections, words(chance, 3), "УТВЕРЖДЕНО", "Москва, 2026")


def _section(chance: Random, number: int, size: int) -> Node:
    points = tuple(_point(chance, f"{number}.{point}", size) for point in range(1, 1 + chance.randint(0, size)))
    return Node(uid(chance), Kind.SECTION, str(number), heading=words(chance, 4), children=points)


def _point(chance: Random, label: str, size: int) -> Node:
    return Node(uid(chance), Kind.POINT, label, text=words(chance), children=_lines(chance, size, chance.choice((0, 0, 1, 2))))


def _lines(chance: Random, size: int, depth: int) -> tuple[Node, ...]:
    if not depth:
        return ()
    lettered = chance.random() < 0.4
    labels = LETTERS if lettered else [""] * 9
    kinds = (Kind.ITEM,) if lettered else (Kind.ITEM, Kind.PARAGRAPH)
    return tuple(
        Node(uid(chance), chance.choice(kinds), labels[at], text=words(chance, 6), children=_lines(chance, size, chance.choice((0, 0, depth - 1))))
        for at in range(chance.randint(1, 2 + size // 2))
    )


def reworded(chance: Random, said: str) -> str:
    """The words with one to three small changes, or others altogether."""
    if chance.random() < 0.15:
        return words(chance)
    pieces = said.split(" ")
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(pieces) + 1)
        change = chance.randrange(5)
        if change == 0:
            pieces[at:at] = [chance.choice(WORDS)]
        elif change == 1:
            del pieces[at : at + chance.randint(1, 3)]
        elif change == 2 and at < len(pieces):
            pieces[at] += chance.choice((",", ".", " ", ";"))
        elif at < len(pieces):
            pieces[at] = chance.choice(WORDS)
    done = " ".join(pieces)
    return done if done.strip() else words(chance, 3)


def changed(text: ActText, seed: int, *, changes: int = 4, taken: frozenset[str] = frozenset(), step: int = 0) -> ActText:
    """The act after a few lawful edits; `taken` are numbers that were used before."""
    chance = Random(f"change {step} by {seed}")  # other uids than those of the act
    base = text
    for _ in range(chance.randint(1, changes)):
        text = chance.choice(CHANGES)(text, chance, base, taken)
    return text


def _alive(text: ActText, chance: Random, kinds: tuple[Kind, ...] = tuple(Kind)) -> Node | None:
    there = [node for node in text.walk() if not node.repealed and node.kind in kinds]
    return chance.choice(there) if there else None


def _reword(text: ActText, chance: Random, base: ActText, taken: frozenset[str]) -> ActText:
    node = _alive(text, chance)
    if node is None:
        return text
    field = "heading" if node.kind is Kind.SECTION else "text"
    return with_node(text, replace(node, **{field: reworded(chance, getattr(node, field))}))


def _page(text: ActText, chance: Random, base: ActText, taken: frozenset[str]) -> ActText:
    part = chance.choice((Part.TITLE, Part.ORGANISATION, Part.APPROVAL_WORD, Part.IMPRINT))
    return with_title_part(text, part, reworded(chance, getattr(text, part.value) or "слово"))


def _repeal(text: ActText, chance: Random, base: ActText, taken: frozenset[str]) -> ActText:
    node = _alive(text, chance)
    known = Index(base).places
    return text if node is None or node.uid not in known else repealed(text, node.uid, base)


def _insert(text: ActText, chance: Random, base: ActText, taken: frozenset[str]) -> ActText:
    parent = _alive(text, chance)
    if parent is None or chance.random() < 0.1:
        parent_uid, kind = "", Kind.SECTION
    else:
        parent_uid = parent.uid
        kind = Kind.POINT if parent.kind is Kind.SECTION else chance.choice((Kind.ITEM, Kind.ITEM, Kind.PARAGRAPH))
    siblings = Index(text).children(parent_uid)
    after = chance.choice(siblings).uid if siblings and chance.random() < 0.9 else ""
    try:
        label = proposed_label(text, parent_uid, after, kind, taken)
    except BadInput:
        return text
    below = _lines(chance, 2, chance.choice((0, 0, 1)))
    said = {"heading": words(chance, 4)} if kind is Kind.SECTION else {"text": words(chance)}
    return inserted(text, parent_uid, after, Node(uid(chance), kind, label, children=() if kind is Kind.SECTION else below, **said))


def _term(text: ActText, chance: Random, base: ActText, taken: frozenset[str]) -> ActText:
    return term_replaced(text, TERM)[0]


CHANGES: tuple[Callable[..., ActText], ...] = (_reword, _reword, _reword, _reword, _page, _insert, _insert, _repeal, _term)


def with_node(text: ActText, new: Node) -> ActText:
    """The text with one provision instead of the one that has its uid."""

    def within(nodes):
        return tuple(new if node.uid == new.uid else replace(node, children=within(node.children)) for node in nodes)

    return replace(text, provisions=within(text.provisions))


def chosen(text: ActText, seed: int, *, days: tuple[date | None, ...] = (None,)) -> Choices:
    """Any ways and days for any provisions."""
    chance = Random(seed)
    keys = [node.uid for node in text.walk()] + ["title", "imprint"]
    often = chance.choice((0.1, 0.5, 1))
    of = {key: Choice(chance.choice(tuple(Way)), chance.choice(days)) for key in keys if chance.random() < often}
    return Choices(of=of, terms=chance.choice(((), (TERM,))))


def disturbed(text: ActText, seed: int) -> ActText:
    """The text with one thing that an order cannot do, or can only by chance."""
    chance = Random(f"disturb {seed}")
    nodes = list(text.walk())
    one, other = chance.choice(nodes), chance.choice(nodes)
    return chance.choice(
        (
            lambda: with_node(text, replace(one, label=other.label)),
            lambda: with_node(text, replace(one, kind=other.kind)),
            lambda: with_node(text, replace(one, text="", heading="")),
            lambda: with_node(text, replace(one, repealed=not one.repealed)),
            lambda: with_node(text, replace(one, children=one.children[::-1])),
            lambda: with_node(text, replace(one, children=(*one.children, other))),
            lambda: with_node(text, replace(one, children=one.children[1:])),
            lambda: with_node(text, replace(one, text=f"  {one.text}\n")),
            lambda: replace(text, provisions=text.provisions[::-1]),
            lambda: replace(text, title="", kind="Правила"),
        )
    )()


def stated_anew(text: ActText, base: ActText, seed: int) -> tuple[ActText, str]:
    """The text with a point stated as a whole, where lines without a number went or changed places; and its uid."""
    chance = Random(f"whole {seed}")
    known = Index(base).places
    there = [node for node in text.walk() if node.label and not node.repealed and node.uid in known and _loose(node)]
    if not there:
        return text, ""
    node = chance.choice(there)
    children = [child for child in node.children if child not in _loose(node) or chance.random() < 0.7]
    if all(child in _loose(node) for child in children):
        chance.shuffle(children)
    return with_node(text, replace(node, text=node.text or "слово", children=tuple(children))), node.uid


def _loose(node: Node) -> list[Node]:
    return [child for child in node.children if not any(below.label for below in child.walk())]


seeds = st.integers(0, 2**32)
acts = st.builds(act, st.integers(0, 4), seeds)
large_acts = st.builds(act, st.integers(4, 6), seeds)


@st.composite
def amendments(draw, days: tuple[date | None, ...] = (None,)):
    """A base, a lawful new text of it, and choices."""
    base = draw(acts)
    new = changed(base, draw(seeds), changes=draw(st.integers(1, 6)))
    choices = chosen(new, draw(seeds), days=days)
    if draw(st.booleans()):
        new, whole = stated_anew(new, base, draw(seeds))
        choices = replace(choices, of={**choices.of, whole: Choice(Way.WHOLE)})
    return base, new, choices
