"""What all screens of one draft share: finding it, asking who may see it, and Wagtail's page around them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from workflows.errors import NotAllowed
from workflows.people.http import StaffRequest
from workflows.regulations import rules
from workflows.regulations.models import RedactionDraft

LIST = "wagtailsnippets_regulations_redactiondraft:list"
EDIT = "wagtailsnippets_regulations_redactiondraft:edit"
HISTORY = "wagtailsnippets_regulations_redactiondraft:history"

DraftScreen = Callable[..., HttpResponse]


def for_draft(screen: DraftScreen) -> Callable[..., HttpResponse]:
    """Give the screen its draft; answer 404 when there is none and 403 to those whom it does not concern."""

    @wraps(screen)
    def found(request: StaffRequest, pk: int, **kwargs: Any) -> HttpResponse:
        draft = get_object_or_404(RedactionDraft.objects.select_related("regulation", "author", "order", "route", "source", "base__regulation", "successor"), pk=pk)
        try:
            rules.may_see(request.user, draft, on=timezone.localdate())
            return screen(request, draft, **kwargs)
        except NotAllowed as broken:
            return refused(request, str(broken))

    return found


NOT_LAWYER = "Проекты готовит юрист. Обратитесь к нему или попросите администратора дать вам эту роль."


def for_lawyers(screen: DraftScreen) -> Callable[..., HttpResponse]:
    """Screens that begin drafts: 403 to everybody else."""

    @wraps(screen)
    def asked(request: StaffRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("regulations.add_redactiondraft"):
            return refused(request, NOT_LAWYER)
        return screen(request, **kwargs)

    return asked


def refused(request: HttpRequest, sentence: str, *, back: str = "") -> HttpResponse:
    """A page that says why not, with the way back."""
    address = back or reverse("wagtailadmin_home")
    return show(request, "refused.html", "Сюда нельзя", sentence=sentence, back=address, status=403)


def show(request: HttpRequest, template: str, title: str, *, draft: RedactionDraft | None = None, status: int = 200, **context: Any) -> HttpResponse:
    """A screen of ours inside Wagtail's page, with the way that leads to it."""
    crumbs = [{"url": reverse("wagtailadmin_home"), "label": "Главная"}]
    if status != 403:
        crumbs.append({"url": reverse(LIST), "label": "Проекты редакций"})
    if draft is not None and title != draft.regulation.short_title:
        crumbs.append({"url": reverse("regulations_draft", args=[draft.pk]), "label": draft.regulation.short_title})
    crumbs.append({"url": "", "label": title})
    context |= {"page_title": title, "header_title": title, "breadcrumbs_items": crumbs, "draft": draft}
    return render(request, f"staff/regulations/{template}", context, status=status)
