"""By which orders each provision of a redaction was put in and last changed."""

from collections.abc import Mapping

from workflows.regulations.amendments import text_of_redaction
from workflows.regulations.models import Provision, Redaction
from workflows.regulations.tree import ActText, Kind, Node, places

NUMBERED = frozenset({Kind.SECTION, Kind.POINT, Kind.SUBPOINT})


def marks_of(text: ActText, *, base: Redaction | None, order: int) -> dict[str, tuple[int, int]]:
    """For each uid the key of the order that put it in and of the one that changed it last; `order` made this text of the base."""
    before = {node.uid: node for node in text_of_redaction(base).walk()} if base else {}
    rows = Provision.objects.filter(redaction=base).values_list("uid", "introduced_by_id", "last_changed_by_id") if base else ()
    known = {str(uid): (put_in, changed) for uid, put_in, changed in rows}
    touched = _changed(text, before)
    return {node.uid: _mark(known.get(node.uid), node.uid in touched, order) for node in text.walk()}


def _mark(before: tuple[int, int] | None, is_changed: bool, order: int) -> tuple[int, int]:
    if before is None:
        return order, order
    return before[0], order if is_changed else before[1]


def _changed(text: ActText, before: Mapping[str, Node]) -> set[str]:
    """Provisions whose own words are others than before, and the points that hold a changed paragraph or line."""
    parents = {place.node.uid: place.parent for place in places(text)}
    found: set[str] = set()
    for place in places(text):
        old = before.get(place.node.uid)
        if old and _said(old) == _said(place.node):
            continue
        found.add(place.node.uid)
        node: Node | None = place.node
        while node is not None and node.kind not in NUMBERED:
            node = parents[node.uid]
            if node is not None and node.kind is not Kind.SECTION:
                found.add(node.uid)
    return found


def _said(node: Node) -> tuple[str, str, str, bool]:
    return node.label, node.heading, node.text, node.repealed
