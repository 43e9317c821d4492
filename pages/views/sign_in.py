"""Signing in by the provider: a page that says what follows, the way there, the way back. The draft waits on the server meanwhile.

The button is no form: the policy of our pages lets no form lead to another site, a link may.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pages.citizen_doors import guarded, keep_cabinet, page, too_often
from pages.visitors import place_of
from workflows.appeals.policy import policy
from workflows.errors import RuleBroken
from workflows.identity import trouble
from workflows.identity.conversation import LASTS, Attempt, answer_address, begin, finish, unsealed
from workflows.identity.models import Provider, provider_in_use
from workflows.identity.trouble import NoSignIn
from workflows.tracking.actions.patience import Door, reserve
from workflows.tracking.actions.sessions import begin_known
from workflows.tracking.rules import TooOften
from workflows.tracking.stages import Sort
from workflows.visitors.networks import network_of

ATTEMPT, PLACE = "vhod", "/obrashcheniya/vhod/"
BACK = {"forma": "appeal_form", "kabinet": "cabinet"}


@guarded
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """What signing in gives, what is kept of it; one link."""
    provider = provider_in_use()
    if provider is None:
        raise Http404
    back = _back(request.GET.get("kuda", ""))
    return page(request, "provider", {"provider": provider, "back": back, "address": reverse(BACK[back]), "consequence": policy().site_consequence})


@guarded
@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """To the provider. The browser keeps what must come back with the answer."""
    back = _back(request.GET.get("kuda", ""))
    try:
        reserve([Door(Sort.SIGN_IN, network_of(place_of(request)))], at=timezone.now())
        url, attempt = begin(_provider(), answer_at=answer_address(), back=back)
    except TooOften as broken:
        return too_often(request, "no_sign_in", {"address": reverse(BACK[back])}, broken)
    except RuleBroken as broken:
        return _failed(request, broken, back)
    response = redirect(url)
    response.set_cookie(ATTEMPT, attempt.sealed, max_age=LASTS, path=PLACE, httponly=True, secure=request.is_secure(), samesite="Lax")
    return response


@guarded
@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    """Back from the provider: the cabinet is open in this browser, or one sentence says why not."""
    back = "forma"
    try:
        attempt = unsealed(request.COOKIES.get(ATTEMPT, ""))
        back = _back(attempt.back)
        response = _entered(request, attempt)
    except RuleBroken as broken:
        response = _failed(request, broken, back)
    response.delete_cookie(ATTEMPT, path=PLACE)
    return response


def _entered(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    known = finish(_provider(), attempt, request.GET.dict(), answer_at=answer_address())
    response = redirect(BACK[_back(attempt.back)])
    keep_cabinet(request, response, begin_known(known, at=timezone.now()))
    return response


def _provider() -> Provider:
    provider = provider_in_use()
    if provider is None:
        raise NoSignIn(trouble.OFF)
    return provider


def _back(kuda: str) -> str:
    """Only places that we know: an address from outside leads nobody away."""
    return kuda if kuda in BACK else "kabinet"


def _failed(request: HttpRequest, broken: RuleBroken, back: str) -> HttpResponse:
    return page(request, "no_sign_in", {"trouble": str(broken), "back": back, "address": reverse(BACK[back])}, status=403)
