"""Changes of one draft that come into force on several days: one text a day, each made from the one before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from workflows.regulations.amending.derive import EDITION, derive
from workflows.regulations.amending.errors import NotAnAmendment
from workflows.regulations.amending.index import Index, canonical
from workflows.regulations.amending.lawful import Difference, problems
from workflows.regulations.amending.operations import TITLE_PAGE, Choice, Choices, Instruction
from workflows.regulations.tree import ActText, Node


@dataclass(frozen=True, slots=True)
class Stage:
    """One redaction of the order: its first day (None – with the order), what changes, and the text before and after."""

    effective_from: date | None
    instructions: tuple[Instruction, ...]
    base: ActText
    text: ActText


def staged(base: ActText, new: ActText, choices: Choices, *, default: date | None = None) -> tuple[Stage, ...]:
    """The stages by day, earliest first; the text of the last is the new one. `default` is the day of what has none of its own."""
    base, new = canonical(base), canonical(new)
    days = _Days(base, new, choices, default)
    if not choices.is_edition and (said := problems(days.difference) or days.problems()):
        raise NotAnAmendment(said)
    stages: list[Stage] = []
    before = base
    for day in days.all():
        text = days.text_on(day)
        if text != before:
            stages.append(Stage(day, _derived(before, text, days.choices_of(day), day), before, text))
            before = text
    return tuple(stages)


def _derived(before: ActText, text: ActText, choices: Choices, day: date | None) -> tuple[Instruction, ...]:
    return tuple(replace(given, effective_from=day) for given in derive(before, text, choices))


def _order(day: date | None) -> date:
    """«With the order» comes before any day."""
    return day or date.min


class _Days:
    """On which day each change comes."""

    def __init__(self, base: ActText, new: ActText, choices: Choices, default: date | None) -> None:
        self.base, self.new, self.choices, self.default = base, new, choices, default
        self.difference = Difference(Index(base), Index(new), choices)
        self.known: dict[str, date | None] = {}
        for node in new.provisions:
            self._settle(node, default)

    def _own(self, key: str) -> date | None:
        return self.choices.get(key).effective_from

    def _settle(self, node: Node, inherited: date | None) -> None:
        self.known[node.uid] = self._own(node.uid) or inherited
        below = self.known[node.uid] if self._is_at_once(node.uid) else self.default
        for child in node.children:
            self._settle(child, below)

    def _is_at_once(self, uid: str) -> bool:
        """Whether all below comes with it unless a day of its own was chosen: put in, repealed or stated as a whole."""
        was, now = self.difference.base.node(uid), self.difference.new.places[uid].node
        return was is None or (now.repealed and not was.repealed) or self.difference.is_whole(uid)

    def _on_page(self, part: str) -> date | None:
        return self._own(part) or self.default

    def all(self) -> list[date | None]:
        """Every day on which something may change."""
        if self.choices.is_edition:
            return [self._own(EDITION) or self.default]
        days = {*self.known.values(), *(self._on_page(part.value) for part in TITLE_PAGE), self.default}
        return sorted(days, key=_order)

    def choices_of(self, day: date | None) -> Choices:
        """What was chosen for the changes of the day."""
        of = {key: Choice(way=choice.way) for key, choice in self.choices.of.items() if self.known.get(key, self._on_page(key)) == day}
        return replace(self.choices, of=of)

    def problems(self) -> tuple[str, ...]:
        """A part comes no earlier than the new whole, and does not outlive a repealed one."""
        return tuple(said for place in self.difference.new.places.values() if place.parent for said in self._against(place.node, place.parent))

    def _against(self, node: Node, parent: Node) -> list[str]:
        own, above = _order(self.known[node.uid]), _order(self.known[parent.uid])
        was = self.difference.base
        if own < above and parent.uid not in was.places:
            return [f"{self._names(node, parent, 'вступает в силу раньше')}. Выберите день не раньше."]
        ends_now = parent.repealed and not was.places[parent.uid].node.repealed and not was.places[node.uid].node.repealed
        if own > above and ends_now:
            return [f"{self._names(node, parent, 'утрачивает силу позже')}. Выберите день не позже."]
        return []

    def _names(self, node: Node, parent: Node, what: str) -> str:
        whole = self.difference.new.called(parent.uid)
        return f"{self.difference.new.called(node.uid)} {what}, чем {whole[:1].lower()}{whole[1:]}, куда он входит"

    def text_on(self, day: date | None) -> ActText:
        """The text with all changes up to the day."""
        if self.choices.is_edition:
            return self.new
        page = {part.value: getattr(self.new if self._has_come(self._on_page(part.value), day) else self.base, part.value) for part in TITLE_PAGE}
        return replace(self.base, **page, provisions=self._children(self.base.provisions, self.new.provisions, day))

    def _has_come(self, own: date | None, day: date | None) -> bool:
        return _order(own) <= _order(day)

    def _children(self, old: tuple[Node, ...], new: tuple[Node, ...], day: date | None) -> tuple[Node, ...]:
        known = {node.uid: node for node in old}
        mixed = (self._node(known.get(node.uid), node, day) for node in new)
        return tuple(node for node in mixed if node is not None)

    def _node(self, old: Node | None, new: Node, day: date | None) -> Node | None:
        come = self._has_come(self.known[new.uid], day)
        if old is None:
            return replace(new, children=self._children((), new.children, day)) if come else None
        if self._is_rebuilt(old, new):
            return new if come else old
        shown = new if come else old
        return replace(shown, children=self._children(old.children, new.children, day))

    def _is_rebuilt(self, old: Node, new: Node) -> bool:
        """Stated as a whole with lines that went or moved: no text between the two can be told."""
        if not self.difference.is_whole(new.uid):
            return False
        return _shape(old) != [pair for pair in _shape(new) if pair[1] in self.difference.base.places]


def _shape(node: Node) -> list[tuple[str, str]]:
    return [(above.uid, child.uid) for above in node.walk() for child in above.children]
