"""The receipt: what was taken, by when what happens, the code of access; and the confirmation of the mail box."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pages.views.appeals.before import status_page
from pages.views.appeals.browser import COOKIE, PLACE, draft_of, for_citizens, page
from pages.visitors import place_of
from workflows.appeals.models import AddressConfirmation
from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.filing import sealing
from workflows.filing.actions import confirming, forgetting
from workflows.filing.actions.forgetting import CODE_LASTS
from workflows.filing.actions.sending import RECEIPT
from workflows.filing.models import Confirmation, Draft, Filed
from workflows.filing.promises import promises
from workflows.printing.queue import found

WRONG_CODE = "Код не подошёл. Проверьте цифры в последнем письме: прежние коды больше не действуют. После пяти ошибок запросите новый."


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt in the browser that sent the letter; in any other there is nothing to see."""
    at = timezone.now()
    draft = _sent(request)
    if draft is None:
        return page(request, "no_receipt", {"status_page": status_page()}, status=404)
    if request.method == "POST":
        return _pressed(request, draft, at=at)
    return _shown(request, draft, at=at)


def _pressed(request: HttpRequest, draft: Draft, *, at: datetime) -> HttpResponse:
    pressed, appeal = request.POST.get("do", ""), draft.sent
    if appeal is None:
        return _shown(request, draft, at=at)
    if pressed == "kod" and not confirming.confirm_by_code(appeal, request.POST.get("kod", "")[:50], at=at):
        return _shown(request, draft, at=at, trouble=WRONG_CODE, status=400)
    if pressed == "pismo":
        confirming.ask(appeal, place=place_of(request), at=at)
        return HttpResponseRedirect(f"{reverse('appeal_receipt')}?pismo#pochta")
    if pressed == "zapisano":
        forgetting.forget_code(draft)
    if pressed == "zakonchit":
        forgetting.forget_code(draft)
        response = HttpResponseRedirect(reverse("appeal_before"))
        response.delete_cookie(COOKIE, path=PLACE)
        return response
    return HttpResponseRedirect(reverse("appeal_receipt"))


def _shown(request: HttpRequest, draft: Draft, *, at: datetime, trouble: str = "", status: int = 200) -> HttpResponse:
    appeal = draft.sent
    if appeal is None or draft.sent_at is None:
        return page(request, "no_receipt", {"status_page": status_page()}, status=404)
    item = appeal.intake
    is_fresh = at - draft.sent_at < CODE_LASTS
    facts = {
        "item": item,
        "appeal": appeal,
        "files": [one.file for one in item.files.select_related("file__blob")],
        "terms": promises(on=item.received_on),
        "code": sealing.unseal(draft) if is_fresh else "",
        "held": Filed.objects.filter(appeal=appeal).exclude(held="").exists(),
        "email": appeal.applicant.email,
        "answers": not appeal.applicant.is_anonymous,
        "confirmed": AddressConfirmation.objects.filter(applicant=appeal.applicant).exists() or Confirmation.objects.filter(appeal=appeal).exists(),
        "asked_again": "pismo" in request.GET,
        "trouble": trouble,
        "status_page": status_page(),
        "has_print": found(RECEIPT, item.pk) is not None,
    }
    response = page(request, "receipt", facts, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@for_citizens
def receipt_file(request: HttpRequest) -> HttpResponse:
    """The receipt as PDF, to the browser that sent the letter."""
    draft = _sent(request)
    if draft is None or draft.sent is None:
        return page(request, "no_receipt", {"status_page": status_page()}, status=404)
    stored = found(RECEIPT, draft.sent.intake_id)
    if stored is None:
        return page(request, "receipt_waits", {}, status=503)
    try:
        response = download(stored)
    except RuleBroken as broken:
        return page(request, "receipt_waits", {"trouble": str(broken)}, status=503)
    response["Cache-Control"] = "no-store"
    return response


def _sent(request: HttpRequest) -> Draft | None:
    draft = draft_of(request)
    return draft if draft is not None and draft.sent_id is not None else None


@require_http_methods(["GET", "HEAD", "POST"])
@for_citizens
def confirm_email(request: HttpRequest, key: str) -> HttpResponse:
    """A button first: programs that look through letters open links, and only a person presses."""
    at = timezone.now()
    is_done = request.method == "POST" and confirming.confirm_by_link(key, at=at)
    holds = is_done or confirming.waiting_for(key, at=at) is not None
    response = page(request, "email", {"is_done": is_done, "holds": holds}, status=200 if holds else 404)
    response["Referrer-Policy"] = "no-referrer"
    return response
