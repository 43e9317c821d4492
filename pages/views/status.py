"""How an appeal stands: the door with number and code, the page behind it, papers, leaving."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pages.citizen_doors import (
    ACCESS,
    PATH,
    SECOND,
    access_of,
    cabinet_of,
    guarded,
    keep,
    keep_second,
    new_access,
    page,
    too_often,
    with_appeal,
)
from pages.visitors import place_of
from workflows.appeals.actions.receipts import RECEIPT as HANDED_RECEIPT
from workflows.appeals.models import Appeal, Message
from workflows.appeals.policy import policy
from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.files.models import StoredFile
from workflows.filing.actions.sending import RECEIPT as FORM_RECEIPT
from workflows.printing.queue import found
from workflows.tracking.access import opened
from workflows.tracking.actions.entering import Entered, enter
from workflows.tracking.actions.opening import open_document
from workflows.tracking.actions.telling import choose, news_address, wants_news
from workflows.tracking.models import OneTimeCode
from workflows.tracking.outlook import dispute_of, outlook_of
from workflows.tracking.papers_sent import documents_of
from workflows.tracking.rules import TooOften
from workflows.tracking.timeline import timeline_of

WRONG = "Номер или код не подошли. Проверьте оба: номер – из уведомления или расписки, код – 16 знаков. Если код потерян, получите новый."
GONE = "Файл документа сейчас не открывается. Попробуйте позже или позвоните нам: номер телефона – внизу страницы."


@guarded
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """The door, or the page of the appeal that is open in this browser."""
    at = timezone.now()
    if request.method == "POST":
        return _enter(request, at=at)
    access = access_of(request, at=at)
    cabinet = cabinet_of(request, at=at)
    appeal = opened(access, session=cabinet) if access else None
    if access is None or appeal is None:
        return page(request, "door", {"is_signed_in": cabinet is not None})
    response = _story(request, appeal, at=at, is_from_cabinet=bool(access.session))
    keep(request, response, access, at=at)
    return response


def _enter(request: HttpRequest, *, at: datetime) -> HttpResponse:
    typed = {"number": request.POST.get("number", "")[:60]}
    try:
        entered = enter(typed["number"], request.POST.get("code", ""), place=place_of(request), at=at)
    except TooOften as broken:
        return too_often(request, "door", typed, broken)
    if entered is None:
        return page(request, "door", {**typed, "trouble": WRONG}, status=403)
    return let_in(request, entered, at=at)


def let_in(request: HttpRequest, entered: Entered | OneTimeCode, *, at: datetime) -> HttpResponse:
    """To the page of the appeal or to its second step; a code from paper is first changed for one that is shown once."""
    if isinstance(entered, OneTimeCode):
        response: HttpResponse = redirect("appeal_second")
        keep_second(request, response, entered)
        return response
    appeal = entered.code.appeal
    response = page(request, "new_code", {"appeal": appeal, "code": entered.renewed}) if entered.renewed else redirect("appeal_status")
    keep(request, response, new_access(appeal, at=at, code=entered.code.pk), at=at)
    response.delete_cookie(SECOND, path=PATH)
    return response


def _story(request: HttpRequest, appeal: Appeal, *, at: datetime, is_from_cabinet: bool) -> HttpResponse:
    on, documents = timezone.localdate(at), documents_of(appeal)
    facts = {
        "appeal": appeal,
        "events": timeline_of(appeal, documents),
        "documents": documents,
        "outlook": outlook_of(appeal, on=on),
        "dispute": dispute_of(appeal, on=on),
        "has_asked_to_stop": Message.objects.filter(appeal=appeal, sort=Message.Sort.STOP).exists(),
        "email": masked(appeal.applicant.email),
        "news_to": masked(news_address(appeal)) if policy().tells_stages and appeal.is_open else "",
        "wants_news": wants_news(appeal),
        "receipt": receipt_of(appeal),
        "is_from_cabinet": is_from_cabinet,
        "done": request.GET.get("gotovo", ""),
    }
    return page(request, "story", facts)


def masked(email: str) -> str:
    """«pe…@example.org»: enough for its owner."""
    name, at_sign, domain = email.partition("@")
    return f"{name[:2]}…@{domain}" if at_sign else ""


@with_appeal
@require_safe
def document(request: HttpRequest, appeal: Appeal, pk: int, *, at: datetime) -> HttpResponse:
    """A paper that was sent to the citizen, exactly as it was sent."""
    sent = next((one for one in documents_of(appeal) if one.paper.pk == pk), None)
    if sent is None:
        raise Http404
    try:
        return download(open_document(appeal, sent, at=at))
    except RuleBroken:
        return page(request, "refused", {"sentence": GONE}, status=503)


@with_appeal
@require_safe
def receipt(request: HttpRequest, appeal: Appeal, *, at: datetime) -> HttpResponse:
    """The receipt of the letter, as it was built on the day when it came."""
    stored = receipt_of(appeal)
    if stored is None:
        raise Http404
    try:
        return download(stored)
    except RuleBroken:
        return page(request, "refused", {"sentence": GONE}, status=503)


def receipt_of(appeal: Appeal) -> StoredFile | None:
    """What the form has given, or what the clerk has given for a letter that was handed in."""
    return found(FORM_RECEIPT, appeal.intake_id) or found(HANDED_RECEIPT, appeal.intake_id)


@with_appeal
@require_POST
def news(request: HttpRequest, appeal: Appeal, *, at: datetime) -> HttpResponse:
    """Turn letters about the course off or on."""
    wants = request.POST.get("pisma") == "da"
    choose(appeal, wants=wants, at=at)
    return redirect(f"{reverse('appeal_status')}?gotovo={'pisma-da' if wants else 'pisma-net'}#pisma")


@guarded
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the appeal in this browser."""
    response = redirect("appeal_status")
    response.delete_cookie(ACCESS, path=PATH)
    return response
