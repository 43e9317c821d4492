"""The comparison of two texts against `lxml.html.diff` and Wagtail's own: speed, noise, and whether a move is seen."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.test import Client
from lxml.html.diff import htmldiff
from wagtail.admin.compare import diff_text

from portal.bench import texts
from workflows.regulations.redline import Change, compare
from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rendering import Names, render
from workflows.regulations.redline.words import Mark
from workflows.regulations.rendering.html import render_html
from workflows.regulations.rendering.labels import written
from workflows.regulations.tree import ActText

ROUNDS, FEW_ROUNDS = 15, 3  # the shortest counts: a busy machine slows some rounds, not all
WHOLE, PART, PART_EDITS = 264, 57, 25  # provisions: 46 pages of print, and 48 kB of text
MARKED = re.compile(r"<(?:ins|del|span class=\"(?:addition|deletion)\")[ >]")


@dataclass(frozen=True, slots=True)
class RedlineSpeed:
    """46 pages against 46 pages with 60 edits, a point added, one repealed, one moved; pages through the whole site."""

    compare_ms: float
    render_ms: float
    lxml_ms: float
    page_cold_seconds: float
    page_cached_seconds: float
    wanted: str = "compare_ms ≤ 50, page_cold_seconds ≤ 0.3"


@dataclass(frozen=True, slots=True)
class RedlineNoise:
    """48 kB with 25 edits: how long each takes and how many marks it makes. A move is told by ours alone: the others know none."""

    bytes: int
    ours_ms: float
    ours_marks: int
    ours_moved: bool
    lxml_ms: float
    lxml_marks: int
    wagtail_ms: float
    wagtail_marks: int


def redline_speed(address: str) -> RedlineSpeed:
    """`address` is that of a comparison on the site, the same texts but for the move."""
    old = texts.act(WHOLE)
    new = texts.edited(old)
    html = render_html(old, permalinks=False), render_html(new, permalinks=False)
    compare_ms, found = _best(lambda: compare(old, new))
    render_ms, _ = _best(lambda: render(found, Options(), names=Names("1", "2")))
    lxml_ms, _ = _best(lambda: htmldiff(*html), rounds=FEW_ROUNDS)
    cold, cached = _visits(address)
    return RedlineSpeed(compare_ms, render_ms, lxml_ms, cold, cached)


def redline_noise() -> RedlineNoise:
    """Wagtail's is asked once: it takes seconds."""
    old = texts.act(PART)
    new = texts.edited(old, edits=PART_EDITS)
    ours_ms, found = _best(lambda: compare(old, new))
    marks = sum(piece.mark in (Mark.ADDED, Mark.REMOVED) for row in found.rows for piece in (*row.heading, *row.text))
    lxml_ms, by_lxml = _best(lambda: htmldiff(render_html(old, permalinks=False), render_html(new, permalinks=False)), rounds=FEW_ROUNDS)
    wagtail_ms, by_wagtail = _best(lambda: str(diff_text(plain(old), plain(new)).to_html()), rounds=1)
    return RedlineNoise(
        bytes=len(plain(old).encode()),
        ours_ms=ours_ms,
        ours_marks=marks,
        ours_moved=any(Change.MOVED in row.changes for row in found.rows),
        lxml_ms=lxml_ms,
        lxml_marks=len(MARKED.findall(by_lxml)),
        wagtail_ms=wagtail_ms,
        wagtail_marks=len(MARKED.findall(by_wagtail)),
    )


def plain(text: ActText) -> str:
    """The text as one string, a provision to a line."""
    return "\n".join(" ".join(filter(None, [written(node), node.heading, node.text])) for node in text.walk())


def _best(work: Callable[[], Any], *, rounds: int = ROUNDS) -> tuple[float, Any]:
    """The shortest of several rounds in milliseconds, and what the last one gave."""
    times, found = [], None
    for _ in range(rounds):
        started = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - started)
    return round(1000 * min(times), 2), found


def _visits(address: str) -> tuple[float, float]:
    """Seconds of a visit with nothing kept, and of one after it; the very first visit, which loads templates, is not counted."""
    visitor = Client(headers={"host": "127.0.0.1"})
    _visit(visitor, f"{address}?vsyo=1")
    cold, kept = [], []
    for _ in range(FEW_ROUNDS):
        cache.clear()
        cold.append(_visit(visitor, address))
        kept.append(_visit(visitor, address))
    return round(min(cold), 4), round(min(kept), 4)


def _visit(visitor: Client, address: str) -> float:
    started = time.perf_counter()
    answer = visitor.get(address)
    spent = time.perf_counter() - started
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return spent
