"""Rows of the review screen: provisions on one side, lines of the source on the other, each knowing the other."""

from collections import Counter
from dataclasses import dataclass

from workflows.regulations.importing import Imported, Source
from workflows.regulations.rendering.labels import written
from workflows.regulations.tree import Kind, label_key, places

UNNUMBERED = {Kind.SECTION: "раздел", Kind.POINT: "пункт", Kind.SUBPOINT: "подпункт", Kind.ITEM: "перечень", Kind.PARAGRAPH: "абзац"}


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A provision; `first` and `last` are its lines in the source."""

    key: str
    kind: str
    label: str
    words: str
    depth: int
    first: int
    last: int
    findings: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the source; `key` leads to the provision made of it."""

    number: int
    words: str
    key: str
    is_title: bool


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A remark with both its places."""

    message: str
    severity: str
    label: str
    key: str
    line: int


def tree_rows(found: Imported) -> list[TreeRow]:
    """All provisions in reading order."""
    remarked = Counter(label_key(finding.label) for finding in found.findings if finding.label)
    rows = []
    for place in places(found.text):
        first, last = found.lines.get(place.node.uid, (0, 0))
        kind = UNNUMBERED[place.node.kind] if not place.node.label else ""
        words = place.node.heading or place.node.text
        rows.append(TreeRow(place.key, kind, written(place.node), words, min(place.depth, 4), first, last, remarked[place.key] if place.node.label else 0))
    return rows


def line_rows(source: Source, found: Imported) -> list[LineRow]:
    """The file as it was read."""
    owners = owners_of_lines(found)
    first, last = found.title_lines
    return [LineRow(line.number, line.shown, owners.get(line.number, ""), first <= line.number <= last) for line in source.lines if line.shown]


def owners_of_lines(found: Imported) -> dict[int, str]:
    """Line → the key of the innermost provision made of it."""
    owners: dict[int, str] = {}
    for place in places(found.text):
        first, last = found.lines.get(place.node.uid, (0, -1))
        owners |= dict.fromkeys(range(first, last + 1), place.key)
    return owners


def finding_lines(found: Imported) -> list[FindingLine]:
    """The remarks in the order of the source."""
    keys = {place.key for place in places(found.text)}
    rows = []
    for finding in found.findings:
        key = label_key(finding.label) if finding.label else ""
        rows.append(FindingLine(finding.message, finding.severity.said, finding.label, key if key in keys else "", finding.lines[0]))
    return rows
