"""The text of a regulation as one canonical tree: what is hashed, signed, stored and rendered.

Importing, drafting, signing, printing and every export speak of this tree and of nothing else.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

SCHEMA = 1


class Kind(StrEnum):
    """Structural units, outermost first; the names follow Akoma Ntoso where it has one."""

    SECTION = "section"
    POINT = "point"
    SUBPOINT = "subpoint"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Node:
    """One provision. `uid` is its permanent identity, `label` («2.2», «а») only how it is called today.

    `label` is bare: no trailing dot or bracket. A section has a `heading`; the rest have `text`.
    Unlabelled children (list items with a dash, further paragraphs) are counted as «абзац второй», «третий»…
    A `repealed` provision keeps its label and its place and so do all below it; their words are gone.
    """

    uid: str
    kind: Kind
    label: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Node, ...] = ()
    repealed: bool = False

    def walk(self) -> Iterator[Node]:
        """This node, then all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ActText:
    """The whole act: title page and provisions."""

    kind: str
    title: str
    provisions: tuple[Node, ...] = ()
    organisation: str = ""
    approval_word: str = ""
    imprint: str = ""

    def walk(self) -> Iterator[Node]:
        """Every provision in reading order."""
        for node in self.provisions:
            yield from node.walk()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a provision stands in a given text: what pages and links need beside the provision itself.

    `key` is the anchor and the address: «2-2» for point 2.2, «2-2-a3» for its third paragraph.
    """

    node: Node
    key: str
    parent: Node | None
    depth: int
    position: int
    ordinal: int = field(default=1)


def places(text: ActText) -> Iterator[Place]:
    """All provisions with their keys, in reading order; `position` counts from 1 through the whole text."""
    counter = iter(range(1, 1_000_000))
    yield from _places(text.provisions, None, "", 0, counter)


def _places(nodes: tuple[Node, ...], parent: Node | None, prefix: str, depth: int, counter: Iterator[int]) -> Iterator[Place]:
    first = 2 if parent is not None and parent.text else 1
    for ordinal, node in enumerate(nodes, start=first):
        key = _key(node, prefix, ordinal)
        yield Place(node=node, key=key, parent=parent, depth=depth, position=next(counter), ordinal=ordinal)
        yield from _places(node.children, node, key, depth + 1, counter)


def numbered_places(text: ActText) -> Iterator[Place]:
    """Places whose numbers are their own for ever: labelled, and below labelled ones only.

    A letter of a list inside an unlabelled paragraph is known by that paragraph, whose ordinal may shift.
    """
    known: set[str] = set()
    for place in places(text):
        if place.node.label and (place.parent is None or place.parent.uid in known):
            known.add(place.node.uid)
            yield place


LETTER_KEYS = dict(zip("абвгдежзиклмнопрстуфхцчшщэюя", ["a", "b", "v", "g", "d", "e", "zh", "z", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "eh", "yu", "ya"], strict=True))
LETTER_KEYS |= {"ё": "yo", "й": "j", "ъ": "", "ы": "y", "ь": ""}  # only inside words: «Статья 1»


def _key(node: Node, prefix: str, ordinal: int) -> str:
    if node.kind in (Kind.SECTION, Kind.POINT, Kind.SUBPOINT) and node.label:
        return label_key(node.label)
    name = label_key(node.label) if node.label else f"a{ordinal}"
    return f"{prefix}-{name}" if prefix else name


def label_key(label: str) -> str:
    """The label as it stands in addresses: «2.2» → «2-2», «2.2¹» → «2-2_1», «а» → «a», «Глава 1» → «glava-1» (ASCII, no dots)."""
    key = ""
    for char in " ".join(label.replace("№", " ").split()).strip(" .)").casefold():
        if char in "¹²³⁰⁴⁵⁶⁷⁸⁹":
            key += ("" if key.endswith("_") else "_") + unicodedata.normalize("NFKC", char)
        else:
            key += "-" if char in ". " else LETTER_KEYS.get(char, char)
    return key


def to_dict(text: ActText) -> dict[str, Any]:
    """The canonical dictionary; an empty value is left out, so that fields added later change no old hash."""
    body = {
        "schema": SCHEMA,
        "kind": text.kind,
        "title": text.title,
        "organisation": text.organisation,
        "approval_word": text.approval_word,
        "imprint": text.imprint,
        "provisions": [node_to_dict(node) for node in text.provisions],
    }
    return {key: _nfc(value) for key, value in body.items() if value}


def node_to_dict(node: Node) -> dict[str, Any]:
    """The canonical dictionary of a provision with all below it."""
    body = {
        "uid": node.uid,
        "kind": str(node.kind),
        "label": node.label,
        "heading": node.heading,
        "text": node.text,
        "children": [node_to_dict(child) for child in node.children],
        "repealed": node.repealed,
    }
    return {key: _nfc(value) for key, value in body.items() if value}


def _nfc(value: Any) -> Any:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def from_dict(data: Mapping[str, Any]) -> ActText:
    """The tree read back from its canonical dictionary."""
    plain = {key: data.get(key, "") for key in ("kind", "title", "organisation", "approval_word", "imprint")}
    return ActText(**plain, provisions=tuple(node_from_dict(item) for item in data.get("provisions", ())))


def node_from_dict(data: Mapping[str, Any]) -> Node:
    """A provision read back from its canonical dictionary."""
    return Node(
        uid=data["uid"],
        kind=Kind(data["kind"]),
        label=data.get("label", ""),
        heading=data.get("heading", ""),
        text=data.get("text", ""),
        children=tuple(node_from_dict(child) for child in data.get("children", ())),
        repealed=data.get("repealed", False),
    )


def canonical_json(data: Mapping[str, Any]) -> str:
    """One spelling for equal content: sorted keys, no spaces, Unicode as is (the strings are NFC already)."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_of(text: ActText) -> str:
    """The hash that is shown to the signer, bound to every visa and stored with the redaction."""
    return hashlib.sha256(canonical_json(to_dict(text)).encode()).hexdigest()
