"""One provision in its place: with its section above and what belongs to it below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

from pages.cross_links import Links, links_between
from workflows.regulations.models import Provision, Redaction
from workflows.regulations.rendering.labels import NAMES
from workflows.regulations.tree import Kind

MANY = 400
LAST = 1_000_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision in its place."""

    provision: Provision
    section: Provision | None
    below: tuple[Provision, ...]
    links: Links

    @property
    def name(self) -> str:
        """«Пункт 2.2»; an unlabelled one is called after the nearest labelled above it."""
        return named(self.provision)

    @property
    def rows(self) -> tuple[Provision, ...]:
        return (self.provision, *self.below)


def named(provision: Provision) -> str:
    """«Раздел 2», «Пункт 2.2», «Строка перечня»."""
    return name_of(provision.kind, provision.label)


def name_of(kind: str, label: str) -> str:
    """The same by the kind and the label alone."""
    word = NAMES[Kind(kind)] if label or kind != Kind.ITEM else "строка перечня"
    return f"{word} {label}".strip().capitalize()


def passage(redaction: Redaction, key: str, *, whole: bool = True) -> Passage | None:
    """The provision at the key in this redaction, or None; unless `whole` without what is below it."""
    own = Provision.objects.filter(redaction=redaction)
    found = own.filter(key=key).select_related("parent__parent__parent").first()
    if found is None:
        return None
    if not whole:
        return Passage(found, _section(found), (), {})
    after = own.filter(position__gt=found.position, depth__lte=found.depth).order_by("position").values("position")[:1]
    below = own.filter(position__gt=found.position, position__lt=Coalesce(Subquery(after), Value(LAST))).order_by("position")
    shown = tuple(below[:MANY])
    return Passage(found, _section(found), shown, links_between(redaction, (found, *shown)))


def _section(provision: Provision) -> Provision | None:
    return next((place for place in _above(provision) if place.kind == Kind.SECTION), None)


def _above(provision: Provision) -> Iterator[Provision]:
    place = provision.parent
    while place is not None:
        yield place
        place = place.parent
