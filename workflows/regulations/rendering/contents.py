"""The table of contents: sections, and the points in them by their first words."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from workflows.printing.typography import bound_html
from workflows.regulations.rendering.labels import gone, written
from workflows.regulations.tree import ActText, Kind, Node, places

SHORT = 72


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: where it leads, its number and what it says."""

    key: str
    label: str
    title: str
    children: tuple[Entry, ...] = ()


def contents(text: ActText) -> tuple[Entry, ...]:
    """Sections by their whole headings, points by their first words; an act without sections lists its points."""
    keys = {place.node.uid: place.key for place in places(text)}

    def entries(nodes: tuple[Node, ...], kinds: tuple[Kind, ...]) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                keys[node.uid],
                written(node),
                gone(node).rstrip(".") if node.repealed else node.heading or shortened(node.text),
                () if node.repealed else entries(node.children, (Kind.POINT,)),
            )
            for node in nodes
            if node.kind in kinds and node.label
        )

    return entries(text.provisions, (Kind.SECTION, Kind.POINT))


def shortened(text: str, *, limit: int = SHORT) -> str:
    """The first words, cut at a space, never inside a word."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1].rpartition(" ")[0] or text[:limit]
    return head.rstrip(" ,;:–—-(«№") + "…"


def toc_html(text: ActText, *, points: bool = True) -> str:
    """A nested list of links to the anchors of the page."""
    return _list(contents(text), points=points, name="toc")


def _list(entries: tuple[Entry, ...], *, points: bool, name: str) -> str:
    if not entries:
        return ""
    lines = "".join(_line(entry, points=points) for entry in entries)
    return f'<ol class="{name}">{lines}</ol>'


def _line(entry: Entry, *, points: bool) -> str:
    """The space stands inside the label, so that a style sheet may set the number apart without a gap in the text."""
    below = _list(entry.children, points=points, name="toc__points") if points else ""
    label = f'<span class="toc__label">{escape(entry.label)} </span>' if entry.label else ""
    link = f'<a class="toc__link" href="#p-{escape(entry.key)}">{label}{bound_html(entry.title)}</a>'
    return f'<li class="toc__item">{link}{below}</li>'
