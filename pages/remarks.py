"""The stored text of a redaction as a page shows it: with remarks about changes for those who ask, with links that lead somewhere."""

from __future__ import annotations

from html import escape

from pages.editions import Edition, Life
from workflows.regulations.changed_provisions import remarks_of
from workflows.regulations.rendering.remarks import with_remarks


def remarked(html: str, edition: Edition, life: Life, *, address: str) -> str:
    """The text with the orders that changed each provision since the first; `address` is that of the act."""
    first = life.editions[-1].redaction.order_id
    later = (order for order in life.orders.values() if order.pk != first)
    return with_remarks(html, remarks_of(edition.redaction, later), histories=address)


def rooted(html: str, *, address: str) -> str:
    """Links of the stored text are relative to the page of a redaction; on any other page they need its address."""
    return html.replace('href="p/', f'href="{escape(address)}p/')
