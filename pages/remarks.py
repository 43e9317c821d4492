"""The text of a redaction as a page shows it: its contents, remarks about changes for those who ask, links that lead somewhere."""

from __future__ import annotations

from html import escape

from django.db.models import Q

from pages.editions import Edition, Heading, Life, headings
from workflows.regulations.changed_provisions import SAID, remarks_among
from workflows.regulations.models import Provision
from workflows.regulations.rendering.remarks import Remark
from workflows.regulations.tree import Kind


def contents(edition: Edition, life: Life, *, wished: bool) -> tuple[tuple[Heading, ...], tuple[Remark, ...]]:
    """The headings, and for those who ask the orders that changed each provision since the first; in one query either way."""
    if not wished:
        return headings(edition.redaction), ()
    first = life.editions[-1].redaction.order_id
    later = [order for order in life.orders.values() if order.pk != first]
    wanted = Provision.objects.filter(Q(kind=Kind.SECTION) | Q(last_changed_by__in=later), redaction=edition.redaction)
    rows = list(wanted.order_by("position").only(*SAID, "heading"))
    return tuple(Heading(row.key, row.label, row.heading) for row in rows if row.kind == Kind.SECTION), remarks_among(rows, later)


def rooted(html: str, *, address: str) -> str:
    """Links of the stored text are relative to the page of a redaction; on any other page they need its address."""
    return html.replace('href="p/', f'href="{escape(address)}p/')
