"""What all pages of a citizen's own appeals share: closed to caches, search engines and other sites; cookies; the open appeal.

`no-referrer` makes browsers send «Origin: null», which Django's check refuses. The token of the form, equal to that of the
cookie, is asked for all the same, so nobody else's page can press a button here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

from workflows.appeals.models import Appeal
from workflows.filing.actions.sending import Author
from workflows.tracking.access import Access, opened, sealed, unsealed
from workflows.tracking.actions.cabinet import session_of
from workflows.tracking.actions.second_step import waiting
from workflows.tracking.actions.sessions import identified_by
from workflows.tracking.models import CabinetSession, OneTimeCode
from workflows.tracking.rules import ACCESS_RESTS, CABINET_LIVES, ONE_TIME_LIVES, TooOften

HEADERS = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
PATH = "/obrashcheniya/"
ACCESS, CABINET, SECOND = "otkryto", "kabinet", "vtoroy-shag"  # «obrashchenie» is the draft of the form: one name for both would lose it
SEAL = Signer(salt="tracking.second_step")

View = Callable[..., HttpResponseBase]


class TokenOfTheForm(CsrfViewMiddleware):
    """Django's own check of the token; a hidden origin is no reason to refuse."""

    def _origin_verified(self, request: HttpRequest) -> bool:
        return request.META["HTTP_ORIGIN"] == "null" or bool(super()._origin_verified(request))  # type: ignore[misc]  # unknown to the stubs


_with_token = decorator_from_middleware(TokenOfTheForm)


def guarded(view: View) -> View:
    """A page of the citizen: headers on every answer, also on a refusal."""

    @wraps(view)
    def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _with_token(view)(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return csrf_exempt(closed)


def with_appeal(view: View) -> View:
    """A page behind the door: the view gets the open appeal, everybody else the door."""

    @guarded
    @wraps(view)
    def behind(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        at = timezone.now()
        access = access_of(request, at=at)
        appeal = opened(access, session=cabinet_of(request, at=at)) if access else None
        if access is None or appeal is None:
            return redirect("appeal_status")
        response = view(request, appeal, *args, at=at, **kwargs)
        keep(request, response, access, at=at)
        return response

    return behind


def access_of(request: HttpRequest, *, at: datetime) -> Access | None:
    """What this browser has opened."""
    return unsealed(request.COOKIES.get(ACCESS, ""), at=at)


def cabinet_of(request: HttpRequest, *, at: datetime) -> CabinetSession | None:
    """The cabinet that is open in this browser."""
    return session_of(request.COOKIES.get(CABINET, ""), at=at)


def author_of(request: HttpRequest, *, at: datetime) -> Author:
    """What is known of who writes in this browser, for the letter that they send."""
    session = cabinet_of(request, at=at)
    return Author(email=session.email if session else "", identified=identified_by(session))


def keep(request: HttpRequest, response: HttpResponseBase, access: Access, *, at: datetime) -> None:
    """Prolong what is open: unless the page itself has closed it."""
    if ACCESS not in response.cookies:
        response.set_cookie(ACCESS, sealed(access, at=at), max_age=ACCESS_RESTS, path=PATH, httponly=True, secure=request.is_secure(), samesite="Lax")


def keep_cabinet(request: HttpRequest, response: HttpResponseBase, words: str) -> None:
    """Open the cabinet in this browser."""
    response.set_cookie(CABINET, words, max_age=CABINET_LIVES, path=PATH, httponly=True, secure=request.is_secure(), samesite="Lax")


def keep_second(request: HttpRequest, response: HttpResponseBase, step: OneTimeCode) -> None:
    """This browser knew the number and the code: it may type the digits."""
    response.set_cookie(SECOND, SEAL.sign(str(step.pk)), max_age=ONE_TIME_LIVES, path=PATH, httponly=True, secure=request.is_secure(), samesite="Lax")


def second_of(request: HttpRequest, *, at: datetime) -> OneTimeCode | None:
    """The second step that this browser has to make."""
    try:
        return waiting(int(SEAL.unsign(request.COOKIES.get(SECOND, ""))), at=at)
    except BadSignature:
        return None


def page(request: HttpRequest, name: str, facts: Mapping[str, object] | None = None, *, status: int = 200) -> HttpResponse:
    """A page of the citizen."""
    return render(request, f"pages/status/{name}.html", dict(facts or {}), status=status)


def too_often(request: HttpRequest, name: str, facts: Mapping[str, object], broken: TooOften) -> HttpResponse:
    """The same answer to everybody while the pause lasts."""
    response = page(request, name, {**facts, "trouble": str(broken)}, status=429)
    response["Retry-After"] = str(int(broken.wait.total_seconds()) + 1)
    return response


def new_access(appeal: Appeal, *, at: datetime, code: int = 0, session: int = 0) -> Access:
    """An appeal opened now."""
    return Access(appeal.pk, at, code, session)
