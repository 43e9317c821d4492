"""The front page."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from pages import front
from pages.models.base import SitePage
from pages.navigation import sections


class HomePage(SitePage):
    """Answers first: what the organisation is, which acts are in force, what has been ordered lately."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "pages/home.html"

    class Meta:
        verbose_name = "главная страница"
        verbose_name_plural = "главные страницы"

    def child_page(self, request: HttpRequest, slug: str) -> Page | None:
        """Found among the sections that the menu shows anyway."""
        return next((page for page in sections(request, self) if page.slug == slug), None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["front"] = front.front(on=timezone.localdate())
        return context
