"""The letter itself and its files, given to those who sort letters; a downloaded letter is written down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from workflows.errors import NotAllowed, RuleBroken
from workflows.files.http import download
from workflows.files.models import StoredFile
from workflows.inbox.models import ReadFile
from workflows.mailroom import actions, rules
from workflows.mailroom.models import Filing
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


def _given(request: StaffRequest, filing: Filing, file: StoredFile) -> HttpResponse:
    try:
        answer = download(file)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("mailroom_card", filing.pk)
    actions.log_download(filing, by=request.user)
    return answer
