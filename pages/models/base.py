"""What every page of the site shares."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult


class SitePage(Page):
    """A public page: a title and a lead. Menu mark and search-engine words are Wagtail's own fields.

    `trail` is the way from the home page to this one; routing fills it, so that breadcrumbs cost no query.
    """

    lead = models.TextField("вступление", blank=True, help_text="Одно-два предложения под заголовком.")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    content_panels = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True

    @property
    def trail(self) -> tuple[Page, ...]:
        """The pages above this one, the home page first."""
        if not hasattr(self, "_trail"):
            self._trail = tuple(self.get_ancestors().filter(depth__gt=1).order_by("depth"))
        return self._trail

    def child_page(self, request: HttpRequest, slug: str) -> Page | None:
        """The page below this one at the address part, or None."""
        return self.get_children().filter(slug=slug).first()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail routes, remembering the way down."""
        if not path_components:
            return super().route(request, path_components)
        child = self.child_page(request, path_components[0])
        if child is None:
            raise Http404
        found = child.specific
        found._cached_parent_obj = self
        found._trail = (*self.trail, self)
        return found.route(request, path_components[1:])

    def get_view_restrictions(self) -> Any:
        """Restrictions on this page and on those above it, in one query."""
        return PageViewRestriction.objects.filter(page_id__in=[self.pk, *(page.pk for page in self.trail)])
