"""A comparison as PDF for a visitor: the stored one of neighbours, any other drawn now, one at a time and not too often."""

from __future__ import annotations

from urllib.parse import quote

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from pages.editions import Edition
from pages.views.prints import Back, print_or_wait, wait
from workflows.printing.queue import found
from workflows.regulations import redline_prints
from workflows.regulations.models import Redaction

BUSY, BUSY_SECONDS = "redline-pdf:busy", 90
KEPT_SECONDS = 24 * 3600
LARGEST_KEPT = 1_000_000
MOST_AN_HOUR = 60
HOUR = 3600


def redline_file(page: Page, request: HttpRequest, old: Edition, new: Edition) -> HttpResponse:
    """The file, or a page that asks to come a little later."""
    for edition in (old, new):
        edition.redaction.regulation = page.regulation
    name = redline_prints.name_of(old.redaction, new.redaction)
    back = Back("Сравнение редакций", f"{page.get_url(request)}sravnenie/{old.number}/{new.number}/", page)
    if new.number == old.number + 1 and found(redline_prints.FORM, new.redaction.pk):
        return print_or_wait(request, form=redline_prints.FORM, subject_id=new.redaction.pk, name=name, back=back)
    data = _drawn(old.redaction, new.redaction)
    return _file(data, name) if data else wait(request, name, back)


def _drawn(old: Redaction, new: Redaction) -> bytes | None:
    """The bytes from the cache or drawn now; None while another one is being drawn or too many were asked for."""
    key = f"redline-pdf:{redline_prints.RENDERER}:{old.pk}:{new.pk}"
    kept: bytes | None = cache.get(key)
    if kept is not None:
        return kept
    if not cache.add(BUSY, 1, BUSY_SECONDS):
        return None
    try:
        data = redline_prints.pdf_of(old, new) if _within_the_hour() else None
    finally:
        cache.delete(BUSY)
    if data is not None and len(data) <= LARGEST_KEPT:
        cache.set(key, data, KEPT_SECONDS)
    return data


def _within_the_hour() -> bool:
    cache.add("redline-pdf:hour", 0, HOUR)
    return int(cache.incr("redline-pdf:hour")) <= MOST_AN_HOUR


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f"attachment; filename=\"file\"; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Robots-Tag"] = "noindex"
    return response
