"""What happened to a unit, in words and with a sign, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.regulations.redline.rows import Change, Chapter, Comparison, Counts, Row
from workflows.regulations.tree import Kind

SIGNS = {
    Change.ADDED: "+",
    Change.REMOVED: "−",
    Change.REPEALED: "×",
    Change.RESTORED: "+",
    Change.CHANGED: "≠",
    Change.MOVED: "→",
    Change.RELABELLED: "№",
    Change.TYPOGRAPHIC: "~",
}
# Provisions are masculine in Russian («пункт», «абзац», «раздел»), parts of the title page are named with neuter words.
WORDS = {
    Change.ADDED: ("добавлен", "добавлено"),
    Change.REMOVED: ("исключён", "исключено"),
    Change.REPEALED: ("утратил силу", "утратило силу"),
    Change.RESTORED: ("ещё не утратил силу", "ещё не утратило силу"),
    Change.CHANGED: ("изменён", "изменено"),
    Change.TYPOGRAPHIC: ("типографское изменение", "типографское изменение"),
}
TOTALS = {
    Change.CHANGED: "изменено",
    Change.ADDED: "добавлено",
    Change.REMOVED: "исключено",
    Change.REPEALED: "утратило силу",
    Change.RESTORED: "ещё не утратило силу",
    Change.MOVED: "перенесено",
    Change.RELABELLED: "сменило номер",
}
TOMBSTONE = "Утратил силу"


def sign(row: Row) -> str:
    """One sign for the row, the weightiest first."""
    return next((mark for change, mark in SIGNS.items() if change in row.changes), "")


def title(row: Row) -> str:
    """«п. 3.4 (ранее п. 3.3)»."""
    if row.before is None or row.after is None or Change.RELABELLED not in row.changes:
        return row.side.name
    return f"{row.after.name} (ранее {row.before.name if row.before.label else 'без номера'})"


def told(row: Row) -> str:
    """«изменён; перенесён после п. 3.1 (стоял после п. 2.3)»."""
    neuter = not isinstance(row.side.kind, Kind)
    words = [forms[neuter] for change, forms in WORDS.items() if change in row.changes]
    if row.moved_to:
        words.append(f"перенесён {row.moved_to} (стоял {row.moved_from})")
    if Change.RELABELLED in row.changes and not words:
        words.append("сменил номер")
    return "; ".join(words)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the summary: how many, of what, and where to look."""

    title: str
    count: int
    anchor: str = ""


def changes(count: int) -> str:
    """«7 изменений»."""
    return f"{count}\u00a0{_form(count, 'изменение', 'изменения', 'изменений')}"


def typographic(counts: Counts) -> str:
    """«3 типографских»; nothing when there are none."""
    count = counts.typographic
    return f"{count}\u00a0{_form(count, 'типографское', 'типографских', 'типографских')}" if count else ""


def _form(count: int, one: str, few: str, many: str) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return one
    return few if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else many


def totals(counts: Counts) -> tuple[Line, ...]:
    """«изменено – 3», «добавлено – 1»."""
    return tuple(Line(word, counts.of[change]) for change, word in TOTALS.items() if counts.of.get(change))


def by_chapter(comparison: Comparison, *, noise: bool) -> Iterator[Line]:
    """Chapters with changes and their anchors."""
    for chapter in comparison.chapters:
        count = chapter.counts.total + (chapter.counts.typographic if noise else 0)
        if count:
            yield Line(chapter.short_title, count, anchor_of(chapter))


def anchor_of(chapter: Chapter) -> str:
    """Where a chapter stands on the page of the comparison."""
    return f"r-{chapter.key}"
