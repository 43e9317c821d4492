"""Keys from letters: asking for a new code, and the button that a key opens. A link alone changes nothing: only a person presses."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pages.citizen_doors import guarded, keep, keep_cabinet, new_access, page, too_often
from pages.visitors import place_of
from workflows.appeals.actions.codes import current_code
from workflows.errors import RuleBroken
from workflows.tracking.actions.keys import Opened, ask_code, use, waiting
from workflows.tracking.actions.patience import Door, release, reserve
from workflows.tracking.rules import TooOften
from workflows.tracking.stages import Purpose, Sort
from workflows.visitors.networks import network_of

OLD = "Ключ не подошёл: он действует один час и один раз. Попросите новый."


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """A new code to the address on file. The answer is the same whatever was typed."""
    typed = {"number": request.POST.get("number", "")[:60], "email": request.POST.get("email", "")[:254]}
    if request.method != "POST":
        return page(request, "lost", typed)
    try:
        ask_code(typed["number"], typed["email"], place=place_of(request), at=timezone.now())
    except TooOften as broken:
        return too_often(request, "lost", typed, broken)
    except RuleBroken as broken:
        return page(request, "lost", {**typed, "trouble": str(broken)}, status=400)
    return redirect("appeal_code_sent")


@guarded
@require_safe
def code_sent(request: HttpRequest) -> HttpResponse:
    """What to do next, whatever was typed."""
    return page(request, "sent", {"about": "code"})


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def typed_key(request: HttpRequest) -> HttpResponse:
    """For those who cannot press links: the same key, typed."""
    return _pressed(request, request.POST.get("key", "")) if request.method == "POST" else page(request, "key_typed")


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def key(request: HttpRequest, key: str) -> HttpResponse:
    """The button behind a link of a letter."""
    if request.method == "POST":
        return _pressed(request, key)
    found = waiting(key, at=timezone.now())
    return page(request, "key", {"found": found}, status=200 if found else 404)


def _pressed(request: HttpRequest, typed: str) -> HttpResponse:
    at = timezone.now()
    doors = [Door(Sort.PLACE, network_of(place_of(request)))]
    try:
        reserve(doors, at=at)
        opened = use(typed, at=at)
    except TooOften as broken:
        return too_often(request, "key_typed", {}, broken)
    except RuleBroken as broken:
        return page(request, "refused", {"sentence": str(broken)}, status=409)
    if opened is None:
        return page(request, "key_typed", {"trouble": OLD}, status=404)
    release(doors, at=at)
    return _answer(request, opened, at=at)


def _answer(request: HttpRequest, opened: Opened, *, at: datetime) -> HttpResponse:
    if opened.purpose == Purpose.CABINET:
        response: HttpResponse = redirect("cabinet")
        keep_cabinet(request, response, opened.session)
        return response
    if opened.purpose == Purpose.ADDRESS:
        return page(request, "address_done", {"appeal": opened.appeal})
    response = page(request, "new_code", {"appeal": opened.appeal, "code": opened.code})
    current = current_code(opened.appeal)
    if opened.appeal is not None and current is not None:
        keep(request, response, new_access(opened.appeal, at=at, code=current.pk), at=at)
    return response
