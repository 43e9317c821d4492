"""What every page of the site shares."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from pages.navigation import Link

HOME_DEPTH = 2


class SitePage(Page):
    """A public page: a title and a lead. Menu mark and search-engine words are Wagtail's own fields.

    `trail` is the way from the home page to this one; routing fills it, so that breadcrumbs cost no query.
    """

    lead = models.TextField("вступление", blank=True, help_text="Одно-два предложения под заголовком.")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    private_page_options: ClassVar[list[str]] = []  # an official site has no pages behind a password
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    content_panels = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True

    @property
    def trail(self) -> tuple[Link, ...]:
        """The pages above this one, the home page first."""
        if not hasattr(self, "_trail"):
            above = self.get_ancestors().filter(depth__gt=1).order_by("depth")
            self._trail = tuple(Link("Главная" if page.depth == HOME_DEPTH else page.title, page.url or "/") for page in above)
        return self._trail

    def found_below(self, child: SitePage) -> SitePage:
        """The child, knowing its parent and the way to it."""
        child._cached_parent_obj = self
        child._trail = (*self.trail, Link(self.title, self.url or "/"))
        child._above = (*self.above, self.pk)
        return child

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail routes, remembering the way down."""
        if not path_components:
            return super().route(request, path_components)
        child = self.get_children().filter(slug=path_components[0]).first()
        if child is None:
            raise Http404
        return self.found_below(child.specific).route(request, path_components[1:])

    def get_view_restrictions(self) -> Any:
        """Restrictions on this page and on those above it, in one query."""
        return PageViewRestriction.objects.filter(page_id__in=[self.pk, *self.above])

    @property
    def above(self) -> tuple[int, ...]:
        """Keys of the pages above this one; known from routing."""
        if not hasattr(self, "_above"):
            self._above = tuple(self.get_ancestors().values_list("pk", flat=True))
        return self._above
