"""The provisions of an act as a reader of references sees them: found by unit and label, inside one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflows.printing.words import NBSP
from workflows.regulations.references.citations import Path, Step, Unit
from workflows.regulations.references.spoken import ordinal_word
from workflows.regulations.references.vocabulary import arabic, folded_kind
from workflows.regulations.tree import ActText, Kind, Node, Place, label_key, places

PREFIXES = {Unit.SECTION: "razdel", Unit.CHAPTER: "glava", Unit.ARTICLE: "statya", Unit.APPENDIX: "prilozhenie", Unit.PART: "chast"}
ENCLOSING = {
    Unit.SECTION: frozenset({Kind.SECTION}),
    Unit.CHAPTER: frozenset({Kind.SECTION}),
    Unit.APPENDIX: frozenset({Kind.SECTION}),
    Unit.POINT: frozenset({Kind.POINT}),
    Unit.SUBPOINT: frozenset({Kind.SUBPOINT, Kind.ITEM}),
}
LONGEST_RANGE = 200
Read = tuple[Sequence[Node], Sequence[Step]]  # what was found, and what is not there


@dataclass(frozen=True, slots=True)
class Found:
    """The provisions that a path leads to; `missing` are the paths in it that lead nowhere, each number of a range its own."""

    path: Path
    places: tuple[Node, ...] = ()
    missing: tuple[Path, ...] = ()


class Provisions:
    """One act, indexed once."""

    def __init__(self, text: ActText) -> None:
        self.kind = folded_kind(text.kind)
        self.placed: list[Place] = list(places(text))
        self.order = {place.node.uid: number for number, place in enumerate(self.placed)}
        self.parents = {place.node.uid: place.parent.uid for place in self.placed if place.parent}
        self.nodes = {place.node.uid: place.node for place in self.placed}
        self.ordinals = {place.node.uid: place.ordinal for place in self.placed}
        self.labelled: dict[str, list[Node]] = defaultdict(list)
        for place in self.placed:
            if place.node.label:
                self.labelled[label_key(place.node.label)].append(place.node)
        self.prefixes = {key.partition("-")[0] for key in self.labelled}

    def has_labels_of(self, units: Iterable[Unit]) -> bool:
        """Whether this act is made of such units: «Статья 1», «Глава 2»."""
        return any(PREFIXES[unit] in self.prefixes for unit in units if unit in PREFIXES)

    def called(self, uid: str) -> str:
        """Where a provision stands, in words: «п. 1.2», «п. 1.2, абзац третий», «подп. «а» п. 2.3», «разд. 2»."""
        around = self._around(uid)
        numbered = [node for node in around if node.label]
        if not numbered:
            return "текст без номера"
        own, *outer = numbered
        said = _short(own)
        if own.kind is Kind.ITEM or (own.kind is Kind.SUBPOINT and "." not in own.label):
            point = next((node for node in outer if node.kind is Kind.POINT), None)
            said = f"{said} {_short(point)}" if point else said
        return said if own is around[0] else f"{said}, абзац {ordinal_word(self.ordinals[uid])}"

    def find(self, path: Path, *, source: str) -> Found:
        """The provisions at the path, read by somebody who stands at `source`."""
        within: Node | None = None
        for number, step in enumerate(path):
            found, missing = self._at(step, within, source) if step.label else self._this(step, source)
            if missing or step.last or number + 1 == len(path):
                return Found(path, tuple(found), tuple((*path[:number], lost) for lost in missing))
            within = found[0]
        return Found(path)

    def _this(self, step: Step, source: str) -> Read:
        """«настоящего пункта»: the nearest such unit around the source; the only appendix, when it has no number."""
        if step.unit is Unit.PARAGRAPH:
            return [self.nodes[source]], []
        if step.unit is Unit.APPENDIX:
            own = [node for key, nodes in self.labelled.items() if key.startswith(PREFIXES[step.unit]) for node in nodes]
            return (own[:1], []) if own else ([], [step])
        around = next((node for node in self._around(source) if node.kind in ENCLOSING.get(step.unit, frozenset())), None)
        return [around or self.nodes[source]], []

    def _around(self, uid: str) -> list[Node]:
        """The provision itself and those that it stands in, the innermost first."""
        found = [self.nodes[uid]]
        while (parent := self.parents.get(found[-1].uid)) is not None:
            found.append(self.nodes[parent])
        return found

    def _at(self, step: Step, within: Node | None, source: str) -> Read:
        if step.unit is Unit.PARAGRAPH:
            return self._paragraphs(step, within or self._numbered_around(source))
        labels = [step.label, *(_counted(step.label, step.last) if step.last else ()), *filter(None, [step.last])]
        found = {label: self._one(step.unit, label, within, source) for label in labels}
        missing = [Step(step.unit, label) for label, node in found.items() if node is None]
        first, last = found[step.label], found[step.last or step.label]
        if first is None or last is None:
            return [], missing
        return self._between(first, last), missing

    def _numbered_around(self, source: str) -> Node:
        """The provision with a number in which a paragraph is counted."""
        around = self._around(source)
        return next((node for node in around if node.label and node.kind is not Kind.SECTION), around[-1])

    def _one(self, unit: Unit, label: str, within: Node | None, source: str) -> Node | None:
        """The provision with this label inside the given one; a subpoint without its point is looked for nearby first."""
        for key in _keys(unit, label):
            candidates = [node for node in self.labelled.get(key, ()) if _suits(unit, node)]
            if within is not None:
                candidates = [node for node in candidates if self._is_inside(node, within)]
            elif unit is Unit.SUBPOINT and len(candidates) > 1:
                home = self._around(source)[:-1]
                candidates = [node for near in home for node in candidates if self._is_inside(node, near)] or candidates
            if candidates:
                return min(candidates, key=lambda node: _preference(unit, node))
        return None

    def _is_inside(self, node: Node, outer: Node) -> bool:
        return any(around.uid == outer.uid for around in self._around(node.uid)[1:])

    def _paragraphs(self, step: Step, within: Node) -> Read:
        """Paragraphs are counted as the tree counts them: the words after the number are the first."""
        counted = {self.ordinals[child.uid]: child for child in within.children}
        if within.text:
            counted[1] = within
        first, last = int(step.label), int(step.last or step.label)
        numbers = range(first, min(last, first + LONGEST_RANGE) + 1) or (first, last)
        missing = [Step(step.unit, str(number)) for number in numbers if number not in counted]
        return [counted[number] for number in numbers if number in counted], missing

    def _between(self, first: Node, last: Node) -> list[Node]:
        """All provisions of one sort from one to the other, in reading order; both ends when they stand the wrong way round."""
        start, end = self.order[first.uid], self.order[last.uid]
        if first is last or end < start:
            return [first] if first is last else [first, last]
        inside = (place.node for place in self.placed[start : end + 1])
        return [node for node in inside if node.label and node.kind is first.kind and _dots(node) == _dots(first)]


def _keys(unit: Unit, label: str) -> list[str]:
    """How the label may stand in the tree: «II», «2», «Раздел II», «Раздел 2»."""
    plain = [label_key(label), *([str(arabic(label))] if arabic(label) else []), *([_roman(label)] if label.isdecimal() and unit in PREFIXES else [])]
    prefix = PREFIXES.get(unit)
    with_word = [f"{prefix}-{key}" for key in plain] if prefix else []
    return with_word + ([] if unit is Unit.APPENDIX else plain)


def _roman(label: str) -> str:
    number = int(label)
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    said = ""
    for value, sign in signs if number < 40 else ():
        said, number = said + sign * (number // value), number % value
    return said


def _suits(unit: Unit, node: Node) -> bool:
    """A section is a section («V» is no «в»); a point may be anything with a number: texts call them differently."""
    return node.kind is Kind.SECTION or unit not in PREFIXES


def _preference(unit: Unit, node: Node) -> int:
    return 0 if node.kind in ENCLOSING.get(unit, frozenset()) else 1


def _counted(first: str, last: str) -> list[str]:
    """The numbers between two of one level: 2.3 and 2.4 between 2.2 and 2.5; nothing where they cannot be counted."""
    head, _, start = first.rpartition(".")
    other, _, end = last.rpartition(".")
    if head != other or not (start.isdecimal() and end.isdecimal()) or not 0 < int(end) - int(start) <= LONGEST_RANGE:
        return []
    return [f"{head}.{number}" if head else str(number) for number in range(int(start) + 1, int(end))]


def _short(node: Node) -> str:
    if node.kind is Kind.SECTION:
        return node.label if not node.label[:1].isdigit() and arabic(node.label) == 0 else f"разд.{NBSP}{node.label}"
    if node.kind is Kind.POINT or "." in node.label:
        return f"п.{NBSP}{node.label}"
    return f"подп.{NBSP}{node.label}" if node.label[:1].isdigit() else f"подп.{NBSP}«{node.label}»"


def _dots(node: Node) -> int:
    return node.label.count(".")
