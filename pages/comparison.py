"""Two redactions of an act compared for a visitor: `/sravnenie/1/2/`, its choice of redactions, and the same as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from wagtail.models import Page

from pages.addresses import order_path
from pages.editions import Edition
from pages.navigation import section_address
from pages.views.redline_files import redline_file
from workflows.orders.models import Order
from workflows.printing.words import numbered
from workflows.regulations import comparisons
from workflows.regulations.comparisons import Pair, Redline
from workflows.regulations.models import Redaction
from workflows.regulations.redaction_grounds import Ways, grounds_on
from workflows.regulations.redline.options import Options
from workflows.regulations.redline.rendering import Names
from workflows.regulations.redline.rows import Comparison

TEMPLATE = "pages/comparison.html"
PLACE = b"<!--comparison-->"
MOST_DIGITS = 9  # a longer number is nobody's


@dataclass(frozen=True, slots=True)
class Choice:
    """What the form shows: every redaction, and which two are chosen."""

    editions: tuple[Edition, ...]
    old: int
    new: int

    @classmethod
    def of(cls, found: tuple[Edition, ...], old: int = 0, new: int = 0) -> Choice:
        """Those asked for where they exist; the last two otherwise."""
        known = {edition.number for edition in found}
        newest = max(known, default=0)
        return cls(found, old if old in known else max(newest - 1, 1), new if new in known else newest)

    def redaction(self, number: int) -> Redaction:
        """One that is known to exist."""
        return next(edition.redaction for edition in self.editions if edition.number == number)

    @property
    def ways(self) -> Ways:
        """What lies between the two chosen: the grounds of the changes depend on it."""
        return Ways.of(self.redaction(self.old), self.redaction(self.new), (edition.redaction for edition in self.editions))


def choose(page: Page, request: HttpRequest, found: tuple[Edition, ...]) -> HttpResponse:
    """`/sravnenie/?bylo=1&stalo=2` is what the form sends; without it the form itself."""
    old, new = _number(request.GET.get("bylo", "")), _number(request.GET.get("stalo", ""))
    if old and new:
        return HttpResponseRedirect(f"{page.get_url(request)}sravnenie/{old}/{new}/")
    return _page(page, request, Choice.of(found))


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MOST_DIGITS else 0


def show(page: Page, request: HttpRequest, found: tuple[Edition, ...], old: int, new: int) -> HttpResponse:
    """The comparison; a redaction that does not exist is answered with those that do."""
    by_number = {edition.number: edition for edition in found}
    choice = Choice.of(found, old, new)
    missing = [number for number in (old, new) if number not in by_number]
    if missing:
        return _page(page, request, choice, status=404, missing=missing[0])
    if old == new:
        return _page(page, request, choice, same=by_number[old])
    return _compared(page, request, choice, by_number[old], by_number[new])


def _compared(page: Page, request: HttpRequest, choice: Choice, old: Edition, new: Edition) -> HttpResponse:
    options = Options.of(request.GET.dict())
    made = _redline(page, request, choice, options)
    response = _page(page, request, choice, old=old, new=new, options=options, redline=made, is_backwards=new.number < old.number)
    response.add_post_render_callback(partial(_put, html=made.html))
    return response


def _redline(page: Page, request: HttpRequest, choice: Choice, options: Options) -> Redline:
    orders = section_address(request, "orderindexpage")
    old, new, ways = choice.redaction(choice.old), choice.redaction(choice.new), choice.ways
    pair = Pair(
        old_sha256=old.content_sha256,
        new_sha256=new.content_sha256,
        names=Names(f"Редакция {numbered(str(old.number))}", f"Редакция {numbered(str(new.number))}"),
        beside=f"{page.pk} {orders} {[(one.pk, one.order.for_site) for one in ways.steps]}",
    )

    def grounds(comparison: Comparison) -> comparisons.Grounds:
        return grounds_on(ways, comparison, address_of=partial(_address, orders=orders))

    return comparisons.redline(pair, options, texts=lambda: comparisons.texts_of(old, new), grounds=grounds)


def _address(order: Order, *, orders: str) -> str:
    return f"{orders}{order_path(order)}" if order.for_site and orders else ""


def _page(page: Page, request: HttpRequest, choice: Choice, *, status: int = 200, **shown: Any) -> TemplateResponse:
    context = {"choice": choice, "address": page.get_url(request), "is_inner": True, **shown}
    response = page.render(request, template=TEMPLATE, context_overrides=context)
    response.status_code = status
    found: TemplateResponse = response
    return found


def _put(response: HttpResponse, *, html: str) -> None:
    """Set the comparison into the finished page, past the templates."""
    response.content = response.content.replace(PLACE, html.encode(), 1)


def file(page: Page, request: HttpRequest, found: tuple[Edition, ...], old: int, new: int) -> HttpResponse:
    """The comparison as PDF; for what cannot be compared, the page that says so."""
    by_number = {edition.number: edition for edition in found}
    if old == new or old not in by_number or new not in by_number:
        return show(page, request, found, old, new)
    return redline_file(page, request, by_number[old], by_number[new])
