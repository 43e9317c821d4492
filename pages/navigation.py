"""The menu and the way back, read from the page tree once per request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the site; `current` is «page» for this page and «true» for the section that it is in."""

    title: str
    address: str
    current: str = ""


def sections(request: HttpRequest, home: Page) -> tuple[Page, ...]:
    """Live pages right below the home page, in the order of the tree."""
    found: tuple[Page, ...] | None = getattr(request, "_sections", None)
    if found is None:
        found = tuple(home.get_children().live().order_by("path"))
        request._sections = found  # type: ignore[attr-defined]  # kept for this request only
    return found


def menu(request: HttpRequest) -> tuple[Link, ...]:
    """Sections with the menu mark."""
    site = Site.find_for_request(request)
    if site is None:
        return ()
    return tuple(_entries(request, sections(request, site.root_page)))


def _entries(request: HttpRequest, pages: Iterable[Page]) -> Iterable[Link]:
    for page in pages:
        if page.show_in_menus:
            address = page.get_url(request) or "/"
            yield Link(page.title, address, _current(request.path, address))


def _current(path: str, address: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""


def trail(request: HttpRequest, page: Page | None) -> tuple[Link, ...]:
    """Breadcrumbs above a page, the home page first; nothing on the home page itself."""
    if page is None:
        return (Link("Главная", "/"),)
    above = getattr(page, "trail", ())
    links = (Link(place.title, place.get_url(request) or "/") for place in above[1:])
    return (Link("Главная", "/"), *links) if above else ()


def section_address(request: HttpRequest, model: str) -> str:
    """The address of the section whose page is of this model («orderindexpage»); empty when there is none."""
    site = Site.find_for_request(request)
    found = sections(request, site.root_page) if site else ()
    return next((page.get_url(request) or "" for page in found if page.cached_content_type.model == model), "")
