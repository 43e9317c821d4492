"""The public catalogue of services."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone

from pages.catalogue import catalogue
from pages.models.base import SitePage


class ServiceCatalogPage(SitePage):
    """Services in use today. What is not admitted, has no basis or is prohibited is not here."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    parent_page_types = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "pages/service_catalog.html"

    class Meta:
        verbose_name = "каталог сервисов"
        verbose_name_plural = "каталоги сервисов"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["catalogue"] = catalogue(request.GET, on=timezone.localdate())
        return context
