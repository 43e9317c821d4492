"""Where a provision stands, in words: «абзац первый пункта 1.3», «подпункт «а» пункта 3.1»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from workflows.regulations.amending.operations import INSERTIONS, Instruction
from workflows.regulations.amending.wording.cases import Case
from workflows.regulations.amending.wording.names import Names
from workflows.regulations.amending.wording.ordinals import ordinal
from workflows.regulations.amending.wording.units import APPENDIX, PARAGRAPH, PREAMBLE, Called, called
from workflows.regulations.tree import ActText, Kind, Node, places


class Gazetteer:
    """All provisions of the base by uid, and what each of them is called.

    What other instructions of the same order put in is known too: a later one may speak of it. Paragraphs are counted in
    the base alone.
    """

    def __init__(self, base: ActText, names: Names, instructions: Iterable[Instruction] = ()) -> None:
        self.base = base
        self.names = names
        self.nodes: dict[str, Node] = {}
        self.parents: dict[str, str] = {}
        self.positions: dict[str, float] = {}
        self.added: dict[str, Instruction] = {}
        for place in places(base):
            self._know(place.node, place.parent.uid if place.parent else "", place.position)
        self.namesakes = Counter(self._called(uid) for uid, node in self.nodes.items() if is_named(node))
        for given in instructions:
            if given.op in INSERTIONS:
                self._add(given)

    def _know(self, node: Node, parent: str, position: float) -> None:
        self.nodes[node.uid], self.parents[node.uid], self.positions[node.uid] = node, parent, position

    def _add(self, given: Instruction) -> None:
        for node in given.nodes:
            self.added[node.uid] = given
            pairs = [(node, given.target), *((child, above.uid) for above in node.walk() for child in above.children)]
            for each, parent in pairs:
                if each.uid not in self.nodes:
                    self._know(each, parent, self.insertion(given))

    def insertion(self, given: Instruction) -> float:
        """Where new provisions come: right after the neighbour and all below it."""
        if given.after in self.positions:
            return self.last_below(given.after) + (0.01 if given.after in self.added else 0.5)
        return self.positions.get(given.target, 0) + 0.5

    def node(self, uid: str) -> Node | None:
        """The provision; None for one that nobody knows."""
        return self.nodes.get(uid)

    def parent(self, uid: str) -> Node | None:
        """The provision that holds this one."""
        return self.nodes.get(self.parents.get(uid, ""))

    def children(self, uid: str) -> tuple[Node, ...]:
        """What stands in a provision, or in the act itself."""
        node = self.node(uid)
        return node.children if node else self.base.provisions

    def whole(self, uid: str, case: Case, *, within: str = "") -> str:
        """A provision with all below it: «пункт 2.2», «абзац третий пункта 2.4». Nothing above `within` is said."""
        own = self._called(uid).in_case(case) if is_named(self.nodes[uid]) else self._paragraph(uid, case)
        return f"{own} {above}" if (above := self._above(uid, within)) else own

    def own_words(self, uid: str, case: Case, *, within: str = "") -> str:
        """The text that stands at the number itself: «абзац первый пункта 1.3», or the point when that is all it has."""
        node = self.nodes[uid]
        if not is_named(node) or not node.children:
            return "" if uid == within else self.whole(uid, case, within=within)
        first = f"{PARAGRAPH.in_case(case)} {ordinal(1, case)}"
        return first if uid == within else f"{first} {self.whole(uid, Case.GENITIVE, within=within)}"

    def holder(self, uid: str) -> str:
        """The nearest provision above (or the provision itself) that has a name."""
        while uid in self.nodes and not is_named(self.nodes[uid]):
            uid = self.parents[uid]
        return uid

    def count(self, uid: str) -> int:
        """How many paragraphs a provision has now, its own text included."""
        return len(self._lines(self.holder(uid)))

    def paragraph_number(self, uid: str) -> int:
        """Which paragraph of its holder a line is: the text at the number is the first, lines of a list count on."""
        lines = self._lines(self.holder(uid))
        return lines.index(uid) + 1 if uid in lines else 1

    def last_below(self, uid: str) -> float:
        """The position of the last provision inside this one."""
        return max(self.positions[node.uid] for node in self.nodes[uid].walk())

    def _called(self, uid: str) -> Called:
        return called(self.nodes[uid], self.parent(uid))

    def _paragraph(self, uid: str, case: Case) -> str:
        if not self.holder(uid) and self._is_preamble(uid) and len(self._preamble()) == 1:
            return PREAMBLE.in_case(case)
        return f"{PARAGRAPH.in_case(case)} {ordinal(self.paragraph_number(uid), case)}"

    def _above(self, uid: str, within: str) -> str:
        """What the name has to be completed with, in the genitive."""
        node = self.nodes[uid]
        if not is_named(node):
            return self._holder_said(uid, within)
        parent = self.parent(uid)
        if parent is None or within in (parent.uid, uid):
            return ""
        return self.whole(parent.uid, Case.GENITIVE, within=within) if self._needs_above(node, parent) else ""

    def _holder_said(self, uid: str, within: str) -> str:
        holder = self.holder(uid)
        if holder:
            return "" if holder == within else self.whole(holder, Case.GENITIVE, within=within)
        if self._is_preamble(uid):
            return PREAMBLE.genitive if len(self._preamble()) > 1 else ""
        return self.names.genitive

    def _needs_above(self, node: Node, parent: Node) -> bool:
        """«Подпункт «а»» is of some point; point 2.2 is one in the whole act unless another bears that number."""
        if not is_named(parent):
            return True
        if self._called(parent.uid).unit is APPENDIX or self.namesakes[self._called(node.uid)] > 1:
            return True
        return node.kind in (Kind.SUBPOINT, Kind.ITEM) and "." not in node.label

    def _lines(self, holder: str) -> list[str]:
        """Uids of the paragraphs of a provision in reading order; a named line inside is one of them."""
        node = self.node(holder)
        own = [holder] if node is not None and node.text else []
        return own + [uid for child in self.children(holder) for uid in _unnamed(child)]

    def _preamble(self) -> list[Node]:
        """Paragraphs before the first numbered provision."""
        before: list[Node] = []
        for node in self.base.provisions:
            if is_named(node):
                break
            before.append(node)
        return before

    def _is_preamble(self, uid: str) -> bool:
        return any(below.uid == uid for node in self._preamble() for below in node.walk())


def _unnamed(node: Node) -> list[str]:
    """A line, and the lines in it that have no name of their own."""
    if is_named(node):
        return [node.uid]
    return [node.uid, *(uid for child in node.children for uid in _unnamed(child))]


def is_named(node: Node) -> bool:
    """Whether it is called by a number, a letter or a heading; the rest are counted as paragraphs."""
    return bool(node.label) or node.kind is Kind.SECTION
