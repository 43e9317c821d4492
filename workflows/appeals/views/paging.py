"""Pages of a list that may be a million rows long: counted up to a bound, never to the end."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

MOST_COUNTED = 1000


class BoundedPaginator(WagtailPaginator):
    """Wagtail's paginator without a count of the whole table: beyond the bound a list is narrowed down, not leafed through."""

    @cached_property
    def count(self) -> int:
        """How many rows there are, or the bound."""
        return min(self._counted, MOST_COUNTED)

    @property
    def is_bounded(self) -> bool:
        """Whether there are more rows than were counted."""
        return self._counted > MOST_COUNTED

    @property
    def said(self) -> str:
        """«12», «больше 1000»."""
        return f"больше {MOST_COUNTED}" if self.is_bounded else str(self.count)

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return rows.order_by().values("pk")[: MOST_COUNTED + 1].count() if isinstance(rows, QuerySet) else len(rows)
