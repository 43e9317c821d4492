"""The front page."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.url_routing import RouteResult

from pages import front
from pages.models.base import SitePage
from pages.models.regulations import FEED, RegulationIndexPage
from pages.navigation import Link, Section, sections


class HomePage(SitePage):
    """Answers first: what the organisation is, which acts are in force, what has been ordered lately."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "pages/home.html"

    class Meta:
        verbose_name = "главная страница"
        verbose_name_plural = "главные страницы"

    @property
    def trail(self) -> tuple[Link, ...]:
        """Nothing stands above the front page."""
        return ()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """A section is found among those that the menu shows anyway; the register of acts need not be read for an act."""
        if not path_components:
            return super().route(request, path_components)
        section = next((one for one in sections(request, self) if one.slug == path_components[0]), None)
        if section is None:
            raise Http404
        return self._at(section, path_components[1:], request)

    def _at(self, section: Section, rest: list[str], request: HttpRequest) -> RouteResult:
        trail = (Link("Главная", "/"),)
        if issubclass(section.model, RegulationIndexPage) and rest and rest != [FEED]:
            act = section.model.act_below(section, rest[0])
            act._trail = (*trail, Link(section.title, section.address))
            act._above = (self.pk, section.pk)
            return act.route(request, rest[1:])
        child = section.page()
        child._cached_parent_obj = self
        child._trail = trail
        child._above = (self.pk,)
        return child.route(request, rest)

    @property
    def above(self) -> tuple[int, ...]:
        """Only the root of the tree, which is no page that anybody sees."""
        return ()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["front"] = front.front(on=timezone.localdate())
        return context
