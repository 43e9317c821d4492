"""The text of changes as rows of a screen: each provision with what was done to it and what may be done."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from workflows.regulations.amending.derive import derive
from workflows.regulations.amending.edits import Occurrence
from workflows.regulations.amending.errors import NotAnAmendment
from workflows.regulations.amending.operations import Choice, Choices, Instruction, Part, Way
from workflows.regulations.amending.wording.names import Names
from workflows.regulations.amending.wording.sentences import sentence
from workflows.regulations.rendering.labels import named, written
from workflows.regulations.tree import ActText, Kind, Node, Place, places

AROUND = 60  # characters shown on each side of a word that would be replaced
CONTAINERS = frozenset({Kind.SECTION, Kind.POINT, Kind.SUBPOINT})
BELOW = {
    Kind.SECTION: ((Kind.POINT, "пункт"), (Kind.PARAGRAPH, "абзац")),
    Kind.POINT: ((Kind.SUBPOINT, "подпункт"), (Kind.PARAGRAPH, "абзац"), (Kind.ITEM, "строку перечня")),
    Kind.SUBPOINT: ((Kind.PARAGRAPH, "абзац"), (Kind.ITEM, "строку перечня")),
}


@dataclass(frozen=True, slots=True)
class Addition:
    """What may be put in at a place: the kind, its name, and where it would stand."""

    kind: str
    name: str
    parent: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """A provision on the screen. `was` is its text in the base when it differs."""

    uid: str
    key: str
    label: str
    name: str
    kind: str
    depth: int
    heading: str
    text: str
    state: str
    was: str = ""
    may_edit: bool = False
    may_repeal: bool = False
    may_restore: bool = False
    may_withdraw: bool = False
    additions: tuple[Addition, ...] = ()

    @property
    def shown(self) -> str:
        """The hash of the words, by which a form knows whether they are still those that it was opened with."""
        return shown_of(self.heading, self.text)


def shown_of(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def rows(text: ActText, base: ActText) -> list[Row]:
    """All provisions in reading order."""
    before = {node.uid: node for node in base.walk()}
    return [_row(place, before) for place in places(text)]


def _row(place: Place, before: dict[str, Node]) -> Row:
    node, old = place.node, before.get(place.node.uid)
    gone_before = bool(old and old.repealed)
    state = _state(node, old)
    return Row(
        uid=node.uid,
        key=place.key,
        label=written(node),
        name=_name(place),
        kind=str(node.kind),
        depth=place.depth,
        heading=node.heading,
        text=node.text,
        state=state,
        was=_words(old) if old and state in {"changed", "repealed"} else "",
        may_edit=not node.repealed,
        may_repeal=bool(old) and not node.repealed,
        may_restore=state in {"changed", "repealed"},
        may_withdraw=old is None,
        additions=() if node.repealed or gone_before else tuple(_additions(place)),
    )


def _name(place: Place) -> str:
    """«пункт 3.5»; a line without a number as orders count it: «абзац 5»."""
    if place.node.label:
        return named(place.node)
    return f"{named(place.node) if place.node.kind is Kind.SECTION else 'абзац'} {place.ordinal}"


def _state(node: Node, old: Node | None) -> str:
    if old is None:
        return "new"
    if node.repealed:
        return "gone" if old.repealed else "repealed"
    return "same" if (node.heading, node.text) == (old.heading, old.text) else "changed"


def _words(node: Node) -> str:
    return " ".join(filter(None, [node.heading, node.text]))


def _additions(place: Place) -> Iterator[Addition]:
    """A neighbour of the same kind after it, and what may stand inside it, at the end."""
    node, parent = place.node, place.parent.uid if place.parent else ""
    names = {Kind.SECTION: "раздел", Kind.POINT: "пункт", Kind.SUBPOINT: "подпункт", Kind.PARAGRAPH: "абзац", Kind.ITEM: "строку перечня"}
    yield Addition(str(node.kind), f"{names[node.kind]} после этого места" if node.kind not in CONTAINERS else f"{names[node.kind]} следом", parent, node.uid)
    loose = tuple(takewhile(lambda child: child.kind not in CONTAINERS, node.children))
    for kind, name in BELOW.get(node.kind, ()):
        inside = node.children if kind in CONTAINERS else loose  # after a numbered child a paragraph would belong to that
        where = "в конец" if len(inside) == len(node.children) else "перед вложенными номерами"
        yield Addition(str(kind), f"{name} внутрь, {where}", node.uid, inside[-1].uid if inside else "")


WAYS = ((Way.AUTO, "сам выберет программа"), (Way.WORDS, "отдельные слова"), (Way.PARAGRAPH, "абзац целиком"), (Way.WHOLE, "пункт целиком"))


@dataclass(frozen=True, slots=True)
class Line:
    """One instruction in the panel, with the choice that stands for it; a change «по тексту» is one, `places` are the keys
    and names of all that it touches.
    """

    sentence: str
    key: str
    choices: tuple[str, ...]
    way: str
    since: date | None
    has_way: bool
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """What the order will say now; `trouble` are the reasons why it cannot be said yet."""

    lines: tuple[Line, ...] = ()
    trouble: tuple[str, ...] = ()


def panel(base: ActText, text: ActText, choices: Choices, names: Names) -> Panel:
    """The instructions that lead from the base to the text."""
    try:
        found = derive(base, text, choices)
    except NotAnAmendment as broken:
        return Panel(trouble=tuple(broken.problems))
    keys = {place.node.uid: place.key for given in (base, text) for place in places(given)}
    terms = dict.fromkeys(given.term for given in found if given.term)
    alone = [_line(given, base, choices, names, keys) for given in found if not given.term]
    return Panel((*alone, *(_line_of_term([given for given in found if given.term == term], base, choices, names, keys) for term in terms)))


def _line_of_term(given: list[Instruction], base: ActText, choices: Choices, names: Names, keys: dict[str, str]) -> Line:
    """All changes of a term as the one that the order makes of them; a day chosen for it is the day of each."""
    at = {place.node.uid: place for place in places(base)}
    first, subjects = _line(given[0], base, choices, names, keys), tuple(dict.fromkeys(map(chosen_for, given)))
    return replace(first, choices=subjects, has_way=False, key="", places=tuple((at[subject].key, _full_name(at[subject])) for subject in subjects if subject in at))


def _line(given: Instruction, base: ActText, choices: Choices, names: Names, keys: dict[str, str]) -> Line:
    subject = chosen_for(given)
    choice: Choice = choices.get(subject)
    return Line(
        sentence=sentence(given, base, names),
        key=keys.get(subject, ""),
        choices=(subject,),
        way=str(choice.way),
        since=choice.effective_from,
        has_way=not (given.nodes and given.after) and given.part in {Part.TEXT, Part.HEADING} and subject in {node.uid for node in base.walk()},
    )


def chosen_for(given: Instruction) -> str:
    """By what name the choice for an instruction is kept: what is put in, the target, or the part of the title page."""
    if given.nodes and given.target != given.nodes[0].uid:
        return given.nodes[0].uid
    return given.target or str(given.part)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a word would be replaced, with what stands around it."""

    name: str
    before: str
    old: str
    new: str
    after: str


def hits(text: ActText, found: Iterable[Occurrence]) -> list[Hit]:
    """The places as a person reads them."""
    at = {place.node.uid: place for place in places(text)}
    return [_hit(at[one.uid], one) for one in found]


def _full_name(place: Place) -> str:
    """«пункт 3.5»; of a line without a number also where it stands."""
    return _name(place) if place.node.label or not place.parent else f"{named(place.parent)}, {_name(place)}"


def _hit(place: Place, one: Occurrence) -> Hit:
    words = place.node.heading if one.part is Part.HEADING else place.node.text
    before, after = words[: one.start], words[one.end :]
    return Hit(
        _full_name(place),
        before if len(before) <= AROUND else f"…{before[-AROUND:]}",
        one.old,
        one.new,
        after if len(after) <= AROUND else f"{after[:AROUND]}…",
    )
