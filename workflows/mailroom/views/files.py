"""The letter itself and its files, given to those who sort letters; a downloaded letter is written down."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from workflows.errors import NotAllowed, RuleBroken
from workflows.files.http import download
from workflows.files.models import StoredFile
from workflows.inbox.models import ReadFile
from workflows.mailroom import actions, rules
from workflows.mailroom.models import Filing
from workflows.mailroom.pages import POLICY, page_of
from workflows.mailroom.views.screen import filing_or_404, refused
from workflows.people.http import StaffRequest


@require_GET
def whole(request: StaffRequest, pk: int) -> HttpResponse:
    """«Скачать письмо целиком (.eml)»."""
    try:
        rules.may_see(request.user)
        filing = filing_or_404(pk)
        return _given(request, filing, filing.letter.file)
    except NotAllowed as broken:
        return refused(request, str(broken))


@require_GET
def attached(request: StaffRequest, pk: int, place: int) -> HttpResponse:
    """A file of the letter."""
    try:
        rules.may_see(request.user)
        filing = filing_or_404(pk)
        found = get_object_or_404(ReadFile.objects.select_related("file__blob"), reading__letter=filing.letter_id, place=place)
        return _given(request, filing, found.file)
    except NotAllowed as broken:
        return refused(request, str(broken))


@require_GET
def laid_out(request: StaffRequest, pk: int) -> HttpResponse:
    """The letter as it was laid out, for the frame on its card."""
    try:
        rules.may_see(request.user)
    except NotAllowed as broken:
        return refused(request, str(broken))
    reading = getattr(filing_or_404(pk).letter, "reading", None)
    if reading is None or not reading.is_read or not reading.html:
        raise Http404
    answer = HttpResponse(page_of(reading), content_type="text/html; charset=utf-8")
    answer["Content-Security-Policy"] = POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cache-Control"] = "no-store"
    return answer


def _given(request: StaffRequest, filing: Filing, file: StoredFile) -> HttpResponse:
    try:
        answer = download(file)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("mailroom_card", filing.pk)
    actions.log_download(filing, by=request.user)
    return answer
