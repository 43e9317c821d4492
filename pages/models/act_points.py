"""Single provisions of an act, each at its permanent address, with all the wordings that it has had."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.contrib.routable_page.models import path

from pages.changes import change_of
from pages.editions import Edition, Life, headings
from pages.models.act import ActPage, or_404
from pages.points import Fate, Point, find
from pages.provisions import passage
from pages.wordings import wordings
from workflows.regulations.tree import label_key


class PointRoutes(ActPage):
    """`/p/2-2/`, `/p/2-2/istoriya/` and `/red/1/p/2-2/`."""

    class Meta:
        abstract = True

    @path("p/<str:key>/")
    def provision(self, request: HttpRequest, key: str) -> HttpResponse:
        """A provision as it stands today."""
        life = self.life()
        return self._point(request, life, or_404(life.shown), key, below="")

    @path("red/<int:number>/p/<str:key>/")
    def provision_of(self, request: HttpRequest, number: int, key: str) -> HttpResponse:
        """A provision as it stands in one redaction."""
        life = self.life()
        edition = or_404(life.numbered(number))
        return self._point(request, life, edition, key, below=edition.address)

    @path("p/<str:key>/istoriya/")
    def provision_past(self, request: HttpRequest, key: str) -> HttpResponse:
        """All wordings of a provision."""
        life = self.life()
        edition = or_404(life.shown)
        if key != label_key(key):
            return HttpResponseRedirect(f"{self.get_url(request)}p/{label_key(key)}/istoriya/")
        point = find(life, edition, key, whole=False)
        subject = point.passage.provision if point.passage else None
        if subject is None and not point.places:
            return self._missing(request, life, point, below="")
        uid = subject.uid if subject else point.places[0].uid
        kind = subject.kind if subject else point.places[0].kind
        return self.answer(
            request, "pages/provision_history.html", life, indexed=False, point=point, edition=edition, key=key, wordings=wordings(life, uid, kind=kind)
        )

    def _point(self, request: HttpRequest, life: Life, edition: Edition, key: str, *, below: str) -> HttpResponse:
        address = self.get_url(request)
        if key != label_key(key):
            return HttpResponseRedirect(f"{address}{below}p/{label_key(key)}/")
        point = find(life, edition, key)
        if point.passage is None:
            return self._missing(request, life, point, below=below)
        change = change_of(point.passage.rows, life)
        before = point.before(change.edition.number) if change else None
        return self.answer(
            request,
            "pages/provision.html",
            life,
            indexed=edition.in_force and point.fate is Fate.HERE,
            status=point.status,
            point=point,
            edition=edition,
            passage=point.passage,
            key=point.passage.provision.key,
            below=below,
            is_fixed=bool(below),
            change=change,
            earlier=before,
            former=passage(before.edition.redaction, before.key) if before and point.fate is Fate.REPEALED else None,
        )

    def _missing(self, request: HttpRequest, life: Life, point: Point, *, below: str) -> HttpResponse:
        """The number leads to nothing in this redaction: where it leads in another, or what there is."""
        known = headings(point.edition.redaction) if point.fate is Fate.UNKNOWN else ()
        return self.answer(
            request, "pages/provision_missing.html", life, indexed=False, status=point.status, point=point, edition=point.edition, key=point.key, below=below, headings=known
        )
