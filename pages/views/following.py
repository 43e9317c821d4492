"""Letters about changes for visitors: ask, confirm, leave. No account; the key in the letter is the right."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from pages.models.act import unindexed
from pages.visitors import place_of
from workflows.errors import NotAllowed, RuleBroken
from workflows.following import actions
from workflows.regulations.models import Regulation

TRAP = "sayt"  # a field that people do not see and programs fill in
NO_CONSENT = "Отметьте согласие на хранение адреса: без него письма присылать нельзя."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """The form; what was typed stays when something is wrong. The answer is the same for every address."""
    asked = request.POST if request.method == "POST" else request.GET
    act = _act(asked.get("akt", ""))
    facts = {"act": act, "acts": _acts(), "typed": asked.get("email", "")[:254], "letters_leave": settings.DEMO or settings.MAIL_READY, "trap": TRAP}
    if request.method != "POST":
        return _page(request, "follow", facts)
    if request.POST.get(TRAP):
        return HttpResponseRedirect(reverse("follow_sent"))
    if not request.POST.get("soglasie"):
        return _page(request, "follow", {**facts, "trouble": NO_CONSENT}, status=400)
    try:
        actions.ask(request.POST.get("email", ""), regulation=act, place=place_of(request))
    except NotAllowed as broken:
        return _page(request, "follow", {**facts, "agreed": True, "trouble": str(broken)}, status=429)
    except RuleBroken as broken:
        return _page(request, "follow", {**facts, "agreed": True, "trouble": str(broken)}, status=400)
    return HttpResponseRedirect(reverse("follow_sent"))


def _act(slug: str) -> Regulation | None:
    return Regulation.objects.filter(slug=slug, page__live=True).select_related("page").first() if slug else None


def _acts() -> list[Regulation]:
    return list(Regulation.objects.filter(page__live=True).only("slug", "short_title").order_by("short_title"))


@require_safe
def follow_sent(request: HttpRequest) -> HttpResponse:
    """What to do next, whatever was typed."""
    return _page(request, "follow_sent", {})


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def follow_confirm(request: HttpRequest, key: str) -> HttpResponse:
    """A button first: programs that look through letters open links, and only a person presses."""
    at = timezone.now()
    found = actions.confirm(key, at=at) if request.method == "POST" else actions.waiting_for(key, at=at)
    return _page(request, "follow_confirm", {"follower": found}, status=200 if found else 404)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def follow_leave(request: HttpRequest, key: str) -> HttpResponse:
    """One press and no more letters; mail programs press by themselves (RFC 8058: POST without cookies)."""
    if request.method == "POST":
        known = actions.leave(key)
        return _page(request, "follow_leave", {"known": known, "is_done": known}, status=200 if known else 404)
    follower = actions.follower_of(key)
    facts = {"known": follower is not None, "follower": follower, "is_done": bool(follower and follower.left_at)}
    return _page(request, "follow_leave", facts, status=200 if follower else 404)


def _page(request: HttpRequest, name: str, facts: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    response: HttpResponse = unindexed(render(request, f"pages/{name}.html", dict(facts), status=status))
    return response
