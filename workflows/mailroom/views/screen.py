"""What the screens of the mail room share."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from workflows.mailroom.models import Filing

TITLE = "Почта: неразобранное"


def show(request: HttpRequest, template: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A screen inside Wagtail's page."""
    crumbs = [{"url": reverse("appeals:index"), "label": "Обращения"}]
    if title != TITLE:
        crumbs.append({"url": reverse("mailroom_list"), "label": TITLE})
    facts = {"page_title": title, "header_title": title, "breadcrumbs_items": [*crumbs, {"url": "", "label": title}], "header_icon": "mail"}
    return render(request, f"staff/mailroom/{template}", {**facts, **context}, status=status)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """A page that says why not."""
    return show(request, "refused.html", "Сюда нельзя", sentence=sentence, status=403)


def filing_or_404(pk: int) -> Filing:
    """The letter with what its screens name."""
    found = Filing.objects.select_related("letter__file__blob", "letter__reading", "letter__erased", "appeal", "original__filing", "resolution__appeal", "resolution__by")
    return get_object_or_404(found, pk=pk)
