"""By which orders each provision came from one redaction to another: the column «Основание» of a comparison."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workflows.orders.models import Order
from workflows.printing.words import NBSP, numbered, short_date
from workflows.regulations.comparisons import Grounds
from workflows.regulations.models import Provision, Redaction
from workflows.regulations.redline.rendering import Basis
from workflows.regulations.redline.rows import Comparison, TitlePart


def no_address(order: Order) -> str:
    """Where no orders are linked."""
    return ""


def known_of(regulation_id: int) -> list[Redaction]:
    """All redactions of an act with their orders, without texts."""
    found = Redaction.objects.filter(regulation=regulation_id).select_related("order")
    return list(found.only("number", "regulation_id", "base_id", "order__number", "order__signed_on", "order__for_site").order_by("number"))


@dataclass(frozen=True, slots=True)
class Ways:
    """From the last redaction on which both compared ones stand to each of the two: redactions follow their bases, not their numbers.

    A redaction built anew stands on the one that overtook its order, and the redaction that it replaced is on no way to it.
    """

    to_old: tuple[Redaction, ...]
    to_new: tuple[Redaction, ...]

    @classmethod
    def of(cls, old: Redaction, new: Redaction, known: Iterable[Redaction]) -> Ways:
        """`known` are the redactions of the act."""
        rows = sorted(known, key=lambda row: row.number)
        before, after = _chain(old, rows), _chain(new, rows)
        met = {row.pk for row in before} & {row.pk for row in after}
        return cls(_since(before, met), _since(after, met))

    @property
    def steps(self) -> tuple[Redaction, ...]:
        """Every redaction of both ways, each once."""
        return tuple({row.pk: row for row in (*self.to_old, *self.to_new)}.values())


def _chain(redaction: Redaction, rows: Sequence[Redaction]) -> list[Redaction]:
    """The redaction, its base, the base of that one… A later one without a base replaces the whole text of the one before it."""
    found = [next(row for row in rows if row.pk == redaction.pk)]
    while under := _under(found[-1], rows):
        found.append(under)
    return found


def _under(row: Redaction, rows: Sequence[Redaction]) -> Redaction | None:
    if row.base_id is None:
        return next((one for one in reversed(rows) if one.number < row.number), None)
    return next(one for one in rows if one.pk == row.base_id)


def _since(chain: Sequence[Redaction], met: set[int]) -> tuple[Redaction, ...]:
    """From where both ways part."""
    start = next((place for place, row in enumerate(chain) if row.pk in met), len(chain) - 1)
    return tuple(reversed(chain[: start + 1]))


def grounds_on(ways: Ways, comparison: Comparison, *, address_of: Callable[[Order], str] = no_address) -> Grounds:
    """By uid, the orders that changed a provision on the ways from one redaction to the other, in the order of redactions."""
    ids = {uid: _of_provision(held, ways) for uid, held in _held(ways.steps, _changed(comparison)).items()}
    ids |= _of_title(ways, _changed_parts(comparison))
    orders = {step.order_id: step.order for step in ways.steps}
    elsewhere = {pk for found in ids.values() for pk in found} - set(orders)
    orders |= Order.objects.in_bulk(elsewhere) if elsewhere else {}
    return {uid: tuple(_basis(orders[pk], address_of) for pk in found) for uid, found in ids.items()}


def _basis(order: Order, address_of: Callable[[Order], str]) -> Basis:
    signed = f" от{NBSP}{short_date(order.signed_on)}" if order.signed_on else ""
    return Basis(f"приказ{signed} {numbered(order.number)}", address_of(order))


def _changed(comparison: Comparison) -> list[str]:
    return [row.side.uid for row in comparison.rows if row.changes and not isinstance(row.side.kind, TitlePart)]


def _changed_parts(comparison: Comparison) -> list[TitlePart]:
    return [row.side.kind for row in comparison.rows if row.changes and isinstance(row.side.kind, TitlePart)]


def _held(steps: Sequence[Redaction], uids: list[str]) -> dict[str, dict[int, int]]:
    """For each provision: the redaction → the order that changed it last, as the archive says."""
    rows = Provision.objects.filter(redaction__in=[step.pk for step in steps], uid__in=uids)
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for uid, redaction, order in rows.values_list("uid", "redaction_id", "last_changed_by_id"):
        found[str(uid)][redaction] = order
    return found


def _of_provision(held: Mapping[int, int], ways: Ways) -> list[int]:
    """The orders met on both ways, each once."""
    return list(dict.fromkeys(pk for way in (ways.to_old, ways.to_new) for pk in _met(held, way)))


def _met(held: Mapping[int, int], way: Sequence[Redaction]) -> list[int]:
    """The orders that changed the provision on one way; where it disappears, the order of that redaction."""
    first = before = held.get(way[0].pk)
    found: list[int] = []
    for step in way[1:]:
        now = held.get(step.pk)
        if now != before:
            found.append(now if now is not None else step.order_id)
        before = now
    return [pk for pk in found if pk != first]


def _of_title(ways: Ways, parts: list[TitlePart]) -> dict[str, list[int]]:
    """The same for parts of the title page, which have no rows of their own."""
    if not parts:
        return {}
    contents = Redaction.objects.filter(pk__in=[step.pk for step in ways.steps]).values_list("pk", "content")
    read = {pk: json.loads(content) for pk, content in contents}
    steps = [(was, now) for way in (ways.to_old, ways.to_new) for was, now in pairwise(way)]
    return {
        str(part): list(dict.fromkeys(now.order_id for was, now in steps if read[was.pk].get(part) != read[now.pk].get(part)))
        for part in parts
    }
