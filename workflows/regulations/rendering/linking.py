"""Links in the words of a provision. The words stay as they are: a link only stands around some of them.

A place of the same act is linked by its anchor. Another act is only marked: its official address belongs to the register
of cited acts and may change after the page was stored, so `with_addresses` puts it in when the page is shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from workflows.printing.typography import bound, bound_html
from workflows.regulations.references.resolving import resolve
from workflows.regulations.tree import ActText, places

MARKED = re.compile(r'<cite class="citation" data-act="([^"]*)">(.*?)</cite>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """Tags around the words from `start` to `end`."""

    start: int
    end: int
    opening: str
    closing: str


def links_of(text: ActText) -> Mapping[str, tuple[Link, ...]]:
    """The links in the text of each provision, by uid; «настоящего пункта» leads nowhere that the reader is not."""
    keys = {place.node.uid: place.key for place in places(text)}
    found: dict[str, list[Link]] = defaultdict(list)
    for each in resolve(text):
        if each.in_heading:
            continue
        if each.act is not None:
            found[each.source].append(cite(each.start, each.end, each.act.key))
        elif each.targets and not each.is_this:
            found[each.source].append(anchor(each.start, each.end, f"#p-{keys[each.targets[0]]}"))
    return {uid: tuple(links) for uid, links in found.items()}


def anchor(start: int, end: int, href: str) -> Link:
    """A link to a place of the act."""
    return Link(start, end, f'<a class="reference" href="{escape(href)}">', "</a>")


def cite(start: int, end: int, key: str) -> Link:
    """The mark of another act."""
    return Link(start, end, f'<cite class="citation" data-act="{escape(key)}">', "</cite>")


def outside(start: int, end: int, address: str) -> Link:
    """A link to another act at its official address."""
    return Link(start, end, f'<a class="citation" href="{escape(address)}" rel="external">', "</a>")


def linked_html(words: str, links: Iterable[Link]) -> str:
    """The words as `bound_html` writes them, with the links in them. Spaces are bound first: that changes no length."""
    whole = bound(words)
    parts, last = [], 0
    for link in sorted(links, key=lambda link: link.start):
        parts += [bound_html(whole[last : link.start]), link.opening, bound_html(whole[link.start : link.end]), link.closing]
        last = link.end
    return "".join([*parts, bound_html(whole[last:])])


def with_addresses(html: str, addresses: Mapping[str, str]) -> str:
    """The stored page with links to the acts whose official addresses are known, by key."""

    def shown(found: re.Match[str]) -> str:
        href = addresses.get(found[1].replace("&amp;", "&"))
        return f'<a class="citation" href="{escape(href)}" rel="external">{found[2]}</a>' if href else found[0]

    return MARKED.sub(shown, html)


def acts_in(html: str) -> frozenset[str]:
    """Keys of the acts that a stored page marks."""
    return frozenset(found[1].replace("&amp;", "&") for found in MARKED.finditer(html))
