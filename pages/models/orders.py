"""Orders on the site: the register, and one order at its own address."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from pages import registers
from pages.addresses import order_path
from pages.downloads import ORDER_PDF, order_name, print_size
from pages.models.base import SitePage
from pages.views.prints import Back, given_or_wait, print_or_wait
from workflows.orders.models import Order
from workflows.regulations.models import Redaction


class OrderIndexPage(RoutablePageMixin, SitePage):
    """The register of signed orders that are meant for the site."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    parent_page_types = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "pages/order_index.html"

    class Meta:
        verbose_name = "реестр приказов"
        verbose_name_plural = "реестры приказов"

    @path("")
    def register(self, request: HttpRequest) -> HttpResponse:
        """The newest first."""
        return self.render(request, context_overrides={"register": registers.orders(request.GET)})

    @path("<int:pk>/<slug:slug>/")
    def order(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """One order: its text, who signed it, and what it brought."""
        found = self._find(pk)
        if order_path(found) != f"{pk}/{slug}/":
            return HttpResponseRedirect(f"{self.get_url(request)}{order_path(found)}")
        redactions = Redaction.objects.filter(order=found, regulation__page__live=True).select_related("regulation__page")
        facts = {
            "order": found,
            "clauses": found.clauses.all(),
            "redactions": redactions.defer("content", "html"),
            "repeals": found.repeals.filter(regulation__page__live=True).select_related("regulation__page"),
            "address": f"{self.get_url(request)}{order_path(found)}",
            "size": print_size(ORDER_PDF, found.pk),
            "attached": found.detached.select_related("file__blob"),
            "is_inner": True,
        }
        return self.render(request, template="pages/order.html", context_overrides=facts)

    @path("<int:pk>/<slug:slug>/pdf/")
    def order_pdf(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """The stored print of an order."""
        found = self._find(pk)
        back = Back(str(found), f"{self.get_url(request)}{order_path(found)}", self)
        return print_or_wait(request, form=ORDER_PDF, subject_id=found.pk, name=order_name(found), back=back)

    @path("<int:pk>/<slug:slug>/podpis/<int:signature>/")
    def order_signature(self, request: HttpRequest, pk: int, slug: str, signature: int) -> HttpResponse:
        """A signature made outside, as a file to be verified beside the PDF."""
        kept = self._find(pk).detached.filter(pk=signature).select_related("file__blob").first()
        if kept is None:
            raise Http404("Такой подписи к приказу нет.")
        back = Back(str(kept.order), f"{self.get_url(request)}{order_path(kept.order)}", self)
        return given_or_wait(request, kept.file, name=kept.file.name, back=back)

    def _find(self, pk: int) -> Order:
        found = Order.objects.on_site().filter(pk=pk).select_related("signature", "series").first()
        if found is None:
            raise Http404("Такого приказа на сайте нет.")
        return found

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The register and each order."""
        own: list[dict[str, Any]] = super().get_sitemap_urls(request)
        root = self.get_full_url(request)
        public = Order.objects.on_site().select_related("signature").defer("content", "preamble")
        return own + [{"location": f"{root}{order_path(order)}", "lastmod": order.signature.at} for order in public if order.signature]
