"""Going through the register portion by portion: each begins where the last one ended, so memory does not grow with the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from workflows.appeals.models import Appeal

PORTION = 2000
PLACE = ("registered_on", "pk")


def walk(appeals: QuerySet[Appeal], fields: tuple[str, ...], *, size: int = PORTION) -> Iterator[list[tuple[Any, ...]]]:
    """The fields of registered appeals in the order of registration."""
    ordered = appeals.exclude(registered_on=None).order_by(*PLACE)
    found = list(ordered.values_list(*PLACE, *fields)[:size])
    while found:
        yield [row[len(PLACE) :] for row in found]
        day, pk = found[-1][: len(PLACE)]
        # The first condition lets the index find the day, the other one the appeal within it.
        later = ordered.filter(Q(registered_on__gt=day) | Q(pk__gt=pk), registered_on__gte=day)
        found = list(later.values_list(*PLACE, *fields)[:size])
