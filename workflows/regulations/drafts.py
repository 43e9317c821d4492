"""Between the flat blocks of Wagtail's editor and the canonical tree. The id of a block is the uid of its provision."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from workflows.regulations.models import RedactionDraft
from workflows.regulations.tree import ActText, Kind, Node

RANKS = {Kind.SECTION: 0, Kind.POINT: 1, Kind.SUBPOINT: 2}
LOOSE = 3  # a paragraph or an item of level 1 stands right below a structural unit; level 2 below that, and so on

Block = dict[str, Any]


def body_from(text: ActText) -> list[Block]:
    """The raw blocks of a StreamField for a text."""
    return list(_blocks(text.provisions, level=0))


def _blocks(nodes: tuple[Node, ...], *, level: int) -> Iterator[Block]:
    for node in nodes:
        value: dict[str, Any] = {}
        if node.kind is Kind.SECTION:
            value = {"label": node.label, "heading": node.heading}
        elif node.kind is Kind.PARAGRAPH:
            value = {"text": node.text, "level": level}
        else:
            value = {"label": node.label, "text": node.text}
            if node.kind is Kind.ITEM:
                value["level"] = level
        if node.repealed:
            value["repealed"] = True
        yield {"type": str(node.kind), "value": value, "id": node.uid}
        yield from _blocks(node.children, level=1 if node.kind in RANKS else level + 1)


@dataclass(slots=True)
class _Growing:
    """A node whose children are still coming."""

    node: Node
    rank: int
    children: list["_Growing"] = field(default_factory=list)

    @property
    def is_loose(self) -> bool:
        return self.node.kind not in RANKS

    def closes_before(self, other: "_Growing") -> bool:
        """A structural unit never stands inside a paragraph or an item."""
        return self.rank >= other.rank or (self.is_loose and not other.is_loose)

    def grown(self) -> Node:
        return replace(self.node, children=tuple(child.grown() for child in self.children))


def provisions_from(blocks: list[Block]) -> tuple[Node, ...]:
    """The tree that a flat list of raw blocks means."""
    root = _Growing(Node(uid="", kind=Kind.SECTION), rank=-1)
    path = [root]
    for block in blocks:
        growing = _growing(block)
        while path[-1].closes_before(growing):
            path.pop()
        path[-1].children.append(growing)
        path.append(growing)
    return root.grown().children


def _growing(block: Block) -> _Growing:
    kind, value = Kind(block["type"]), block["value"]
    node = Node(
        uid=str(block.get("id") or uuid.uuid4()),
        kind=kind,
        label=(value.get("label") or "").strip().strip(".)"),
        heading=(value.get("heading") or "").strip(),
        text=(value.get("text") or "").strip(),
        repealed=bool(value.get("repealed")),
    )
    level = value.get("level")
    return _Growing(node, RANKS.get(kind, LOOSE - 1 + (1 if level is None else level)) if level != 0 or kind in RANKS else 0)


def text_of(draft: RedactionDraft) -> ActText:
    """The text of the draft as it stands in the workbench now (its latest revision)."""
    latest = draft.get_latest_revision_as_object() if draft.latest_revision_id else draft
    return ActText(
        kind=draft.regulation.kind,
        title=latest.title.strip(),
        organisation=latest.organisation.strip(),
        approval_word=latest.approval_word.strip(),
        imprint=latest.imprint.strip(),
        provisions=provisions_from(list(latest.body.raw_data)),
    )


def with_new_uids(text: ActText) -> ActText:
    """The same text under identities of its own: an imported text is a new one, whatever file it came from."""

    def renewed(node: Node) -> Node:
        return replace(node, uid=str(uuid.uuid4()), children=tuple(map(renewed, node.children)))

    return replace(text, provisions=tuple(map(renewed, text.provisions)))
