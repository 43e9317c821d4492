"""What exactly is signed: the text of an order as one canonical dictionary."""

import hashlib
import json
from datetime import date
from typing import Any

from workflows.orders.models import Order
from workflows.people.models import organisation


def content_of(order: Order) -> dict[str, Any]:
    """The text of the project: everything that a reader of the order will see except number, date and signature."""
    issuer = organisation()
    clauses = [
        {"position": clause.position, "kind": clause.kind, "text": clause.text, "from": _iso(clause.effective_from)}
        for clause in order.clauses.all()
    ]
    return {
        "schema": 1,
        "organisation": issuer.full_name,
        "organisation_short": issuer.short_name,
        "place": order.place,
        "series": order.series.code,
        "title": order.title,
        "preamble": order.preamble,
        "clauses": clauses,
    }


def signed_content(order: Order, *, number: str, on: date, post: str, name: str) -> dict[str, Any]:
    """The text with all that signing adds."""
    return {**content_of(order), "number": number, "date": on.isoformat(), "post": post, "name": name}


def canonical(content: dict[str, Any]) -> str:
    """One spelling for equal content."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_of(content: dict[str, Any]) -> str:
    """The hash of a content."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def project_sha256(order: Order) -> str:
    """The hash of the project as it is now."""
    return sha256_of(content_of(order))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
