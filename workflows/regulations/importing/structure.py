"""Paragraphs become the tree: sections, points, subpoints, items and further paragraphs, each with a permanent uid.

A uid is made of the title and the path, so the same file gives the same tree however often it is read.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from workflows.regulations.importing.findings import Span
from workflows.regulations.importing.marks import Family, Mark
from workflows.regulations.importing.numbering_style import Style, style_of
from workflows.regulations.importing.paragraphs import Paragraph
from workflows.regulations.tree import Kind, Node

NAMESPACE = uuid.UUID("6f1c1f5e-6a0b-5d0e-9d37-3d3f0f6f2b11")
ITEM_FAMILIES = frozenset({Family.BRACKET, Family.LETTER, Family.BULLET})
UNITS = (Kind.SECTION, Kind.POINT, Kind.SUBPOINT)
IN_APPENDIX = 10
ITEM_RANK = 50
DEEPEST = 24


@dataclass(slots=True)
class Branch:
    """A provision while its children are still being gathered."""

    kind: Kind
    rank: int
    label: str = ""
    heading: str = ""
    text: str = ""
    mark: Mark | None = None
    span: Span = (0, 0)
    row: bool = False
    children: list[Branch] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Heading or text, whichever it has."""
        return self.heading or self.text


class Builder:
    """Hangs each paragraph on the branch it belongs to."""

    def __init__(self, style: Style) -> None:
        self.root = Branch(Kind.SECTION, -1)
        self.open = [self.root]
        self.style = style
        self.appendix = False

    def add(self, index: int, paragraph: Paragraph) -> None:
        """One more paragraph, in reading order."""
        mark = paragraph.mark
        if mark is None:
            self._unmarked(index, paragraph)
        elif mark.family in (Family.WORD, Family.ROMAN, Family.APPENDIX):
            self._section(paragraph, mark)
        elif mark.family is Family.NUMBER:
            self._numbered(index, paragraph, mark)
        else:
            self._item(paragraph, mark)

    def _section(self, paragraph: Paragraph, mark: Mark) -> None:
        """A section; a statute's article inside a chapter is a point of it: sections never hold sections."""
        if self.appendix and mark.family is not Family.APPENDIX:
            self._hang(Branch(Kind.ITEM, IN_APPENDIX, mark.label, text=paragraph.text, mark=mark), paragraph)
            return
        self.appendix = mark.family is Family.APPENDIX
        rank = 0 if self.appendix else min(self.style.word_rank(mark), 2)
        branch = Branch(UNITS[rank], rank, mark.label, mark=mark)
        branch.heading, branch.text = (paragraph.text, "") if rank == 0 else ("", paragraph.text)
        self._hang(branch, paragraph)

    def _numbered(self, index: int, paragraph: Paragraph, mark: Mark) -> None:
        if self.appendix:
            self._hang(Branch(Kind.ITEM, IN_APPENDIX + len(mark.parts), mark.label, text=paragraph.text, mark=mark), paragraph)
        elif index in self.style.sections:
            self._hang(Branch(Kind.SECTION, 0, mark.label, heading=paragraph.text, mark=mark), paragraph)
        else:
            rank = min(self.style.outermost + len(mark.parts) - 1, 2)
            self._hang(Branch(UNITS[rank], rank, mark.label, text=paragraph.text, mark=mark), paragraph)

    def _item(self, paragraph: Paragraph, mark: Mark) -> None:
        item = Branch(Kind.ITEM, 0, mark.label, text=paragraph.text, mark=mark)
        self._pop_to_item_parent(mark.family)
        item.rank = max(ITEM_RANK, self.open[-1].rank + 1)
        self._hang(item, paragraph)

    def _pop_to_item_parent(self, family: Family) -> None:
        """A list goes on with its own kind of mark; another kind begins a list inside only after a colon."""
        items = [branch for branch in self.open if branch.rank >= ITEM_RANK]
        same = next((branch for branch in items if branch.mark and branch.mark.family is family), None)
        if same is not None:
            self._pop(same)
        while self.open[-1].rank >= ITEM_RANK and not self.open[-1].text.endswith(":"):
            self.open.pop()

    def _pop(self, branch: Branch) -> None:
        while self.open.pop() is not branch:
            pass

    def _unmarked(self, index: int, paragraph: Paragraph) -> None:
        if index in self.style.headings:
            self._hang(Branch(Kind.SECTION, 0, heading=paragraph.text), paragraph)
            return
        while self.open[-1].rank >= ITEM_RANK and not self.open[-1].text.endswith(":"):
            self.open.pop()
        self._hang(Branch(Kind.PARAGRAPH, 99, text=paragraph.text, row=paragraph.row), paragraph)

    def _hang(self, branch: Branch, paragraph: Paragraph) -> None:
        branch.span = (paragraph.first, paragraph.last)
        while self.open[-1].rank >= branch.rank or len(self.open) > DEEPEST:
            self.open.pop()
        self.open[-1].children.append(branch)
        if branch.kind is not Kind.PARAGRAPH:
            self.open.append(branch)


def build(paragraphs: Sequence[Paragraph]) -> tuple[list[Branch], Style]:
    """All provisions as branches."""
    style = style_of(paragraphs)
    builder = Builder(style)
    for index, paragraph in enumerate(paragraphs):
        builder.add(index, paragraph)
    return builder.root.children, style


@dataclass(frozen=True, slots=True)
class Placed:
    """A finished provision with what checks need beside it."""

    node: Node
    branch: Branch
    label: str
    parent: Branch | None


class Grower:
    """Freezes branches into nodes and remembers each with its label and parent."""

    def __init__(self, title: str) -> None:
        self.root = uuid.uuid5(NAMESPACE, title)
        self.placed: list[Placed] = []

    def grow(self, branches: Sequence[Branch], path: str = "", parent: Branch | None = None, label: str = "") -> tuple[Node, ...]:
        """The nodes of these branches, in order."""
        return tuple(self._one(branch, below, parent, label) for below, branch in _paths(path, branches))

    def _one(self, branch: Branch, path: str, parent: Branch | None, label: str) -> Node:
        numbered = branch.kind in (Kind.SECTION, Kind.POINT, Kind.SUBPOINT) and branch.label
        label = branch.label if numbered else label
        at = len(self.placed)
        children = self.grow(branch.children, path, branch, label)
        node = Node(str(uuid.uuid5(self.root, path)), branch.kind, branch.label, branch.heading, branch.text, children)
        self.placed.insert(at, Placed(node, branch, label, parent))
        return node


def grow(branches: Sequence[Branch], title: str) -> tuple[tuple[Node, ...], list[Placed]]:
    """The frozen nodes of the tree, and all of them in reading order."""
    grower = Grower(title)
    return grower.grow(branches), grower.placed


def _paths(above: str, branches: Sequence[Branch]) -> list[tuple[str, Branch]]:
    """Paths of siblings: by label where there is one, counted where not, a repeated label marked."""
    used: dict[str, int] = {}
    found = []
    for branch in branches:
        name = f"{branch.kind}:{branch.label}"
        used[name] = used.get(name, 0) + 1
        found.append((f"{above}/{name}#{used[name]}", branch))
    return found


