"""Short ways to write down texts and what a comparison of them says."""

from dataclasses import replace

from tests.make_text import uid
from workflows.regulations.redline import Change, Comparison, Row
from workflows.regulations.redline.words import Mark, Pieces
from workflows.regulations.tree import ActText, Kind, Node


def point(number: int, text: str = "", *, label: str = "", children: tuple[Node, ...] = (), **other) -> Node:
    """A point; its number is its identity, and its label too when no other is given."""
    return Node(uid(number), Kind.POINT, label or str(number), text=text, children=children, **other)


def item(number: int, text: str) -> Node:
    return Node(uid(number), Kind.ITEM, text=text)


def section(number: int, heading: str, *children: Node) -> Node:
    return Node(uid(number), Kind.SECTION, str(number), heading=heading, children=children)


def act(*nodes: Node, **other) -> ActText:
    return ActText(**{"kind": "Порядок", "title": "Порядок", "provisions": nodes} | other)


def with_new_uids(text: ActText, *, start: int = 1000) -> ActText:
    """The same words as if they were imported again."""
    numbers = iter(range(start, 1_000_000))

    def renewed(node: Node) -> Node:
        return replace(node, uid=uid(next(numbers)), children=tuple(map(renewed, node.children)))

    return replace(text, provisions=tuple(map(renewed, text.provisions)))


def written(pieces: Pieces) -> str:
    """«в течение [-3-][+5 рабочих+] дней»; typography as «{a|b}»."""
    forms = {Mark.SAME: "{new}", Mark.NOISE: "{{{old}|{new}}}", Mark.REMOVED: "[-{old}-]", Mark.ADDED: "[+{new}+]"}
    return "".join(forms[piece.mark].format(old=piece.old, new=piece.new) for piece in pieces)


def told(comparison: Comparison) -> dict[str, set[Change]]:
    """What happened to whom, unchanged units left out."""
    return {row.side.name.replace("\u00a0", " "): set(row.changes) for row in comparison.rows if row.changes}


def row_of(comparison: Comparison, name: str) -> Row:
    return next(row for row in comparison.rows if row.side.name.replace("\u00a0", " ") == name)
