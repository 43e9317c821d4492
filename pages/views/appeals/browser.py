"""The browser of a citizen: which draft it keeps, whether the form was sent from our own page, what it gets back.

The form has no session and no token of Django: a lost session would lose the letter. The key of the form takes their place, and a
request that another site makes is told by its headers (docs/decisions/0023).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from pages.citizen_doors import cabinet_of
from pages.models.act import unindexed
from workflows.appeals.models import Appeal, SiteRegime
from workflows.appeals.policy import policy
from workflows.appeals.rules.registering import IDENTIFIED
from workflows.filing.actions.drafting import open_draft
from workflows.filing.actions.forgetting import DRAFT_DAYS
from workflows.filing.keys import FormKey, cookie_for, new_form_key, read_cookie, read_form_key
from workflows.filing.models import Draft
from workflows.identity.models import provider_in_use

COOKIE = "obrashchenie"
PLACE = "/obrashcheniya/"
KEY = "forma"
TRAP = "sayt"  # a field that people do not see and programs fill in

View = Callable[..., HttpResponse]
Response = TypeVar("Response", bound=HttpResponse)


def for_citizens(view: View) -> View:
    """A page of the form: kept by no cache, indexed by nobody, answered to our own pages alone."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            is_foreign = request.method == "POST" and _is_foreign(request)
            request.POST  # noqa: B018  read here: a request that is too big is refused before anything is done
        except (RequestDataTooBig, TooManyFilesSent):
            return page(request, "too_big", {}, status=413)
        if is_foreign:
            return page(request, "foreign", {}, status=403)
        return view(request, *args, **kwargs)

    return answer


def _is_foreign(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc != request.get_host()


def draft_of(request: HttpRequest) -> Draft | None:
    """The draft that this browser keeps, sent or not."""
    key = read_cookie(request.COOKIES.get(COOKIE, ""))
    return Draft.objects.filter(form_key=key).first() if key else None


def key_for(draft: Draft | None, *, at: datetime) -> FormKey:
    """The key for the page: that of the draft, or a new one."""
    return FormKey(draft.form_key, draft.started_at) if draft else new_form_key(at=at)


def posted_draft(request: HttpRequest, *, at: datetime) -> Draft | None:
    """The draft of the page that was sent, begun now if it is the first time; None when its letter was sent long ago."""
    form = read_form_key(request.POST.get(KEY, ""))
    if form is None:
        kept = draft_of(request)
        form = key_for(kept if kept and kept.sent_id is None else None, at=at)
    known = Draft.objects.filter(form_key=form.key).first()
    if known is None and Appeal.objects.filter(intake__idempotency_key=f"site-{form.key}").exists():
        return None
    return known or open_draft(form, at=at)


def is_own(request: HttpRequest, draft: Draft) -> bool:
    """Whether the browser keeps the cookie of this very draft."""
    return read_cookie(request.COOKIES.get(COOKIE, "")) == draft.form_key


def keep(response: Response, draft: Draft) -> Response:
    """Let the browser find the draft again."""
    response.set_cookie(
        COOKIE, cookie_for(draft.form_key), max_age=DRAFT_DAYS * 24 * 3600, path=PLACE, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def identity(request: HttpRequest, *, at: datetime) -> dict[str, object]:
    """What the pages of the form say of who writes, and what follows from it."""
    session, house = cabinet_of(request, at=at), policy()
    is_known = session is not None and session.assurance in IDENTIFIED
    return {
        "session": session if is_known else None,
        "provider": None if is_known else provider_in_use(),
        "is_only_a_message": house.site_regime == SiteRegime.IDENTIFIED and not is_known,
        "consequence": house.site_consequence,
    }


def page(request: HttpRequest, name: str, facts: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    """A page of the form."""
    response: HttpResponse = unindexed(render(request, f"pages/appeals/{name}.html", dict(facts), status=status))
    return response
