"""What all addresses of one local act share: its life, and how an answer is made fit for search engines."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin

from pages import remarks
from pages.changes import changed
from pages.downloads import downloads
from pages.editions import Edition, Life, life_with, text_of
from pages.models.base import SitePage
from pages.saying import SAID
from workflows.regulations.errata import errata_of
from workflows.regulations.models import Regulation
from workflows.regulations.rendering.remarks import with_remarks

PLACE = b"<!--text of the act-->"
REMARKS = "primechaniya"


class ActPage(RoutablePageMixin, SitePage):
    """A page whose act is known; the addresses below it are in the modules beside this one."""

    regulation = models.OneToOneField(Regulation, models.PROTECT, verbose_name="локальный акт", related_name="page")

    class Meta:
        abstract = True

    def life(self) -> Life:
        """The act as it stands today."""
        return life_with(self.regulation_id, getattr(self.regulation, "repeal", None), on=timezone.localdate())

    def answer(self, request: HttpRequest, template: str, life: Life, *, indexed: bool = True, status: int = 200, **facts: Any) -> TemplateResponse:
        """A page about the act; one that search engines must not keep says so in its head and in its header."""
        shared = {"life": life, "address": self.get_url(request), "said": SAID[self.regulation.kind], "is_inner": True, "indexed": indexed}
        response = self.render(request, template=template, context_overrides={**shared, **facts})
        response.status_code = status
        return response if indexed else unindexed(response)

    def text(self, request: HttpRequest, edition: Edition, life: Life, *, own: bool = False, day: date | None = None) -> HttpResponse:
        """The whole text of a redaction: at the address of the act, at its `own` one, or as it was on a `day`."""
        wished = REMARKS in request.GET and changed(edition.redaction, life)
        lines, said = remarks.contents(edition, life, wished=wished)
        response = self.answer(
            request,
            "pages/regulation.html",
            life,
            indexed=day is None and (not own or edition.in_force),
            edition=edition,
            is_fixed=own,
            is_inner=own or day is not None,
            day=day,
            amending=life.amended_by(edition.redaction),
            headings=lines,
            downloads=downloads(edition.redaction),
            below=edition.address if own or day else "",
            has_remarks=changed(edition.redaction, life),
            remarks_shown=wished,
            errata=errata_of(edition.redaction),
        )
        address, html = self.get_url(request), text_of(edition.redaction)
        html = with_remarks(html, said, histories=address) if wished else html
        html = remarks.rooted(html, address=f"{address}{edition.address}") if day else html
        response.add_post_render_callback(partial(put_text, html=html))
        return response


def put_text(response: HttpResponse, *, html: str) -> None:
    """Set the stored text into the finished page: a template would copy half a megabyte at each of its levels."""
    response.content = response.content.replace(PLACE, html.encode(), 1)


def unindexed(response: Any) -> Any:
    """Kept out of search engines: only the text of today belongs there."""
    response["X-Robots-Tag"] = "noindex"
    return response


def or_404(edition: Edition | None) -> Edition:
    """The redaction, or the plain answer that there is none."""
    if edition is None:
        raise Http404("Такой редакции у этого акта нет.")
    return edition
