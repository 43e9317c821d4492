"""The menu and the way back, read from the page tree once per request.

Every public page pays for what stands here, so rows are read as plain tuples: no page objects for a menu.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Page, Site

APPEALS = ("Обращения", "/obrashcheniya/")


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the site; `current` is «page» for this page and «true» for the section that it is in."""

    title: str
    address: str
    current: str = ""


class Section(NamedTuple):
    """A live page right below the home page."""

    pk: int
    title: str
    slug: str
    path: str
    content_type_id: int
    show_in_menus: bool

    @property
    def address(self) -> str:
        return f"/{self.slug}/"

    @property
    def model(self) -> type[Page]:
        """The class of the page, from the cache of content types."""
        found = ContentType.objects.get_for_id(self.content_type_id).model_class()
        return found if found and issubclass(found, Page) else Page

    def page(self) -> Page:
        """The page itself."""
        return self.model._default_manager.get(pk=self.pk)


def sections(request: HttpRequest, home: Page) -> tuple[Section, ...]:
    """Live pages right below the home page, in the order of the tree."""
    found: tuple[Section, ...] | None = getattr(request, "_sections", None)
    if found is None:
        rows = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1, live=True).order_by("path")
        found = tuple(map(Section._make, rows.values_list(*Section._fields)))
        request._sections = found  # type: ignore[attr-defined]  # kept for this request only
    return found


def sections_of_site(request: HttpRequest) -> tuple[Section, ...]:
    """The same for the site that is asked; nothing before the site has a home page."""
    site = Site.find_for_request(request)
    return sections(request, site.root_page) if site else ()


def menu(request: HttpRequest) -> tuple[Link, ...]:
    """Sections with the menu mark, and the appeals of citizens, which are no page of the tree."""
    shown = [(section.title, section.address) for section in sections_of_site(request) if section.show_in_menus]
    return tuple(Link(title, address, _current(request.path, address)) for title, address in (*shown, APPEALS))


def _current(path: str, address: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""


def section_address(request: HttpRequest, model: str) -> str:
    """The address of the section whose page is of this model («orderindexpage»); empty when there is none."""
    found = (section for section in sections_of_site(request) if section.model._meta.model_name == model)
    return next((section.address for section in found), "")


def trail(page: Page | None, *, is_inner: bool = False) -> tuple[Link, ...]:
    """Breadcrumbs above a page, the home page first; nothing on the home page itself.

    What a page shows at an address below its own (`is_inner`) has the page itself above it.
    """
    if page is None:
        return (Link("Главная", "/"),)
    above: tuple[Link, ...] = getattr(page, "trail", ())
    return (*above, Link(page.title, page.url or "/")) if is_inner else above
