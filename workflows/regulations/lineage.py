"""The orders that made a text what it is: the one that approved the act or gave it anew, and those that changed it since."""

from dataclasses import dataclass

from workflows.orders.models import Order
from workflows.regulations.amending.operations import Op
from workflows.regulations.models import AmendmentInstruction, Redaction
from workflows.regulations.rendering.facts import OrderName


@dataclass(frozen=True, slots=True)
class Lineage:
    """`approving` put the text into force as a whole, `amending` changed it afterwards, each once, by their dates.

    `first` is the order of the very first redaction: the act keeps its day through all new editions.
    """

    first: Order
    approving: Order
    amending: tuple[Order, ...]


def lineage(redaction: Redaction) -> Lineage:
    """The orders along the chain of bases of a redaction, in two queries."""
    rows = Redaction.objects.filter(regulation=redaction.regulation_id).select_related("order")
    known = {row.pk: row for row in rows.only("number", "base_id", "order__number", "order__signed_on")}
    anew = set(AmendmentInstruction.objects.filter(redaction__in=known, op=Op.NEW_EDITION).values_list("redaction_id", flat=True))
    amending: dict[int, Order] = {}
    row = known[redaction.pk]
    while row.base_id is not None and row.pk not in anew:
        amending[row.order_id] = row.order
        row = known[row.base_id]
    first = min(known.values(), key=lambda one: one.number).order
    return Lineage(first, row.order, tuple(sorted(amending.values(), key=lambda order: (order.signed_on or row.order.signed_on, order.pk))))


def name_of(order: Order) -> OrderName:
    """The order in plain values; a signed one has a day."""
    if order.signed_on is None:
        raise ValueError(f"{order}: не подписан.")
    return OrderName(order.number, order.signed_on)
