"""By which order a provision got its words: «п. 3.5 в ред. приказа…». Said of provisions, never written into the stored text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pages.editions import Edition, Life
from workflows.orders.models import Order
from workflows.regulations.models import Provision, Redaction


@dataclass(frozen=True, slots=True)
class Change:
    """What a later order did to a provision."""

    order: Order
    edition: Edition
    is_new: bool = False
    is_gone: bool = False


def change_of(rows: Iterable[Provision], life: Life) -> Change | None:
    """The last change of a provision with all below it; None when it stands as it was first approved."""
    known = tuple(rows)
    latest = max((_edition(row.last_changed_by_id, life) for row in known), key=lambda edition: edition.number)
    if latest.redaction.order_id == _first_order(life):
        return None
    head = known[0]
    is_new = head.introduced_by_id == head.last_changed_by_id == latest.redaction.order_id
    return Change(latest.redaction.order, latest, is_new=is_new, is_gone=head.repealed)


def _first_order(life: Life) -> int:
    return life.editions[-1].redaction.order_id


def _edition(order_id: int, life: Life) -> Edition:
    """The redaction that the order made; of several the first that held."""
    made = [edition for edition in life.editions if edition.redaction.order_id == order_id]
    held = [edition for edition in made if not edition.is_superseded]
    return (held or made or list(life.editions))[-1]


def changed(redaction: Redaction, life: Life) -> bool:
    """Whether there is anything to remark on: a redaction later than the first."""
    return redaction.order_id != _first_order(life)
