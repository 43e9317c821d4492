"""`compare`: two texts become rows. Units are paired by `matching`, their words by `words`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workflows.regulations.redline.matching import increasing, matched
from workflows.regulations.redline.names import genitive, sides, title_sides
from workflows.regulations.redline.rows import WHOLE, Change, Chapter, Comparison, Row, Side, TitlePart, counted
from workflows.regulations.redline.tokens import same_but_for_typography
from workflows.regulations.redline.words import Pieces, compared, differs, has_noise
from workflows.regulations.tree import ActText, Kind, Node

TITLE_PAGE = "title"


def compare(a: ActText, b: ActText) -> Comparison:
    """What it takes to come from the first text to the second."""
    chapters = [_chapter(TITLE_PAGE, "Титульный лист", list(_title_rows(a, b)))] if a != b or a.title else []
    return Comparison((*chapters, *_chapters(list(_Pairing.of(a, b).rows(a.provisions, b.provisions)))))


def _title_rows(a: ActText, b: ActText) -> Iterator[Row]:
    old, new = {side.uid: side for side in title_sides(a)}, {side.uid: side for side in title_sides(b)}
    for uid in TitlePart:
        row = _row(old.get(uid), new.get(uid), depth=0) if uid in old or uid in new else None
        if row and (row.changes or uid is not TitlePart.KIND):  # the kind stands on the page in the title alone
            yield row


def _chapters(rows: list[Row]) -> Iterator[Chapter]:
    """Sections with their rows; neighbouring points outside of sections together."""
    group: list[Row] = []
    for row in rows:
        if group and row.depth == 0 and (_is_section(row) or _is_section(group[0])):
            yield _chapter(_key(group[0]), _title(group[0].side), group)
            group = []
        group.append(row)
    if group:
        yield _chapter(_key(group[0]), _title(group[0].side), group)


def _key(row: Row) -> str:
    """A section that is gone may leave its number to another one."""
    return row.side.key if row.after else f"{row.side.key}-0"


def _is_section(row: Row) -> bool:
    return row.side.kind is Kind.SECTION


def _title(side: Side) -> str:
    if side.kind is not Kind.SECTION:
        return "Текст"
    return f"{side.label} {side.heading}".strip() or "Раздел без номера"


def _chapter(key: str, title: str, rows: list[Row]) -> Chapter:
    return Chapter(key, title, tuple(rows), counted(rows))


def _row(before: Side | None, after: Side | None, *, depth: int, more: frozenset[Change] = frozenset()) -> Row:
    """One unit on both sides, its words compared."""
    old, new = before or Side("", "", Kind.POINT, "", ""), after or Side("", "", Kind.POINT, "", "")
    heading, text = compared(old.heading, new.heading), compared(old.text, new.text)
    return Row(before, after, frozenset(_changes(before, after, (*heading, *text))) | more, heading, text, depth)


def _changes(before: Side | None, after: Side | None, pieces: Pieces) -> Iterator[Change]:
    if before is None or after is None:
        yield Change.ADDED if before is None else Change.REMOVED
        return
    if before.label != after.label or before.kind != after.kind:
        same = before.kind == after.kind and same_but_for_typography(before.label, after.label)
        yield Change.TYPOGRAPHIC if same else Change.RELABELLED
    if before.repealed != after.repealed:
        yield Change.REPEALED if after.repealed else Change.RESTORED
    elif differs(pieces):
        yield Change.CHANGED
    elif has_noise(pieces):
        yield Change.TYPOGRAPHIC


@dataclass(frozen=True, slots=True)
class _Pairing:
    """The units of both texts, who is who, and who went to another place."""

    old: _Text
    new: _Text
    became: dict[str, str]
    was: dict[str, str]
    moved: frozenset[str]

    @classmethod
    def of(cls, a: ActText, b: ActText) -> _Pairing:
        became = matched(a, b)
        old, new = _Text.of(a), _Text.of(b)
        return cls(old, new, became, {after: before for before, after in became.items()}, frozenset(_moved(old, new, became)))

    def rows(self, a: Sequence[Node], b: Sequence[Node], *, depth: int = 0, above: frozenset[Change] = frozenset()) -> Iterator[Row]:
        """The second text in its order, with what is gone put in after what stood before it."""
        gone = self._gone(a)
        for node in gone[""]:
            yield from self._unit(node, None, depth, above)
        for node in b:
            yield from self._unit(self.old.nodes.get(self.was.get(node.uid, "")), node, depth, above)
            for lost in gone[node.uid]:
                yield from self._unit(lost, None, depth, above)

    def _gone(self, a: Sequence[Node]) -> dict[str, list[Node]]:
        """What has no counterpart, by the uid of the unit behind which it is shown."""
        found: dict[str, list[Node]] = defaultdict(list)
        behind = ""
        for node in a:
            if node.uid not in self.became:
                found[behind].append(node)
            elif self.became[node.uid] not in self.moved:
                behind = self.became[node.uid]
        return found

    def _unit(self, old: Node | None, new: Node | None, depth: int, above: frozenset[Change]) -> Iterator[Row]:
        is_moved = new is not None and new.uid in self.moved
        before, after = self.old.sides[old.uid] if old else None, self.new.sides[new.uid] if new else None
        row = _row(before, after, depth=depth, more=frozenset({Change.MOVED}) if is_moved else frozenset())
        if old and new and is_moved:
            row = replace(row, moved_from=self.old.place(old, were=True), moved_to=self.new.place(new))
        yield replace(row, is_part=True) if _is_part(row, above) else row
        inner = self.rows(old.children if old else (), new.children if new else (), depth=depth + 1, above=row.changes & WHOLE)
        yield from inner


def _is_part(row: Row, above: frozenset[Change]) -> bool:
    """Whether a unit came, went or was repealed with the one above it."""
    if row.changes == {Change.REMOVED}:
        return bool(above & {Change.REMOVED, Change.REPEALED})
    if row.changes == {Change.ADDED}:
        return bool(above & {Change.ADDED, Change.RESTORED})
    return len(row.changes) == 1 and bool(row.changes & above)


@dataclass(frozen=True, slots=True)
class _Text:
    """One text with its units at hand."""

    nodes: dict[str, Node]
    sides: dict[str, Side]
    above: dict[str, str]
    behind: dict[str, str]

    @classmethod
    def of(cls, text: ActText) -> _Text:
        above: dict[str, str] = {}
        behind: dict[str, str] = {}
        for own, children in [("", text.provisions), *((node.uid, node.children) for node in text.walk())]:
            for place, child in enumerate(children):
                above[child.uid] = own
                behind[child.uid] = children[place - 1].uid if place else ""
        return cls({node.uid: node for node in text.walk()}, sides(text), above, behind)

    def place(self, node: Node, *, were: bool = False) -> str:
        """«после п. 3.1», «в начало разд. 3»; of what was, «в начале разд. 3»."""
        if self.behind[node.uid]:
            return f"после {genitive(self.sides[self.behind[node.uid]].name)}"
        above = self.above[node.uid]
        return f"{'в начале' if were else 'в начало'} {genitive(self.sides[above].name) if above else 'текста'}"


def _moved(old: _Text, new: _Text, became: dict[str, str]) -> Iterator[str]:
    """Units that hang under another one now, and those whose order among their neighbours is another."""
    order = {uid: place for place, uid in enumerate(old.nodes)}
    stayed: dict[str, list[tuple[str, int]]] = defaultdict(list)
    was = {after: before for before, after in became.items()}
    for uid in new.nodes:
        if uid not in was:
            continue
        above = old.above[was[uid]]
        if (became.get(above) if above else "") == new.above[uid]:
            stayed[new.above[uid]].append((uid, order[was[uid]]))
        else:
            yield uid
    for neighbours in stayed.values():
        kept = set(increasing([place for _, place in neighbours]))
        yield from (uid for index, (uid, _) in enumerate(neighbours) if index not in kept)
