"""What all staff screens of appeals share: Wagtail's page around them, the way that leads there, refusals, the asked appeal."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from workflows.appeals import rules
from workflows.appeals.models import Appeal
from workflows.people.models import User

JOURNAL = "Обращения"


def show(request: HttpRequest, template: str, title: str, *, appeal: Appeal | None = None, status: int = 200, **context: Any) -> HttpResponse:
    """A screen inside Wagtail's page."""
    crumbs = _crumbs(title, appeal)
    facts = {"appeal": appeal, "page_title": title, "header_title": title, "breadcrumbs_items": crumbs, "header_icon": "mail"}
    return render(request, f"staff/appeals/{template}", {**facts, **context}, status=status)


def _crumbs(title: str, appeal: Appeal | None) -> list[dict[str, str]]:
    crumbs = [{"url": reverse("appeals:index"), "label": JOURNAL}]
    if appeal is not None and title != str(appeal):
        crumbs.append({"url": address_of(appeal), "label": str(appeal)})
    return [*crumbs, {"url": "", "label": title}]


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """A page that says why not; it names no appeal and no person."""
    return show(request, "refused.html", "Сюда нельзя", sentence=sentence, status=403)


def appeal_or_404(pk: int) -> Appeal:
    """The appeal with what its screens name."""
    return get_object_or_404(Appeal.objects.select_related("applicant", "intake__raw", "repeat_of", "case_file__index", "registered_by"), pk=pk)


def address_of(appeal: Appeal) -> str:
    """The card."""
    return reverse("appeals:card", args=[appeal.pk])


def way_back(user: User, appeal: Appeal) -> str:
    """Back to the card, or to one's own list when the act has closed the card to the person."""
    is_open = rules.sight_of(user, appeal, on=timezone.localdate()) == rules.Sight.WHOLE
    return address_of(appeal) if is_open else reverse("appeals:mine")
