"""What all staff screens of acquaintance share: Wagtail's page around them, the way that leads there, refusals."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from workflows.acquaintance import rules
from workflows.acquaintance.models import Campaign
from workflows.errors import NotAllowed
from workflows.people.http import StaffRequest
from workflows.people.models import User


def show(request: HttpRequest, template: str, title: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A screen inside Wagtail's page."""
    context |= {"page_title": title, "header_title": title, "breadcrumbs_items": list(_crumbs(title, context.get("campaign")))}
    return render(request, f"staff/acquaintance/{template}", context, status=status)


def _crumbs(title: str, campaign: Campaign | None) -> list[dict[str, str]]:
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Главная"}]
    if campaign is not None:
        crumbs.append({"url": reverse("acquaintance:index"), "label": "Ознакомление"})
        if title != str(campaign):
            crumbs.append({"url": reverse("acquaintance:inspect", args=[campaign.pk]), "label": str(campaign)})
    return [*crumbs, {"url": "", "label": title}]


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """A page that says why not."""
    return show(request, "refused.html", "Сюда нельзя", sentence=sentence, status=403)


Screen = Callable[..., HttpResponseBase]


def those_who(rule: Callable[[User], None]) -> Callable[[Screen], Screen]:
    """A screen for those whom the rule lets in; 403 with its sentence to everybody else."""

    def guarded(screen: Screen) -> Screen:
        @wraps(screen)
        def asked(request: StaffRequest, **kwargs: Any) -> HttpResponseBase:
            try:
                rule(request.user)
                return screen(request, **kwargs)
            except NotAllowed as broken:
                return refused(request, str(broken))

        return asked

    return guarded


keepers = those_who(rules.may_manage)
watchers = those_who(rules.may_see)


def campaign_or_404(pk: int) -> Campaign:
    """The campaign with what its screens name."""
    rows = Campaign.objects.select_related("redaction__regulation", "redaction__order", "started_by", "closed_by")
    rows = rows.prefetch_related("units", "roles")
    return get_object_or_404(rows, pk=pk)
