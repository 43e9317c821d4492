"""A redaction as Akoma Ntoso 3.0 (OASIS LegalDocML): open data that other legal systems can read.

`wId` is our permanent uid; `eId` is built from labels by the naming convention of the standard («sec_2__point_2-2»)
and holds for this redaction alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from workflows.regulations.rendering.akn_meta import NAMESPACE, E, meta, uris
from workflows.regulations.rendering.facts import Facts
from workflows.regulations.rendering.labels import gone, written
from workflows.regulations.tree import ActText, Kind, Node, label_key

RENDERER = "akn-2"

HIERARCHY = {
    Kind.SECTION: ("section", "sec"),
    Kind.POINT: ("point", "point"),
    Kind.SUBPOINT: ("subparagraph", "subpara"),
    Kind.PARAGRAPH: ("alinea", "al"),
    Kind.ITEM: ("indent", "indent"),
}
BLOCKS = (Kind.PARAGRAPH, Kind.ITEM)


def _silenced(node: Node) -> Node:
    """A repealed provision says that it is repealed and nothing below it is shown; its number and identity stay."""
    if node.repealed:
        return replace(node, heading="", text=gone(node), children=())
    return replace(node, children=tuple(map(_silenced, node.children)))


def render_akn(text: ActText, facts: Facts) -> bytes:
    """The whole document; the same redaction always gives the same bytes."""
    names = uris(text, facts)
    cover = [E.p(line) for line in (text.organisation, text.approval_word, text.imprint) if line]
    preface = E.preface(E.longTitle(E.p(E.docType(text.kind), " ", E.docTitle(text.title))))
    body = E.body(*[_hierarchy(node, "", ordinal) for ordinal, node in enumerate(map(_silenced, text.provisions), start=1)])
    act = E.act(meta(names, facts), *([E.coverPage(*cover)] if cover else []), preface, body, name=names.kind)
    tree = etree.ElementTree(E.akomaNtoso(act))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", pretty_print=False)


@dataclass(frozen=True, slots=True)
class _Names:
    e_id: str
    w_id: str
    removed: bool = False

    def on(self, element: etree._Element) -> etree._Element:
        element.set("eId", self.e_id)
        element.set("wId", self.w_id)
        if self.removed:
            element.set("status", "removed")
        return element


def _names(node: Node, prefix: str, short: str, ordinal: int) -> _Names:
    own = f"{short}_{label_key(node.label) if node.label else ordinal}"
    return _Names(f"{prefix}__{own}" if prefix else own, node.uid, node.repealed)


def _hierarchy(node: Node, prefix: str, ordinal: int) -> etree._Element:
    """A provision with a place in the hierarchy. What has only paragraphs and lists below it is one block of content."""
    tag, short = HIERARCHY[node.kind]
    names = _names(node, prefix, short, ordinal)
    inside = _content(node, names.e_id) if _is_flat(node) else _nested(node, names.e_id)
    return names.on(E(tag, *_number(node), *([E.heading(node.heading)] if node.heading else []), *inside))


def _number(node: Node) -> list[etree._Element]:
    return [E.num(written(node))] if node.label else []


def _is_flat(node: Node) -> bool:
    return node.kind is not Kind.SECTION and all(child.kind in BLOCKS and _is_flat(child) for child in node.children)


def _nested(node: Node, e_id: str) -> list[etree._Element]:
    intro = [E.intro(E.p(node.text))] if node.text else []
    below = [_hierarchy(child, e_id, ordinal) for ordinal, child in enumerate(node.children, start=1)]
    return intro + (below or ([] if intro else [E.content(E.p())]))


def _content(node: Node, e_id: str) -> list[etree._Element]:
    return [E.content(*_blocks(node, e_id))]


def _blocks(node: Node, e_id: str) -> list[etree._Element]:
    """The text, then its paragraphs and lists; neighbouring items make one list."""
    blocks = [E.p(node.text)] if node.text or not node.children else []
    lists = 0
    for ordinal, child in enumerate(node.children, start=1):
        if child.kind is Kind.PARAGRAPH:
            blocks.extend(_paragraph(child, e_id, ordinal))
            continue
        if not blocks or blocks[-1].tag != f"{{{NAMESPACE}}}blockList":
            lists += 1
            blocks.append(E.blockList(eId=f"{e_id}__list_{lists}"))
        blocks[-1].append(_item(child, blocks[-1].get("eId"), len(blocks[-1]) + 1))
    return blocks


def _paragraph(node: Node, e_id: str, ordinal: int) -> list[etree._Element]:
    names = _names(node, e_id, "p", ordinal)
    return [names.on(E.p(node.text)), *_blocks_below(node, names.e_id)]


def _item(node: Node, e_id: str, ordinal: int) -> etree._Element:
    names = _names(node, e_id, "item", ordinal)
    return names.on(E.item(*_number(node), *_blocks(node, names.e_id)))


def _blocks_below(node: Node, e_id: str) -> list[etree._Element]:
    return _blocks(Node(node.uid, node.kind, children=node.children), e_id) if node.children else []
