"""The instructions that make one text of another, in the order of the document, as fine as the lawyer chose.

Nothing is believed: the words of each part are applied and compared, and so is the whole list at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from workflows.regulations.amending.apply import apply
from workflows.regulations.amending.errors import Conflicts, NotAnAmendment
from workflows.regulations.amending.index import Index, canonical, page_words, words_of
from workflows.regulations.amending.labels import same_family
from workflows.regulations.amending.lawful import Difference, problems
from workflows.regulations.amending.operations import Choices, Instruction, Op, Part, Way
from workflows.regulations.amending.state import found_in
from workflows.regulations.amending.terms import is_everywhere
from workflows.regulations.amending.worddiff import in_words
from workflows.regulations.tree import ActText, Node

PAGE_ORDER = (Part.ORGANISATION, Part.APPROVAL_WORD, Part.TITLE, Part.IMPRINT)
EDITION = ""


def derive(base: ActText, new: ActText, choices: Choices = Choices()) -> tuple[Instruction, ...]:  # noqa: B008 - frozen
    """The equivalent list: applied to the base it gives the new text. NotAnAmendment where there is none."""
    base, new = canonical(base), canonical(new)
    if base == new:
        return ()
    was, now = Index(base), Index(new)
    if choices.is_edition:
        return (_edition(was, new, choices),)
    difference = Difference(was, now, choices)
    if said := problems(difference):
        raise NotAnAmendment(said)
    found = _told(difference)
    try:
        made = apply(base, found)
    except Conflicts as hindered:
        raise NotAnAmendment(tuple(conflict.said for conflict in hindered.conflicts)) from hindered
    if made != new:
        raise NotAnAmendment(("Изменения не удалось изложить по пунктам. Подготовьте новую редакцию акта.",))
    return found


def _told(difference: Difference) -> tuple[Instruction, ...]:
    """The list; a term that does not go through the whole text is told place by place, as any other words."""
    found = tuple(_Deriving(difference).all())
    terms = difference.choices.terms
    whole = tuple(term for term in terms if is_everywhere(difference.new.text, term, found))
    if whole == terms:
        return found
    return tuple(_Deriving(replace(difference, choices=replace(difference.choices, terms=whole))).all())


def _edition(was: Index, new: ActText, choices: Choices) -> Instruction:
    since = choices.get(EDITION).effective_from
    return Instruction(Op.NEW_EDITION, edition=new, base_sha256=found_in(was, Op.NEW_EDITION, "", Part.TEXT), effective_from=since)


class _Deriving:
    def __init__(self, difference: Difference) -> None:
        self.difference = difference
        self.was, self.now, self.choices = difference.base, difference.new, difference.choices

    def all(self) -> Iterator[Instruction]:
        for part in PAGE_ORDER:
            yield from self._page(part)
        yield from self._children("", self.was.text.provisions, self.now.text.provisions)

    def _bound(self, op: Op, target: str, part: Part, since: date | None) -> Instruction:
        return Instruction(op, target, part, base_sha256=found_in(self.was, op, target, part), effective_from=since)

    # The title page

    def _page(self, part: Part) -> Iterator[Instruction]:
        old, new = page_words(self.was.text, part), page_words(self.now.text, part)
        if old != new:
            choice = self.choices.get(part.value)
            whole = replace(self._bound(Op.RENAME, "", part, choice.effective_from), new=new)
            way = Way.WORDS if part is Part.APPROVAL_WORD and choice.way is Way.AUTO else choice.way  # one word for another
            yield from self._worded(old, new, whole, way) or (whole,)

    def _worded(self, old: str, new: str, whole: Instruction, way: Way) -> tuple[Instruction, ...]:
        """The change in words, when it is wanted and possible; the hash is that of the same part."""
        if way in (Way.PARAGRAPH, Way.WHOLE):
            return ()
        said = in_words(old, new, replace(whole, new=""), self.choices.terms)
        return said.instructions if said and (said.is_short or said.has_terms or way is Way.WORDS) else ()

    # Provisions

    def _children(self, parent: str, old: tuple[Node, ...], new: tuple[Node, ...]) -> Iterator[Instruction]:
        known = {node.uid: node for node in old}
        for is_kept, group in groupby(enumerate(new), key=lambda pair: pair[1].uid in known):
            if is_kept:
                for _, node in group:
                    if node != known[node.uid]:
                        yield from self._node(known[node.uid], node)
            else:
                yield from self._inserted(parent, new, [at for at, _ in group])

    def _node(self, old: Node, new: Node) -> Iterator[Instruction]:
        choice = self.choices.get(new.uid)
        since = choice.effective_from
        if new.repealed:
            if not old.repealed:
                yield self._bound(Op.REPEAL_PROVISION if old.label else Op.REPEAL_PARAGRAPH, new.uid, Part.TEXT, since)
                return
        elif self.difference.is_whole(new.uid):
            yield replace(self._bound(Op.REPLACE_PROVISION, new.uid, Part.TEXT, since), nodes=(new,))
            return
        else:
            own = [self._part(old, new, part, choice.way) for part in (Part.HEADING, Part.TEXT)]
            if choice.way is Way.AUTO and self._is_leaf(old, new) and any(given is None for given in own):
                yield replace(self._bound(Op.REPLACE_PROVISION, new.uid, Part.TEXT, since), nodes=(new,))
                return
            for part, given in zip((Part.HEADING, Part.TEXT), own, strict=True):
                yield from (self._coarse(new, part, since),) if given is None else given
        yield from self._children(new.uid, old.children, new.children)

    def _is_leaf(self, old: Node, new: Node) -> bool:
        return bool(new.label and new.text and not old.children and not new.children)

    def _part(self, old: Node, new: Node, part: Part, way: Way) -> tuple[Instruction, ...] | None:
        """Word instructions for a part; none when it did not change, None when words will not do."""
        was, now = words_of(old, part), words_of(new, part)
        if was == now:
            return ()
        return self._worded(was, now, self._coarse(new, part, self.choices.get(new.uid).effective_from), way) or None

    def _coarse(self, new: Node, part: Part, since: date | None) -> Instruction:
        op = Op.REPLACE_HEADING if part is Part.HEADING else Op.REPLACE_PARAGRAPH
        return replace(self._bound(op, new.uid, part, since), new=words_of(new, part))

    # Insertions

    def _inserted(self, parent: str, siblings: tuple[Node, ...], run: list[int]) -> Iterator[Instruction]:
        for (is_labelled, since), group in groupby(run, key=lambda at: self._sort(siblings[at])):
            places = list(group)
            op = Op.INSERT_PROVISION if is_labelled else Op.INSERT_PARAGRAPH
            for together in [[at] for at in places] if is_labelled else [places]:
                nodes, after = tuple(siblings[at] for at in together), self._neighbour(siblings, together[0])
                yield replace(self._bound(op, parent, Part.TEXT, since), nodes=nodes, after=after)

    def _sort(self, node: Node) -> tuple[bool, date | None]:
        return bool(node.label), self.choices.get(node.uid).effective_from

    def _neighbour(self, siblings: tuple[Node, ...], at: int) -> str:
        """What stands before; for a number, what stands before all new numbers in a row, which find their order themselves."""
        before = at - 1
        while before >= 0 and siblings[at].label and self._is_new_number(siblings[before], siblings[at].label):
            before -= 1
        return siblings[before].uid if before >= 0 else ""

    def _is_new_number(self, node: Node, label: str) -> bool:
        return node.uid not in self.was.places and bool(node.label) and same_family(node.label, label)
