"""What became of each numbered provision in a new edition: by its permanent identity, whatever its number and words are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from workflows.errors import BadInput
from workflows.regulations.rendering.contents import shortened
from workflows.regulations.rendering.labels import named
from workflows.regulations.tree import ActText, Node

ALIKE = 0.8  # of all words in common: enough to ask a person, never to decide
SHORT = 140


class Fate(StrEnum):
    """What became of a provision."""

    RELABELLED = "relabelled"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Row:
    """A provision before and after; `twin` is the gone one whose words a new one has almost all."""

    uid: str
    fate: Fate
    was: str
    now: str
    words: str
    twin: str = ""
    twin_name: str = ""
    twin_words: str = ""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """The table «Было → Стало»; `kept` is how many stayed under their numbers."""

    rows: tuple[Row, ...]
    kept: int

    @property
    def twins(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.twin)


def renumbering(base: ActText, text: ActText) -> Renumbering:
    """What has a number in either text: first in the order of the new one, then what is gone."""
    before = {node.uid: node for node in base.walk()}
    after = {node.uid: node for node in text.walk()}
    gone = [node for node in base.walk() if node.label and not node.repealed and node.uid not in after]
    found = [row for node in text.walk() if (row := _row(node, before.get(node.uid), gone))]
    lost = (Row(node.uid, Fate.GONE, named(node), "", _words(node)) for node in gone)
    kept = sum(node.uid in before and before[node.uid].label == node.label for node in text.walk() if node.label)
    return Renumbering((*found, *lost), kept)


def _row(node: Node, old: Node | None, gone: list[Node]) -> Row | None:
    if old is None:
        twin = _twin(node, gone)
        said = (twin.uid, named(twin), _words(twin)) if twin else ("", "", "")
        return Row(node.uid, Fate.NEW, "", named(node), _words(node), *said) if node.label else None
    if old.label == node.label or not (old.label or node.label):
        return None
    return Row(node.uid, Fate.RELABELLED, named(old), named(node), _words(node))


def _twin(node: Node, gone: list[Node]) -> Node | None:
    """The gone provision of the same kind with almost the same words."""
    likely = [(_likeness(node, other), other) for other in gone if other.kind is node.kind]
    like, other = max(likely, key=lambda pair: pair[0], default=(0.0, node))
    return other if like >= ALIKE else None


def _likeness(one: Node, other: Node) -> float:
    bags = [Counter(f"{node.heading} {node.text}".casefold().split()) for node in (one, other)]
    size = sum(bag.total() for bag in bags)
    return 2 * (bags[0] & bags[1]).total() / size if size else 0.0


def _words(node: Node) -> str:
    return shortened(" ".join(filter(None, (node.heading, node.text))), limit=SHORT)


def joined(base: ActText, text: ActText, *, new: str, old: str) -> ActText:
    """The text with a new provision known as one that is gone from it: the same provision under another number."""
    known, there = {node.uid for node in base.walk()}, {node.uid for node in text.walk()}
    if old not in known or old in there or new in known or new not in there:
        raise BadInput("Эти пункты уже нельзя объединить: текст изменился. Откройте таблицу заново.")

    def renamed(nodes: tuple[Node, ...]) -> Iterator[Node]:
        for node in nodes:
            yield replace(node, uid=old if node.uid == new else node.uid, children=tuple(renamed(node.children)))

    return replace(text, provisions=tuple(renamed(text.provisions)))
