"""Reports of appeals: the period on one page, the appeals behind a number, rows for the state's register, the note for paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from workflows.appeals.documents.analytics import note_pdf
from workflows.appeals.forms.reporting import NoteForm, ReportForm
from workflows.appeals.reporting.charts import chart_of
from workflows.appeals.reporting.counting import registered_in
from workflows.appeals.reporting.cuts import DRILLED, REST, Cut
from workflows.appeals.reporting.drilling import behind
from workflows.appeals.reporting.questions import HEADINGS, question_rows
from workflows.appeals.reporting.report import report
from workflows.appeals.rules import visible_to
from workflows.errors import RuleBroken
from workflows.people.http import StaffRequest
from workflows.printing import tables
from workflows.printing.downloads import attached
from workflows.printing.periods import Period, ready
from workflows.printing.tables import Table

REPORTS = "Отчёты по обращениям"
ON_PAGE = 50

Screen = Callable[..., HttpResponseBase]


def reporters(screen: Screen) -> Screen:
    """For those who build reports."""

    @wraps(screen)
    def asked(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("appeals.report_appeals"):
            raise PermissionDenied
        return screen(request, **kwargs)

    return asked


@reporters
def reports(request: StaffRequest) -> HttpResponse:
    """The report of the chosen days; of this month when nothing is chosen."""
    today = timezone.localdate()
    offered = [{"name": one.name, "query": query_of(one.period)} for one in ready(today)]
    first = next(ready(today)).period
    form = ReportForm(request.GET if "first" in request.GET else {"first": first.first, "last": first.last})
    context: dict[str, Any] = {"form": form, "offered": offered}
    if form.is_valid():
        found = report(form.period(), on=today)
        parts = [(part, chart_of(part), part.cut in DRILLED) for part in found.breakdowns if part.lines]
        context |= {"report": found, "parts": parts, "query": query_of(found.period), "rest": REST}
    return show(request, "report.html", REPORTS, **context)


@reporters
def numbers_behind(request: StaffRequest, cut: str) -> HttpResponse:
    """The appeals that a line counts, as far as the person may see them; no names, only numbers, days and stages."""
    form = ReportForm(request.GET)
    if cut not in Cut.values or Cut(cut) not in DRILLED or not form.is_valid():
        raise Http404
    today, period, key = timezone.localdate(), form.period(), request.GET.get("key", "")
    counted = behind(period, Cut(cut), key, on=today)
    seen = counted.filter(pk__in=visible_to(request.user, on=today).values("pk"))
    page = Paginator(seen, ON_PAGE).get_page(request.GET.get("p", 1))
    hidden = counted.count() - page.paginator.count
    return show(request, "behind.html", str(Cut(cut).label), page=page, hidden=hidden, period=period, key=key, query=query_of(period))


@reporters
def note(request: StaffRequest) -> HttpResponse:
    """The analytic note: numbers from the register, causes and measures from the one who prepares it."""
    form = NoteForm(request.POST or None, initial={name: request.GET.get(name, "") for name in ("first", "last")})
    if form.is_valid():
        try:
            return attached(note_pdf(form.period(), form.words(), by=request.user, on=timezone.localdate()))
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    return show(request, "note.html", "Аналитическая справка", form=form)


@reporters
def questions(request: StaffRequest, form: str) -> HttpResponseBase:
    """One row for each question of the person's visible appeals, by codes of the classifier."""
    asked = ReportForm(request.GET)
    if not asked.is_valid():
        raise Http404
    period = asked.period()
    appeals = registered_in(period).filter(pk__in=visible_to(request.user, on=timezone.localdate()).values("pk"))
    table = Table(f"voprosy-{period.first:%Y-%m-%d}-{period.last:%Y-%m-%d}", HEADINGS, question_rows(appeals))
    return tables.download(table, form)


def query_of(period: Period) -> str:
    """The period as the end of an address."""
    return urlencode({"first": f"{period.first:%d.%m.%Y}", "last": f"{period.last:%d.%m.%Y}"})


def show(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    """A screen of reports inside Wagtail's page."""
    crumbs = [{"url": reverse("appeal_reports"), "label": REPORTS}] if title != REPORTS else []
    facts = {"page_title": title, "header_title": title, "breadcrumbs_items": [*crumbs, {"url": "", "label": title}], "header_icon": "order"}
    return render(request, f"staff/appeals/reports/{template}", {**facts, **context})
