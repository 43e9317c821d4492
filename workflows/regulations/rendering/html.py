"""The text of a regulation as HTML. Pure: a tree in, a string out; the same for the site, the preview and the print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from workflows.printing.typography import bound_html
from workflows.regulations.rendering.labels import gone, named, written
from workflows.regulations.rendering.linking import Link, linked_html, links_of
from workflows.regulations.tree import ActText, Kind, Node, places

RENDERER = "html-2"  # stored with each redaction; change it whenever the output changes


def render_html(text: ActText, *, permalinks: bool = True, address: str = "") -> str:
    """All provisions. Permalinks are relative to the page («p/2-2/») unless an address is given to put before them.

    With permalinks come links from the words of references to the anchors of the places that they name.
    """
    keys = {place.node.uid: escape(place.key) for place in places(text)}
    return _Writer(keys, permalinks, escape(address), links_of(text) if permalinks else {}).nodes(text.provisions)


@dataclass(frozen=True, slots=True)
class _Writer:
    keys: dict[str, str]
    permalinks: bool
    address: str
    links: Mapping[str, tuple[Link, ...]]

    def nodes(self, nodes: tuple[Node, ...]) -> str:
        """Neighbours of one sort belong to one list."""
        parts = []
        for (is_item, labelled), group in groupby(nodes, key=lambda node: (node.kind is Kind.ITEM, bool(node.label))):
            inside = "\n".join(map(self.node, group))
            parts.append(
                f'<ul class="{"label-list" if labelled else "dash-list"}">\n{inside}\n</ul>' if is_item else inside
            )
        return "\n".join(parts)

    def node(self, node: Node) -> str:
        if node.repealed:
            return self.tombstone(node)
        if node.kind is Kind.SECTION:
            return self.section(node)
        if node.kind is Kind.ITEM:
            return f"<li {self.marks(node)}>{self.words(node)}{self.below(node)}</li>"
        if node.kind is Kind.PARAGRAPH and not node.children:
            return f"<p {self.marks(node)}>{self.words(node)}</p>"
        return f'<div {self.marks(node)}>\n<p class="provision__text">{self.words(node)}{self.link(node)}</p>{self.below(node)}\n</div>'

    def section(self, node: Node) -> str:
        heading = f"{self.label(node)}{bound_html(node.heading)}{self.link(node)}"
        lead = f'\n<p class="provision__text">{self.text(node)}</p>' if node.text else ""
        return f'<section {self.marks(node)}>\n<h2 class="provision__heading">{heading}</h2>{lead}{self.below(node)}\n</section>'

    def tombstone(self, node: Node) -> str:
        """The number and one line; what lay below is silent and keeps its anchors, so that old links still lead here."""
        line = f'{self.label(node)}<span class="provision__gone">{gone(node)}</span>'
        inside = f"{line}{self.anchors(node)}{self.link(node)}"
        if node.kind is Kind.SECTION:
            return f'<section {self.marks(node)}>\n<h2 class="provision__heading">{inside}</h2>\n</section>'
        if node.kind is Kind.ITEM:
            return f"<li {self.marks(node)}>{line}{self.anchors(node)}</li>"
        return f'<div {self.marks(node)}>\n<p class="provision__text">{inside}</p>\n</div>'

    def anchors(self, node: Node) -> str:
        below = (one for child in node.children for one in child.walk())
        return "".join(f'<span id="p-{self.keys[one.uid]}" data-uid="{escape(one.uid)}"></span>' for one in below)

    def marks(self, node: Node) -> str:
        name = f"provision provision--{node.kind}{' provision--repealed' if node.repealed else ''}"
        return f'class="{name}" id="p-{self.keys[node.uid]}" data-uid="{escape(node.uid)}"'

    def words(self, node: Node) -> str:
        heading = f'<strong class="provision__title">{bound_html(node.heading)}</strong> ' if node.heading else ""
        return f"{self.label(node)}{heading}{self.text(node)}"

    def text(self, node: Node) -> str:
        return linked_html(node.text, self.links.get(node.uid, ()))

    def label(self, node: Node) -> str:
        return f'<span class="provision__label">{escape(written(node))}</span> ' if node.label else ""

    def link(self, node: Node) -> str:
        if not (self.permalinks and node.label):
            return ""
        href = f"{self.address}p/{self.keys[node.uid]}/"
        return f' <a class="provision__link" href="{href}" aria-label="Ссылка на {escape(named(node))}"></a>'

    def below(self, node: Node) -> str:
        return f"\n{self.nodes(node.children)}" if node.children else ""
