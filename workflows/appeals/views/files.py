"""What came with a letter and what goes with an answer, given to those who may read the appeal; readings are logged."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals import rules
from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.models import Appeal, IntakeItem, Paper, PaperFile, Reading
from workflows.appeals.views.screen import address_of, appeal_or_404, refused
from workflows.errors import NotAllowed, RuleBroken
from workflows.files.http import download
from workflows.files.models import StoredFile
from workflows.people.http import StaffRequest


@require_GET
def received(request: StaffRequest, pk: int, item: int, file: int) -> HttpResponse:
    """A file of the letter itself or of a later message: the original."""
    return _given(request, appeal_or_404(pk), lambda appeal: _received(appeal, item, file))


@require_GET
def attached(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """A file that goes with a paper."""
    return _given(request, appeal_or_404(pk), lambda appeal: _attached(appeal, file))


@require_GET
def paper_scan(request: StaffRequest, pk: int, paper: int) -> HttpResponse:
    """The sheet with ink."""
    return _given(request, appeal_or_404(pk), lambda appeal: _scan(appeal, paper))


def _scan(appeal: Appeal, pk: int) -> StoredFile:
    papers = Paper.objects.filter(appeal=appeal, pk=pk)
    return get_object_or_404(StoredFile.objects.select_related("blob"), pk__in=papers.values("scan"))


def _received(appeal: Appeal, item: int, file: int) -> StoredFile:
    known = IntakeItem.objects.filter(pk__in=[appeal.intake_id, *appeal.messages.values_list("intake", flat=True)])
    found = get_object_or_404(known.select_related("raw__blob"), pk=item)
    if found.raw is not None and found.raw.pk == file:
        return found.raw
    return get_object_or_404(found.files.select_related("file__blob"), file=file).file


def _attached(appeal: Appeal, file: int) -> StoredFile:
    return get_object_or_404(PaperFile.objects.select_related("file__blob"), paper__appeal=appeal, pk=file).file


def _given(request: StaffRequest, appeal: Appeal, find: Callable[[Appeal], StoredFile]) -> HttpResponse:
    """The right is asked before the file is looked for: a stranger does not learn what there is."""
    at = timezone.now()
    try:
        rules.may_read(request.user, appeal, on=timezone.localdate(at))
        answer = download(find(appeal))
    except NotAllowed as broken:
        return refused(request, str(broken))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect(address_of(appeal))
    log_reading(appeal, Reading.What.FILE, by=request.user, at=at)
    return answer
