"""Local acts on the site: the register, and one page for each act. The text itself lives in redactions, never here."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages import comparison, registers
from pages.downloads import Format, downloads, format_of, redaction_name
from pages.editions import Edition, current, editions, headings, next_after, text_of
from pages.models.base import SitePage
from pages.navigation import Section
from pages.provisions import passage
from pages.views.prints import Back, print_or_wait
from workflows.regulations.models import Regulation
from workflows.regulations.tree import label_key

PLACE = b"<!--text of the act-->"
FORMAT = r"(?P<word>pdf|docx|akn|json)/$"


class RegulationIndexPage(SitePage):
    """The register of local acts."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.RegulationPage"]
    max_count = 1
    template = "pages/regulation_index.html"
    settings_panels: ClassVar[list[object]] = []  # the register never leaves the site by itself
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]  # every act has its address below this one

    class Meta:
        verbose_name = "реестр локальных актов"
        verbose_name_plural = "реестры локальных актов"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The register itself; an act below it is found by `act_below`."""
        if not path_components:
            return super().route(request, path_components)
        found = self.act_below(Section(self.pk, self.title, self.slug, self.path, self.content_type_id, self.show_in_menus), path_components[0])
        return self.found_below(found).route(request, path_components[1:])

    @staticmethod
    def act_below(section: Section, slug: str) -> RegulationPage:
        """The page of an act with its regulation, in one query."""
        pages = RegulationPage.objects.filter(path__startswith=section.path, slug=slug).select_related("regulation")
        found: RegulationPage | None = pages.first()
        if found is None:
            raise Http404
        return found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["register"] = registers.acts(request.GET, on=timezone.localdate())
        return context


class RegulationPage(RoutablePageMixin, SitePage):
    """How one local act is shown. Made by publication; without a redaction there is nothing at its address."""

    regulation = models.OneToOneField(Regulation, models.PROTECT, verbose_name="локальный акт", related_name="page")

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    parent_page_types = ["pages.RegulationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False
    template = "pages/regulation.html"
    content_panels = [*Page.content_panels, FieldPanel("regulation", read_only=True), FieldPanel("lead")]
    settings_panels: ClassVar[list[object]] = []  # no day on which an act would leave the site by itself
    promote_panels = [FieldPanel("seo_title"), FieldPanel("search_description")]  # the address never changes: people link to it

    class Meta:
        verbose_name = "страница локального акта"
        verbose_name_plural = "страницы локальных актов"

    @path("")
    def today(self, request: HttpRequest) -> HttpResponse:
        """The text in force today."""
        found = self._editions(timezone.localdate())
        return self._text(request, _or_404(current(found)), found, own=False)

    @path("red/<int:number>/")
    def redaction(self, request: HttpRequest, number: int) -> HttpResponse:
        """One redaction for ever, whatever its status is today."""
        found = self._editions(timezone.localdate())
        return self._text(request, _numbered(found, number), found, own=True)

    @path("istoriya/")
    def past(self, request: HttpRequest) -> HttpResponse:
        """All redactions with their orders."""
        found = self._editions(timezone.localdate())
        shown = _or_404(current(found))
        return self.render(request, template="pages/regulation_history.html", context_overrides={"editions": found, "edition": shown, "choice": comparison.Choice.of(found), "is_inner": True})

    @path("redakcii/")
    def redactions(self, request: HttpRequest) -> HttpResponse:
        """The other word for the same list."""
        return HttpResponseRedirect(f"{self.get_url(request)}istoriya/")

    @path("sravnenie/")
    def comparisons(self, request: HttpRequest) -> HttpResponse:
        """The choice of two redactions to compare."""
        return comparison.choose(self, request, self._editions(timezone.localdate()))

    @path("sravnenie/<int:old>/<int:new>/")
    def compared(self, request: HttpRequest, old: int, new: int) -> HttpResponse:
        """What differs between two redactions."""
        return comparison.show(self, request, self._editions(timezone.localdate()), old, new)

    @path("sravnenie/<int:old>/<int:new>/pdf/")
    def compared_file(self, request: HttpRequest, old: int, new: int) -> HttpResponse:
        """The same as PDF."""
        return comparison.file(self, request, self._editions(timezone.localdate()), old, new)

    @path("p/<str:key>/")
    def provision(self, request: HttpRequest, key: str) -> HttpResponse:
        """A provision as it stands today."""
        return self._passage(request, _or_404(current(self._editions(timezone.localdate()))), key, below="")

    @path("red/<int:number>/p/<str:key>/")
    def provision_of(self, request: HttpRequest, number: int, key: str) -> HttpResponse:
        """A provision as it stands in one redaction."""
        edition = _numbered(self._editions(timezone.localdate()), number)
        return self._passage(request, edition, key, below=edition.address)

    @re_path(rf"^{FORMAT}")
    def file(self, request: HttpRequest, word: str) -> HttpResponse:
        """The redaction of today as a file."""
        return self._file(request, _or_404(current(self._editions(timezone.localdate()))), format_of(word))

    @re_path(rf"^red/(?P<number>\d+)/{FORMAT}")
    def file_of(self, request: HttpRequest, number: str, word: str) -> HttpResponse:
        """One redaction as a file."""
        return self._file(request, _numbered(self._editions(timezone.localdate()), int(number)), format_of(word))

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """This page when it has a text to show; past redactions are left to their own addresses."""
        shown = current(self._editions(timezone.localdate()))
        if shown is None:
            return []
        return [{"location": self.get_full_url(request), "lastmod": shown.redaction.created_at}]

    def _editions(self, on: date) -> tuple[Edition, ...]:
        return editions(self.regulation_id, on=on)

    def _text(self, request: HttpRequest, edition: Edition, found: tuple[Edition, ...], *, own: bool) -> HttpResponse:
        response = self.render(
            request,
            context_overrides={
                "edition": edition,
                "is_fixed": own,
                "is_inner": own,
                "in_force": next((one for one in found if one.in_force), None),
                "coming": next_after(edition, found) if edition.in_force else None,
                "how_many": len(found),
                "headings": headings(edition.redaction),
                "downloads": downloads(edition.redaction),
                "below": edition.address if own else "",
                "address": self.get_url(request),
            },
        )
        response.add_post_render_callback(partial(put_text, html=text_of(edition.redaction)))
        return response

    def _passage(self, request: HttpRequest, edition: Edition, key: str, *, below: str) -> HttpResponse:
        address = self.get_url(request)
        if key != label_key(key):
            return HttpResponseRedirect(f"{address}{below}p/{label_key(key)}/")
        found = passage(edition.redaction, key)
        facts = {"edition": edition, "passage": found, "key": key, "address": address, "below": below, "is_fixed": bool(below), "is_inner": True}
        if found is None:
            facts["headings"] = headings(edition.redaction)
            response = self.render(request, template="pages/provision_missing.html", context_overrides=facts)
            response.status_code = 404
            return response
        return self.render(request, template="pages/provision.html", context_overrides=facts)

    def _file(self, request: HttpRequest, edition: Edition, wanted: Format) -> HttpResponse:
        edition.redaction.regulation = self.regulation
        return print_or_wait(
            request,
            form=wanted.form,
            subject_id=edition.redaction.pk,
            name=redaction_name(edition.redaction, wanted),
            back=Back(f"Редакция № {edition.number}", f"{self.get_url(request)}{edition.address}", self),
        )


def put_text(response: HttpResponse, *, html: str) -> None:
    """Set the stored text into the finished page: a template would copy half a megabyte at each of its levels."""
    response.content = response.content.replace(PLACE, html.encode(), 1)


def _or_404(edition: Edition | None) -> Edition:
    if edition is None:
        raise Http404("У этого акта ещё нет действующей редакции.")
    return edition


def _numbered(found: tuple[Edition, ...], number: int) -> Edition:
    return _or_404(next((edition for edition in found if edition.number == number), None))
