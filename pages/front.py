"""What the front page says, read from the data themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pages import registers
from pages.registers import Act
from workflows.orders.models import Order

FEW = 5


@dataclass(frozen=True, slots=True)
class Front:
    """Answers on the front page; empty parts say what will stand there."""

    acts: tuple[Act, ...]
    acts_total: int
    orders: tuple[Order, ...]


def front(*, on: date) -> Front:
    """The newest acts and orders."""
    known = registers.known_acts(on)
    newest = sorted(known, key=lambda act: (act.redaction.effective_from, act.redaction.pk), reverse=True)
    orders = Order.objects.on_site().defer("content", "preamble").order_by("-signed_on", "-seq", "-pk")
    return Front(acts=tuple(newest[:FEW]), acts_total=len(known), orders=tuple(orders[:FEW]))
