"""Putting the remarks about changes into the stored text of a page. The stored text itself never changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from pages.changes import Remark
from workflows.printing.words import NBSP, numbered, short_date

LIST_ITEM_ENDS = re.compile(r"</li>|\n<")


def with_remarks(html: str, remarks: Iterable[Remark], *, address: str) -> str:
    """The text with a line after the words of each changed provision; `remarks` stand in reading order.

    `address` is that of the act: the histories of provisions are below it.
    """
    parts, done = [], 0
    for remark in remarks:
        at = html.find(f'id="p-{escape(remark.key)}"', done)
        if at < 0:
            continue
        end = _end_of_words(html, at)
        parts += [html[done:end], line(remark, address=address)]
        done = end
    return "".join([*parts, html[done:]])


def _end_of_words(html: str, at: int) -> int:
    """Where the words of a provision itself end, before anything that belongs to it."""
    tag = html[html.rfind("<", 0, at) + 1 : at].split(" ", 1)[0]
    if tag == "li":
        found = LIST_ITEM_ENDS.search(html, at)
        return found.start() if found else at
    return max(html.find("</h2>" if tag == "section" else "</p>", at), at)


def line(remark: Remark, *, address: str) -> str:
    """«(п. 3.5 в ред. приказа от 01.04.2026 № 02/0426-У)» with the way to the earlier wordings."""
    order = f"от{NBSP}{short_date(remark.change.order.signed_on)} {numbered(remark.change.order.number)}" if remark.change.order.signed_on else ""
    did = "утратил силу – приказ" if remark.change.is_gone else "введён приказом" if remark.change.is_new else f"в{NBSP}ред. приказа"
    name = remark.name.replace(" ", NBSP)
    history = f'<a class="remark__link" href="{escape(address)}p/{escape(remark.key)}/istoriya/">прежние редакции</a>'
    return f' <small class="remark">({escape(name)} {escape(f"{did} {order}")}; {history})</small>'


def rooted(html: str, *, address: str) -> str:
    """Links of the stored text are relative to the page of a redaction; on any other page they need its address."""
    return html.replace('href="p/', f'href="{escape(address)}p/')
