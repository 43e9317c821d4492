"""The cabinet: a list of one's own appeals. Optional; the mail box is the key, there is no password."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pages.citizen_doors import ACCESS, CABINET, PATH, cabinet_of, guarded, keep, new_access, page, too_often
from pages.views.status import WRONG, let_in
from pages.visitors import place_of
from workflows.errors import RuleBroken
from workflows.identity.models import provider_in_use
from workflows.tracking.actions.cabinet import put_in, sign_out
from workflows.tracking.actions.keys import ask_cabinet
from workflows.tracking.models import CabinetSession
from workflows.tracking.outlook import outlook_of
from workflows.tracking.queries import in_cabinet
from workflows.tracking.rules import TooOften


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def cabinet(request: HttpRequest) -> HttpResponse:
    """The list, or the form that asks for a letter with a key."""
    at = timezone.now()
    session = cabinet_of(request, at=at)
    if session is not None:
        return _list(request, session, {}, at=at)
    email = request.POST.get("email", "")[:254]
    typed = {"email": email, "provider": provider_in_use()}
    if request.method != "POST":
        return page(request, "sign_in", typed)
    try:
        ask_cabinet(email, place=place_of(request), at=at)
    except TooOften as broken:
        return too_often(request, "sign_in", typed, broken)
    except RuleBroken as broken:
        return page(request, "sign_in", {**typed, "trouble": str(broken)}, status=400)
    return redirect("cabinet_sent")


def _list(request: HttpRequest, session: CabinetSession, facts: dict[str, object], *, at: datetime, status: int = 200) -> HttpResponse:
    on = timezone.localdate(at)
    rows = [(appeal, outlook_of(appeal, on=on)) for appeal in in_cabinet(session)]
    return page(request, "cabinet", {"session": session, "rows": rows, **facts}, status=status)


@guarded
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What to do next, whatever was typed."""
    return page(request, "sent", {"about": "cabinet"})


@guarded
@require_POST
def show(request: HttpRequest) -> HttpResponse:
    """Open one appeal of the list."""
    at = timezone.now()
    session = cabinet_of(request, at=at)
    if session is None:
        return redirect("cabinet")
    typed = request.POST.get("appeal", "")
    appeal = get_object_or_404(in_cabinet(session), pk=int(typed) if typed.isdecimal() and len(typed) < 19 else 0)
    response = redirect("appeal_status")
    keep(request, response, new_access(appeal, at=at, session=session.pk), at=at)
    return response


@guarded
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put an appeal into the list by its number and code."""
    at = timezone.now()
    session = cabinet_of(request, at=at)
    if session is None:
        return redirect("cabinet")
    typed = {"number": request.POST.get("number", "")[:60]}
    try:
        entered = put_in(session, typed["number"], request.POST.get("code", ""), place=place_of(request), at=at)
    except TooOften as broken:
        response = _list(request, session, {**typed, "trouble": str(broken)}, at=at, status=429)
        response["Retry-After"] = str(int(broken.wait.total_seconds()) + 1)
        return response
    except RuleBroken as broken:
        return _list(request, session, {**typed, "trouble": str(broken)}, at=at, status=400)
    if entered is None:
        return _list(request, session, {**typed, "trouble": WRONG}, at=at, status=403)
    return let_in(request, entered, at=at)


@guarded
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the cabinet here, or wherever it is open."""
    at = timezone.now()
    session = cabinet_of(request, at=at)
    if session is not None:
        sign_out(session, everywhere="everywhere" in request.POST, at=at)
    response = redirect("cabinet")
    response.delete_cookie(CABINET, path=PATH)
    response.delete_cookie(ACCESS, path=PATH)
    return response
