"""The text of the draft: the act as it stands, with the words of the file where they belong."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workflows.errors import BadInput, Incomplete
from workflows.regulations.amending.apply import tombstone
from workflows.regulations.amending.index import Index
from workflows.regulations.amending.labels import proposed_label
from workflows.regulations.matching.outline import is_blank, is_unit
from workflows.regulations.matching.questions import DROP, FILE, KEEP, SAME, Matching, Question, Why
from workflows.regulations.matching.words import is_gone, kept
from workflows.regulations.rendering.labels import named
from workflows.regulations.tree import ActText, Node, label_key, sha256_of

NAMESPACE = uuid.UUID("8f3a5f0a-53cf-4c0e-8f39-6b9f7f5b7a10")
Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The new text, and what the program decided itself."""

    text: ActText
    notes: tuple[str, ...]


def provisional(matching: Matching, answers: Answers) -> dict[str, str]:
    """The answers given so far; where one is missing or strange, the default or the first that may be given."""
    found = {}
    for question in matching.questions:
        values = [option.value for option in question.options]
        given = answers.get(question.key, "")
        found[question.key] = given if given in values else question.default or values[0]
    return found


def resolved(base: ActText, loaded: ActText, matching: Matching, answers: Answers, *, taken: frozenset[str] = frozenset()) -> Resolved:
    """The text that the answers make; `taken` are the keys of all numbers once used in this act.

    Incomplete when a question without a default has no answer, BadInput when one provision is chosen twice.
    """
    decided = _Decided.of(base, matching, answers)
    there = _There({node.uid: node for node in loaded.walk()}, decided)
    page: dict[str, Any] = {part: getattr(loaded, part) for part in decided.page}
    text = replace(base, provisions=tuple(map(there.grown, base.provisions)), **page)
    news = _News(text, base, loaded, there, taken, salt=sha256_of(base))
    return Resolved(news.run(), tuple(news.notes))


@dataclass(slots=True)
class _Decided:
    """All answers, by what they speak of."""

    pairs: dict[str, str]
    kept: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    page: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, base: ActText, matching: Matching, answers: Answers) -> _Decided:
        decided = cls(dict(matching.pairs))
        index = Index(base)
        for question in matching.questions:
            decided._take(index, question, _answer(question, answers))
        return decided

    def _take(self, index: Index, question: Question, answer: str) -> None:
        if answer.startswith(SAME):
            uid = answer.removeprefix(SAME)
            if uid in self.pairs:
                raise BadInput(f"{index.called(uid)} выбран дважды. Выберите его только в одном ответе.")
            self.pairs[uid] = question.loaded
        elif answer == KEEP and question.why is Why.GONE:
            self.kept.add(question.base)
        elif answer == DROP:
            self.dropped.add(question.loaded)
        elif answer == FILE:
            self.page.add(question.key.removeprefix("page-"))


def _answer(question: Question, answers: Answers) -> str:
    answer = answers.get(question.key, "") or question.default
    if not answer:
        raise Incomplete(f"{question.title}: выберите ответ.")
    if answer not in {option.value for option in question.options}:
        raise BadInput(f"{question.title}: такого ответа нет. Выберите один из показанных.")
    return answer


@dataclass(slots=True)
class _There:
    """The act with the words of the file; `where` leads from a place of the file to its provision in the new text."""

    loaded: Mapping[str, Node]
    decided: _Decided
    where: dict[str, str] = field(default_factory=dict)
    graves: set[str] = field(default_factory=set)

    def grown(self, node: Node) -> Node:
        """The provision after the changes, with all below it."""
        place = self.loaded.get(self.decided.pairs.get(node.uid, ""))
        if place is not None:
            self.where[place.uid] = node.uid
        if node.repealed or (place is not None and (place.repealed or is_gone(place.text or place.heading))):
            self.graves |= {place.uid} if place is not None else set()
            return node if node.repealed else tombstone(node)
        if node.uid in self.decided.kept:
            return node
        if place is None:
            return self._missing(node)
        said = place.heading or place.text
        children = tuple(map(self.grown, node.children))
        if node.heading:
            return replace(node, heading=kept(node.heading, said), children=children)
        return replace(node, text=kept(node.text, said), children=children)

    def _missing(self, node: Node) -> Node:
        """A heading that the file lost stays over what is still there."""
        if any(is_unit(below) and (below.uid in self.decided.pairs or below.uid in self.decided.kept) for below in node.walk()):
            return replace(node, children=tuple(map(self.grown, node.children)))
        return tombstone(node)


@dataclass(slots=True)
class _News:
    """Puts in what is new, one place after another, each under its lawful number."""

    text: ActText
    base: ActText
    loaded: ActText
    there: _There
    taken: frozenset[str]
    salt: str
    notes: list[str] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    waiting: list[Node] = field(default_factory=list)
    place: tuple[str, str] = ("", "")

    def run(self) -> ActText:
        self.found = set(self.there.where.values())
        self._level(self.loaded.provisions, "")
        self._flush()
        return self.text

    def _level(self, places: tuple[Node, ...], above: str) -> None:
        before = ""
        for place in places:
            known = self.there.where.get(place.uid, "")
            if not known and self._is_new(place):
                known = before = self._put(place, above, before)
            elif known and self.there.where.get(above, "") not in self.made:
                before = known  # what stays in the act does not move into a new place
            if known and place.uid not in self.there.graves:
                self._level(place.children, place.uid)
            elif known and any(self._is_new(child) and child.uid not in self.there.where for child in place.children):
                self.notes.append(f"{named(place).capitalize()} утрачивает силу: слова, которые стоят в файле под ним, не внесены.")

    def _flush(self) -> None:
        if self.waiting:
            self.text = _with(self.text, *self.place, tuple(self.waiting))
            self.waiting = []

    def _is_new(self, place: Node) -> bool:
        is_gone_here = place.repealed or is_gone(place.text or place.heading)
        return not (is_gone_here or is_blank(place) or place.uid in self.there.decided.dropped)

    def _put(self, place: Node, above: str, before: str) -> str:
        own = str(uuid.uuid5(NAMESPACE, f"{self.salt}/{place.uid}"))
        self.there.where[place.uid] = own
        self.made.add(own)
        node = replace(place, uid=own, children=(), repealed=False)
        is_line = not (is_unit(place) or place.label)
        if is_line and self.waiting and self.waiting[-1].uid == before:  # a row of lines is put in at once
            self.waiting.append(node)
            return own
        self._flush()
        index = Index(self.text)
        parent, after = self._stand(index, self.there.where.get(above, ""), before)
        node = self._of_the_kind(index, node, parent, after)
        label, after = self._label(index, node, parent, after)
        self.place, self.waiting = (parent, after), [replace(node, label=label)]
        if label or not is_line:
            self._flush()
            self._note(place, label)
        return own

    def _stand(self, index: Index, above: str, before: str) -> tuple[str, str]:
        """Below which provision and behind which: beside its neighbour in the file, behind what went from there."""
        if before and (not above or above in index.above(before)):
            while index.parent(before) != above and index.parent(before):
                before = index.parent(before)
        parent = index.parent(before) if before else above
        siblings = index.children(parent)
        at = next((number for number, node in enumerate(siblings, start=1) if node.uid == before), 0)
        while at < len(siblings) and siblings[at].repealed and siblings[at].uid not in self.found:
            at += 1
        return parent, siblings[at - 1].uid if at else ""

    def _of_the_kind(self, index: Index, place: Node, parent: str, after: str) -> Node:
        """Among subpoints «а», «б» a line with a letter is a subpoint too."""
        near = next((node for node in index.children(parent) if node.uid == after), None)
        if near is not None and near.label and place.label and is_unit(near) == is_unit(place):
            return replace(place, kind=near.kind)
        return place

    def _label(self, index: Index, place: Node, parent: str, after: str) -> tuple[str, str]:
        """The lawful number; where none is free, behind the next number of its kind."""
        siblings = index.children(parent)
        if not is_unit(place) and not self._is_counted(siblings, place, after):
            return place.label, after
        at = next((number for number, node in enumerate(siblings, start=1) if node.uid == after), 0)
        later = [node.uid for node in siblings[at:] if node.kind is place.kind and node.label]
        for each in [after, *later[:-1]]:
            try:
                return proposed_label(self.text, parent, each, place.kind, self.taken), each
            except BadInput:
                self.notes.append(f"{named(place).capitalize()} из файла: на его месте свободного номера нет, он поставлен дальше. Проверьте место.")
        last = later[-1] if later else after
        return proposed_label(self.text, parent, last, place.kind, self.taken), last

    def _is_counted(self, siblings: tuple[Node, ...], place: Node, after: str) -> bool:
        """Whether a line goes into a list with letters or numbers: it has one itself, or the line before it has."""
        listed = [node for node in siblings if node.kind is place.kind and node.label]
        return bool(listed) and (bool(place.label) or any(node.uid == after for node in listed))

    def _note(self, place: Node, label: str) -> None:
        if label_key(place.label) != label_key(label):
            self.notes.append(f"Новое место, в файле {named(place)}, получит номер {label}: номера не повторяются и не сдвигаются.")


def _with(text: ActText, parent: str, after: str, nodes: tuple[Node, ...]) -> ActText:
    """The text with these provisions below the parent («» – the act), behind their neighbour («» – first)."""

    def grown(uid: str, children: tuple[Node, ...]) -> tuple[Node, ...]:
        inside = tuple(replace(node, children=grown(node.uid, node.children)) if node.children or node.uid == parent else node for node in children)
        if uid != parent:
            return inside
        at = next((number for number, node in enumerate(inside, start=1) if node.uid == after), 0)
        return (*inside[:at], *nodes, *inside[at:])

    return replace(text, provisions=grown("", text.provisions))
