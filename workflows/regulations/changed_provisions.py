"""What later orders did to the provisions of a redaction: the remarks of a page and of a print."""

from collections.abc import Iterable

from workflows.orders.models import Order
from workflows.regulations.lineage import name_of
from workflows.regulations.models import Provision, Redaction
from workflows.regulations.rendering.facts import OrderName
from workflows.regulations.rendering.remarks import Remark
from workflows.regulations.tree import Kind

SAID = ("key", "kind", "label", "parent_id", "repealed", "introduced_by_id", "last_changed_by_id")


def remarks_of(redaction: Redaction, orders: Iterable[Order]) -> tuple[Remark, ...]:
    """All provisions that these orders changed, in reading order, in one query."""
    known = tuple(orders)
    return remarks_among(Provision.objects.filter(redaction=redaction, last_changed_by__in=known).order_by("position").only(*SAID), known)


def remarks_among(provisions: Iterable[Provision], orders: Iterable[Order]) -> tuple[Remark, ...]:
    """The same out of provisions already read, those of one redaction in reading order.

    Whatever its place above says already is not said again: a paragraph of a changed point, a point of a new section,
    anything below a repealed provision.
    """
    names = {order.pk: name_of(order) for order in orders}
    rows = [row for row in provisions if row.last_changed_by_id in names]
    known = {row.pk: row for row in rows}
    return tuple(_remark(row, names[row.last_changed_by_id]) for row in rows if not _is_said_above(row, known.get(row.parent_id or 0)))


def _remark(row: Provision, order: OrderName) -> Remark:
    return Remark(row.key, Kind(row.kind), row.label, order, is_new=_is_new(row), is_gone=row.repealed)


def _is_new(row: Provision) -> bool:
    return row.introduced_by_id == row.last_changed_by_id


def _is_said_above(row: Provision, above: Provision | None) -> bool:
    if above is None:
        return False
    if above.repealed:
        return True
    is_same = above.last_changed_by_id == row.last_changed_by_id
    return is_same and (not row.label or (_is_new(above) and _is_new(row)))
