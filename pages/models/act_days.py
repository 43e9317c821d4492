"""The act as it was, or will be, on any day."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.contrib.routable_page.models import path

from pages.days import parse_day
from pages.editions import Life
from pages.models.act import ActPage
from workflows.errors import BadInput

ASKED = "den"


class DayRoutes(ActPage):
    """`/na/2026-03-01/` and the form that leads there."""

    class Meta:
        abstract = True

    @path("na/")
    def any_day(self, request: HttpRequest) -> HttpResponse:
        """The form; a day typed into it leads to the one address of that day."""
        typed = request.GET.get(ASKED)
        if typed is None:
            return self._form(request, typed="", trouble="", status=200)
        try:
            day = parse_day(typed)
        except BadInput as broken:
            return self._form(request, typed=typed, trouble=str(broken), status=400)
        return HttpResponseRedirect(f"{self.get_url(request)}na/{day.isoformat()}/")

    @path("na/<str:typed>/")
    def on_day(self, request: HttpRequest, typed: str) -> HttpResponse:
        """The text that held on the day; a day without one is told why there is none."""
        try:
            day = parse_day(typed)
        except BadInput as broken:
            return self._form(request, typed=typed, trouble=str(broken), status=404)
        if typed != day.isoformat():
            return HttpResponseRedirect(f"{self.get_url(request)}na/{day.isoformat()}/")
        life = self.life()
        edition = life.holding(day)
        if edition is not None:
            return self.text(request, edition, life, day=day)
        return self._nothing(request, life, day)

    def _form(self, request: HttpRequest, *, typed: str, trouble: str, status: int) -> HttpResponse:
        return self.answer(request, "pages/regulation_day.html", self.life(), indexed=False, status=status, typed=typed[:40], trouble=trouble)

    def _nothing(self, request: HttpRequest, life: Life, day: date) -> HttpResponse:
        """Before the first redaction there is no text yet, after the repeal there is none any more."""
        ended = life.repealed_from is not None and life.repealed_from <= day
        first = life.holding(life.first_day) if life.first_day else None
        return self.answer(
            request, "pages/regulation_day.html", life, indexed=False, status=410 if ended else 404, day=day, typed=day.isoformat(), ended=ended, first=first
        )
