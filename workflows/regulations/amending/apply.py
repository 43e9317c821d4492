"""One text becomes another by instructions: the only code that does it, for previews, signing and checks alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from workflows.regulations.amending.checks import Given, problem
from workflows.regulations.amending.clashes import clashes, swallows
from workflows.regulations.amending.errors import Conflict, Conflicts
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.labels import comes_before, sort_key
from workflows.regulations.amending.operations import INSERTIONS, REPEALS, TITLE_PAGE, WORDS, Instruction, Op, Part
from workflows.regulations.amending.words import reworded
from workflows.regulations.tree import ActText, Node


def apply(text: ActText, instructions: Iterable[Instruction], *, was: ActText | None = None) -> ActText:
    """The text after all instructions, whatever their order; Conflicts, and nothing applied, when one does not fit.

    `was` is the text that they were made from, when it is another: a place that is gone is called as it was there.
    """
    listed = tuple(instructions)
    index = Index(text)
    conflicts = conflicts_of(index, listed, was=Index(was) if was is not None else None)
    if conflicts:
        raise Conflicts(conflicts)
    edition = next((given.edition for given in listed if given.op is Op.NEW_EDITION), None)
    return edition if edition is not None else _Work.of(index, listed).done()


def conflicts_of(index: Index, instructions: tuple[Instruction, ...], *, was: Index | None = None) -> tuple[Conflict, ...]:
    """Everything that hinders the list on this text."""
    given_all = Given(index, instructions, was)
    alone = tuple(Conflict(given, said) for given in instructions if (said := problem(given_all, given)))
    unfit = {id(conflict.instruction) for conflict in alone}
    return alone + tuple(clashes(index, tuple(given for given in instructions if id(given) not in unfit)))


@dataclass(slots=True)
class _Work:
    """Instructions sorted by what they touch; `way` are the provisions to be built anew, with all above them."""

    text: ActText
    parts: defaultdict[tuple[str, Part], list[Instruction]]
    whole: dict[str, Instruction]
    inserted: defaultdict[str, list[Instruction]]
    way: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, index: Index, instructions: tuple[Instruction, ...]) -> _Work:
        work = cls(index.text, defaultdict(list), {}, defaultdict(list))
        for given in instructions:
            if given.op in INSERTIONS:
                work.inserted[given.target].append(given)
            elif swallows(given):
                work.whole[given.target] = given
            else:
                work.parts[given.target, given.part].append(given)
            if given.target:
                work.way.update((given.target, *index.above(given.target)))
        return work

    def done(self) -> ActText:
        page = {part.value: self._words("", part, str(getattr(self.text, part.value))) for part in TITLE_PAGE}
        return replace(self.text, **page, provisions=self._children("", self.text.provisions))

    def _node(self, node: Node) -> Node:
        if node.uid not in self.way:
            return node
        given = self.whole.get(node.uid)
        if given is not None:
            return tombstone(node) if given.op in REPEALS else given.nodes[0]
        return replace(
            node,
            heading=self._words(node.uid, Part.HEADING, node.heading),
            text=self._words(node.uid, Part.TEXT, node.text),
            children=self._children(node.uid, node.children),
        )

    def _words(self, uid: str, part: Part, words: str) -> str:
        given = self.parts.get((uid, part))
        if not given:
            return words
        return reworded(words, given) if given[0].op in WORDS else given[0].new

    def _children(self, uid: str, children: tuple[Node, ...]) -> tuple[Node, ...]:
        grown = [self._node(child) for child in children]
        for given in _in_order(self.inserted.get(uid, []), {child.uid for child in children}):
            at = next((number for number, node in enumerate(grown, start=1) if node.uid == given.after), 0)
            while given.nodes[0].label and at < len(grown) and grown[at].label and comes_before(grown[at].label, given.nodes[0].label):
                at += 1
            grown[at:at] = given.nodes
        return tuple(grown)


def tombstone(node: Node) -> Node:
    """A repealed provision: number and place stay, words are gone, below it too."""
    return replace(node, heading="", text="", repealed=True, children=tuple(map(tombstone, node.children)))


def _in_order(given: list[Instruction], there: set[str]) -> list[Instruction]:
    """Neighbours before those that stand beside them; numbers of one place ascending. The order given says nothing."""
    waiting = sorted(given, key=lambda each: (sort_key(each.nodes[0].label), each.nodes[0].uid))
    done: list[Instruction] = []
    known = {"", *there}
    while waiting:
        ready = [each for each in waiting if each.after in known]
        if not ready:  # neighbours that wait for each other; checks let none through
            break
        done += ready
        known |= {node.uid for each in ready for node in each.nodes}
        waiting = [each for each in waiting if each not in ready]
    return done
