"""What came with a letter and what goes with an answer, given to those who may read the appeal; readings are logged."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from workflows.appeals import rules
from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.models import Appeal, IntakeItem, Paper, PaperFile, Reading
from workflows.appeals.rules.files import FileIsClosed, NeedsSecondThought, may_be_given
from workflows.appeals.views.screen import address_of, appeal_or_404, refused, show
from workflows.errors import NotAllowed, RuleBroken
from workflows.files.http import download
from workflows.files.http import picture as shown
from workflows.files.models import Derived, StoredFile
from workflows.people.http import StaffRequest
from workflows.screening.standing import Standing, standing_of

or_confirmed = require_http_methods(["GET", "POST"])  # a POST says that the warning was read


@or_confirmed
def received(request: StaffRequest, pk: int, item: int, file: int) -> HttpResponse:
    """A file of the letter itself or of a later message: the original."""
    return _given(request, appeal_or_404(pk), lambda appeal: _received(appeal, item, file))


@require_GET
def picture(request: StaffRequest, pk: int, item: int, file: int, sort: str) -> HttpResponse:
    """A copy for the screen; it shows what the file shows, so it has the same readers and the same log."""
    appeal, at = appeal_or_404(pk), timezone.now()
    try:
        rules.may_read(request.user, appeal, on=timezone.localdate(at))
        stored = _received(appeal, item, file)
        may_be_given(standing_of(stored), is_warned=True)
        answer = shown(get_object_or_404(Derived.objects.select_related("copy__blob"), original=stored, sort=sort))
    except RuleBroken as broken:
        return refused(request, str(broken))
    if sort == Derived.Sort.PREVIEW:
        log_reading(appeal, Reading.What.FILE, by=request.user, at=at)
    return answer


@or_confirmed
def attached(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """A file that goes with a paper."""
    return _given(request, appeal_or_404(pk), lambda appeal: _attached(appeal, file))


@or_confirmed
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
        file = find(appeal)
        answer = _tamed(request, appeal, file, standing_of(file))
    except NotAllowed as broken:
        return refused(request, str(broken))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect(address_of(appeal))
    if answer.status_code == HTTPStatus.OK and "Content-Disposition" in answer:
        log_reading(appeal, Reading.What.FILE, by=request.user, at=at)
    return answer


def _tamed(request: StaffRequest, appeal: Appeal, file: StoredFile, standing: Standing) -> HttpResponse:
    """The file, or the page that stands before it."""
    try:
        may_be_given(standing, is_warned=request.method == "POST")
    except FileIsClosed as broken:
        return show(request, "file_closed.html", "Файл закрыт", appeal=appeal, status=HTTPStatus.FORBIDDEN, sentence=str(broken), file=file, standing=standing)
    except NeedsSecondThought:
        return show(request, "file_warning.html", "Прежде чем скачать", appeal=appeal, file=file, standing=standing)
    return download(file)
