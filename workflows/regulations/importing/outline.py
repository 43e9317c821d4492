"""An imported act for the terminal: a readable outline, or JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from workflows.regulations.importing.order_reference import OrderReference
from workflows.regulations.importing.regulation import Imported
from workflows.regulations.tree import Kind, Node

GENITIVE = dict(enumerate(("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"), start=1))


def as_json(imported: Imported) -> str:
    """The tree, the order and the findings, each with fixed keys."""
    body = {
        "kind": imported.text.kind,
        "title": imported.text.title,
        "order": _order_dict(imported.order),
        "provisions": [_node_dict(node) for node in imported.text.provisions],
        "findings": [{"code": each.code, "label": each.label, "message": each.message} for each in imported.findings],
    }
    return json.dumps(body, ensure_ascii=False, indent=2)


def _order_dict(order: OrderReference | None) -> dict[str, str | None] | None:
    if order is None:
        return None
    return {"number": order.number or None, "date": order.date.isoformat() if order.date else None}


def _node_dict(node: Node) -> dict[str, Any]:
    return {
        "label": node.label,
        "kind": str(node.kind),
        "heading": node.heading,
        "text": node.text,
        "children": [_node_dict(child) for child in node.children],
    }


def as_outline(imported: Imported) -> str:
    """What a person reads: title, order, provisions, findings."""
    return "\n".join([*_title(imported), "", *_provisions(imported.text.provisions, 0), "", *_findings(imported)])


def _title(imported: Imported) -> Iterator[str]:
    text = imported.text
    yield from filter(None, (text.organisation, text.title or "Без названия", _order_line(imported), text.imprint))


def _order_line(imported: Imported) -> str:
    order = imported.order
    if order is None:
        return "Приказ не указан"
    number = f"№\u00a0{order.number}" if order.number else "без номера"
    day = f"от {order.date.day} {GENITIVE[order.date.month]} {order.date.year}\u00a0г." if order.date else "без даты"
    return f"Приказ {day} {number}"


def _provisions(nodes: tuple[Node, ...], depth: int) -> Iterator[str]:
    for node in nodes:
        label = {Kind.ITEM: f"{node.label})" if node.label.isalnum() else node.label or "–"}.get(node.kind, f"{node.label}." if node.label else "")
        yield "  " * depth + f"{label} {node.heading or node.text}".strip()
        yield from _provisions(node.children, depth + 1)


def _findings(imported: Imported) -> Iterator[str]:
    yield f"Замечаний: {len(imported.findings)}"
    for each in imported.findings:
        place = f"п.\u00a0{each.label}" if each.label else "титул или весь текст"
        yield f"  [{each.severity.said}] {place}: {each.message}"


