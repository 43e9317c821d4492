"""Comparisons of stored texts: made when first asked for, kept in the cache afterwards, with the orders behind each change.

Redactions never change, so a comparison is as good as its key: both hashes, the renderer and what the reader chose.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from workflows.orders.models import Order
from workflows.printing.words import NBSP, numbered, short_date
from workflows.regulations.models import Provision, Redaction
from workflows.regulations.redline import telling
from workflows.regulations.redline.comparing import compare
from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rendering import RENDERER, Basis, Names, render
from workflows.regulations.redline.rows import Comparison, TitlePart
from workflows.regulations.redline.telling import Line
from workflows.regulations.tree import ActText, from_dict

KEPT_SECONDS = 7 * 24 * 3600
Grounds = Mapping[str, tuple[Basis, ...]]


@dataclass(frozen=True, slots=True)
class Redline:
    """A comparison ready for a page. The body is kept compressed: a whole act takes half a megabyte otherwise."""

    packed: bytes
    total: int
    typographic: str
    totals: tuple[Line, ...]
    chapters: tuple[Line, ...]

    @property
    def html(self) -> str:
        return zlib.decompress(self.packed).decode()

    @property
    def changes(self) -> str:
        """«7 изменений»."""
        return telling.changes(self.total)


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared: hashes and names of both texts, and what else the outcome depends on."""

    old_sha256: str
    new_sha256: str
    names: Names
    beside: str = ""
    level: int = 2

    def key(self, options: Options) -> str:
        """The name in the cache."""
        said = "|".join([RENDERER, self.old_sha256, self.new_sha256, self.names.old, self.names.new, self.beside, str(self.level), options.query])
        return f"redline:{hashlib.sha256(said.encode()).hexdigest()}"


def redline(
    pair: Pair, options: Options, *, texts: Callable[[], tuple[ActText, ActText]], grounds: Callable[[Comparison], Grounds] | None = None
) -> Redline:
    """The comparison from the cache, or made now; texts and grounds are read only when it has to be made."""
    key = pair.key(options)
    found: Redline | None = cache.get(key)
    if found is None:
        found = _made(compare(*texts()), pair, options, grounds)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _made(comparison: Comparison, pair: Pair, options: Options, grounds: Callable[[Comparison], Grounds] | None) -> Redline:
    basis = grounds(comparison) if grounds else {}
    html = render(comparison, options, names=pair.names, basis=basis, level=pair.level)
    return Redline(
        packed=zlib.compress(html.encode(), 1),
        total=comparison.counts.total,
        typographic=telling.typographic(comparison.counts),
        totals=telling.totals(comparison.counts),
        chapters=tuple(telling.by_chapter(comparison, noise=options.noise)),
    )


def texts_of(old: Redaction, new: Redaction) -> tuple[ActText, ActText]:
    """Both signed texts in one query."""
    found = dict(Redaction.objects.filter(pk__in=[old.pk, new.pk]).values_list("pk", "content"))
    return from_dict(json.loads(found[old.pk])), from_dict(json.loads(found[new.pk]))


def no_address(order: Order) -> str:
    """Where no orders are linked."""
    return ""


def between(one: Redaction, other: Redaction) -> list[Redaction]:
    """All redactions from one to the other, both among them, with their orders."""
    low, high = sorted((one.number, other.number))
    found = Redaction.objects.filter(regulation=one.regulation_id, number__range=(low, high)).select_related("order")
    return list(found.only("number", "regulation_id", "order__number", "order__signed_on", "order__for_site").order_by("number"))


def grounds_on(way: Sequence[Redaction], comparison: Comparison, *, address_of: Callable[[Order], str] = no_address) -> Grounds:
    """By uid, the orders that changed a provision on the way from one redaction to the other, in the order of numbers."""
    ids = {uid: _provision_orders(held, way) for uid, held in _held(way, _changed(comparison)).items()}
    ids |= _title_orders(way, _changed_parts(comparison))
    orders = {step.order_id: step.order for step in way}
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


def _held(way: Sequence[Redaction], uids: list[str]) -> dict[str, dict[int, int]]:
    """For each provision: the redaction → the order that changed it last, as the archive says."""
    rows = Provision.objects.filter(redaction__in=[step.pk for step in way], uid__in=uids)
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for uid, redaction, order in rows.values_list("uid", "redaction_id", "last_changed_by_id"):
        found[str(uid)][redaction] = order
    return found


def _provision_orders(held: Mapping[int, int], way: Sequence[Redaction]) -> list[int]:
    """The orders met on the way, each once; where the provision disappears, the order of that redaction."""
    first = before = held.get(way[0].pk)
    found: list[int] = []
    for step in way[1:]:
        now = held.get(step.pk)
        if now != before:
            found.append(now if now is not None else step.order_id)
        before = now
    return list(dict.fromkeys(pk for pk in found if pk != first))


def _title_orders(way: Sequence[Redaction], parts: list[TitlePart]) -> dict[str, list[int]]:
    """The same for parts of the title page, which have no rows of their own."""
    if not parts:
        return {}
    contents = dict(Redaction.objects.filter(pk__in=[step.pk for step in way]).values_list("pk", "content"))
    read = [json.loads(contents[step.pk]) for step in way]
    return {
        str(part): [step.order_id for step, was, now in zip(way[1:], read[:-1], read[1:], strict=True) if was.get(part) != now.get(part)]
        for part in parts
    }
