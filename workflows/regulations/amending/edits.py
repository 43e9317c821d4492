"""What the editing screen does to the text of a draft: each act gives a new tree, the old one stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from workflows.errors import BadInput
from workflows.regulations.amending.apply import tombstone
from workflows.regulations.amending.index import Index, words_of
from workflows.regulations.amending.operations import TITLE_PAGE, Part, Term
from workflows.regulations.amending.words import found
from workflows.regulations.tree import ActText, Node

SPACES = re.compile(r"[ \t\r\n]+")
GONE = "Такого пункта в проекте уже нет. Откройте проект заново."


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A form of a term in the text: where it stands, and what it would become."""

    uid: str
    part: Part
    start: int
    end: int
    old: str
    new: str


def tidy(words: str) -> str:
    """One line without double spaces; a space that does not break stays as it is."""
    return SPACES.sub(" ", words).strip(" ")


def with_words(text: ActText, uid: str, part: Part, words: str) -> ActText:
    """The text with a heading or the words of a provision written anew."""
    _alive(text, uid)
    words = tidy(words)
    return _changed(text, uid, lambda node: (replace(node, heading=words) if part is Part.HEADING else replace(node, text=words),))


def with_title_part(text: ActText, part: Part, words: str) -> ActText:
    """The text with a part of the title page written anew."""
    said: dict[str, Any] = {part.value: tidy(words)}
    return replace(text, **said)


def inserted(text: ActText, parent: str, after: str, node: Node) -> ActText:
    """The text with a new provision below its parent («» – the act), behind its neighbour («» – first)."""
    index = Index(text)
    if parent:
        _alive(text, parent)
    if after and (after not in index.places or index.parent(after) != parent):
        raise BadInput(GONE)
    if any(new.uid in index.places for new in node.walk()):
        raise BadInput(f"{index.called(parent)}: такое место в тексте уже есть. Вставьте новое.")
    children = index.children(parent)
    at = next((number for number, child in enumerate(children, start=1) if child.uid == after), 0)
    return _with_children(text, parent, (*children[:at], node, *children[at:]))


def withdrawn(text: ActText, uid: str) -> ActText:
    """The text without a provision that this draft itself put in."""
    _there(text, uid)
    return _changed(text, uid, lambda _: ())


def repealed(text: ActText, uid: str, base: ActText | None = None) -> ActText:
    """The text with a provision, and all below it, no longer in force; what the draft itself put in below just goes."""
    _alive(text, uid)
    known = Index(base).places if base is not None else None

    def without_news(node: Node) -> Node:
        kept = (child for child in node.children if known is None or child.uid in known)
        return replace(node, children=tuple(map(without_news, kept)))

    return _changed(text, uid, lambda node: (tombstone(without_news(node)),))


def restored(text: ActText, uid: str, base: ActText) -> ActText:
    """The text with a provision as it is in the base, with all below; also a part of the title page, by its name."""
    if uid in {part.value for part in TITLE_PAGE}:
        return replace(text, **{uid: getattr(base, uid)})
    was, now = Index(base), Index(text)
    old = was.node(uid)
    if old is None:
        raise BadInput("В действующей редакции такого пункта нет. Уберите его, если он не нужен.")
    parent = was.parent(uid)
    above = now.node(parent) if parent else None
    if parent and (above is None or (above.repealed and not old.repealed)):
        raise BadInput(f"{was.called(uid)} возвращается вместе с тем, куда он входит. {was.called(parent)}: верните его целиком.")
    if uid in now.places:
        return _changed(text, uid, lambda _: (old,))
    return _with_children(text, parent, _back_in_place(old, now.children(parent), was.children(parent)))


def _back_in_place(old: Node, children: tuple[Node, ...], siblings: tuple[Node, ...]) -> tuple[Node, ...]:
    order = [sibling.uid for sibling in siblings]
    before = set(order[: order.index(old.uid)])
    at = max((number for number, child in enumerate(children, start=1) if child.uid in before), default=0)
    return (*children[:at], old, *children[at:])


def occurrences(text: ActText, term: Term) -> tuple[Occurrence, ...]:
    """Every form of the term in headings and provisions, in reading order; the title page is renamed separately."""
    return tuple(
        each for node in text.walk() for part in (Part.HEADING, Part.TEXT) for each in _in_part(node, part, term)
    )


def term_replaced(text: ActText, term: Term) -> tuple[ActText, tuple[Occurrence, ...]]:
    """The text with the new term in all its forms, and the places where it was changed."""
    places = occurrences(text, term)
    mine = {each.uid for each in places}

    def renewed(node: Node) -> Node:
        children = tuple(map(renewed, node.children))
        if node.uid not in mine:
            return replace(node, children=children) if children != node.children else node
        heading, words = (_renewed(words_of(node, part), _in_part(node, part, term)) for part in (Part.HEADING, Part.TEXT))
        return replace(node, heading=heading, text=words, children=children)

    return replace(text, provisions=tuple(map(renewed, text.provisions))), places


def _in_part(node: Node, part: Part, term: Term) -> list[Occurrence]:
    """A longer form is meant where two begin at one place."""
    words = words_of(node, part)
    all_found = [Occurrence(node.uid, part, start, end, old, new) for old, new in term.pairs if old in words for start, end in found(words, old)]
    kept: list[Occurrence] = []
    for each in sorted(all_found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _renewed(words: str, places: list[Occurrence]) -> str:
    for each in reversed(places):
        words = words[: each.start] + each.new + words[each.end :]
    return words


def _there(text: ActText, uid: str) -> Node:
    node = Index(text).node(uid)
    if node is None:
        raise BadInput(GONE)
    return node


def _alive(text: ActText, uid: str) -> None:
    if _there(text, uid).repealed:
        raise BadInput(f"{Index(text).called(uid)} утратил силу, его текст не меняется.")


def _with_children(text: ActText, uid: str, children: tuple[Node, ...]) -> ActText:
    if not uid:
        return replace(text, provisions=children)
    return _changed(text, uid, lambda node: (replace(node, children=children),))


def _changed(text: ActText, uid: str, change: Callable[[Node], tuple[Node, ...]]) -> ActText:
    def within(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        for at, node in enumerate(nodes):
            if node.uid == uid:
                return (*nodes[:at], *change(node), *nodes[at + 1 :])
            below = within(node.children)
            if below is not node.children:
                return (*nodes[:at], replace(node, children=below), *nodes[at + 1 :])
        return nodes

    return replace(text, provisions=within(text.provisions))
