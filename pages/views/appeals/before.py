"""What to know before writing: which way fits, what happens by when; and a blank for paper."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages.views.appeals.browser import draft_of
from workflows.appeals.models import house_rules
from workflows.appeals.queries.reception import reception_hours
from workflows.filing.promises import promises

FEW = 4


@require_safe
def before(request: HttpRequest) -> HttpResponse:
    """«Обращения»: ways, terms counted for today, where to follow a letter."""
    on = timezone.localdate()
    draft = draft_of(request)
    facts = {
        "terms": promises(on=on),
        "today": on,
        "rules": house_rules(),
        "hours": reception_hours(on)[:FEW],
        "status_page": status_page(),
        "has_draft": draft is not None and draft.sent_id is None,
    }
    response = render(request, "pages/appeals/before.html", facts)
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """A sheet to print and fill in by hand."""
    return render(request, "pages/appeals/blank.html")


def status_page() -> str:
    """Where a letter is followed, on this site or another; empty where there is no such page."""
    parts = urlsplit(settings.APPEAL_STATUS_PAGE)
    return parts.path if parts.netloc == urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc else settings.APPEAL_STATUS_PAGE
