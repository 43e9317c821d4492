"""Local acts on the site: the register, and one page for each act. The text itself lives in redactions, never here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path, re_path
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages import comparison, registers
from pages.downloads import Format, format_of, redaction_name
from pages.editions import Edition
from pages.feeds import atom, news
from pages.models.act import or_404, unindexed
from pages.models.act_days import DayRoutes
from pages.models.act_points import PointRoutes
from pages.models.base import SitePage
from pages.navigation import Section
from pages.timeline import events
from pages.views.prints import Back, print_or_wait

FEED = "feed"
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
        if path_components == [FEED]:
            return RouteResult(self, kwargs={"feed": True})
        found = self.act_below(Section(self.pk, self.title, self.slug, self.path, self.content_type_id, self.show_in_menus), path_components[0])
        return self.found_below(found).route(request, path_components[1:])

    @staticmethod
    def act_below(section: Section, slug: str) -> RegulationPage:
        """The page of an act with its regulation, in one query."""
        pages = RegulationPage.objects.filter(path__startswith=section.path, slug=slug).select_related("regulation__repeal__order", "regulation__repeal__successor")
        pages = pages.defer("regulation__repeal__order__content", "regulation__repeal__order__preamble")
        found: RegulationPage | None = pages.first()
        if found is None:
            raise Http404
        return found

    def serve(self, request: HttpRequest, *args: Any, feed: bool = False, **kwargs: Any) -> HttpResponse:
        """The register, or news of all acts."""
        if not feed:
            response: HttpResponse = super().serve(request, *args, **kwargs)
            return response
        address = request.build_absolute_uri(self.get_url(request))
        told = tuple((f"{address}{one.regulation.slug}/", one) for one in registers.news_of_all(on=timezone.localdate()))
        return atom(told, title=f"Изменения: {self.title}", address=address, about="Утверждение, изменение и отмена локальных актов")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["register"] = registers.acts(request.GET, on=timezone.localdate())
        return context


class RegulationPage(DayRoutes, PointRoutes):
    """How one local act is shown. Made by publication; without a redaction there is nothing at its address."""

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
        life = self.life()
        return self.text(request, or_404(life.shown), life)

    @path("red/<int:number>/")
    def redaction(self, request: HttpRequest, number: int) -> HttpResponse:
        """One redaction for ever, whatever its status is today."""
        life = self.life()
        return self.text(request, or_404(life.numbered(number)), life, own=True)

    @path("istoriya/")
    def past(self, request: HttpRequest) -> HttpResponse:
        """All redactions with their orders, what they changed, and the end of the act."""
        life = self.life()
        or_404(life.shown)
        return self.answer(request, "pages/regulation_history.html", life, events=events(life), choice=comparison.Choice.of(life.editions))

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The same news for programs."""
        address = request.build_absolute_uri(self.get_url(request))
        told = tuple((address, one) for one in news(self.regulation, self.life()))
        return atom(told, title=f"Изменения: {self.title}", address=address, about=self.regulation.title, identity=self.regulation.uid.urn)

    @path("redakcii/")
    def redactions(self, request: HttpRequest) -> HttpResponse:
        """The other word for the same list."""
        return HttpResponseRedirect(f"{self.get_url(request)}istoriya/")

    @path("sravnenie/")
    def comparisons(self, request: HttpRequest) -> HttpResponse:
        """The choice of two redactions to compare."""
        return comparison.choose(self, request, self.life().editions)

    @path("sravnenie/<int:old>/<int:new>/")
    def compared(self, request: HttpRequest, old: int, new: int) -> HttpResponse:
        """What differs between two redactions."""
        return comparison.show(self, request, self.life().editions, old, new)

    @path("sravnenie/<int:old>/<int:new>/pdf/")
    def compared_file(self, request: HttpRequest, old: int, new: int) -> HttpResponse:
        """The same as PDF."""
        return comparison.file(self, request, self.life().editions, old, new)

    @re_path(rf"^{FORMAT}")
    def file(self, request: HttpRequest, word: str) -> HttpResponse:
        """The redaction of today as a file."""
        return self._file(request, or_404(self.life().shown), format_of(word))

    @re_path(rf"^red/(?P<number>\d+)/{FORMAT}")
    def file_of(self, request: HttpRequest, number: str, word: str) -> HttpResponse:
        """One redaction as a file."""
        return self._file(request, or_404(self.life().numbered(int(number))), format_of(word))

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """This page when it has a text to show; past redactions are left to their own addresses."""
        shown = self.life().shown
        if shown is None:
            return []
        return [{"location": self.get_full_url(request), "lastmod": shown.redaction.created_at}]

    def _file(self, request: HttpRequest, edition: Edition, wanted: Format) -> HttpResponse:
        edition.redaction.regulation = self.regulation
        back = Back(f"Редакция № {edition.number}", f"{self.get_url(request)}{edition.address}", self)
        name = redaction_name(edition.redaction, wanted)
        response = print_or_wait(request, form=wanted.form, subject_id=edition.redaction.pk, name=name, back=back)
        response["Link"] = f'<{request.build_absolute_uri(self.get_url(request))}>; rel="canonical"'
        return response if edition.in_force else unindexed(response)
