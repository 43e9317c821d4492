"""The journal as a file: asking for it, watching it being written, taking it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from workflows.appeals.actions import exporting
from workflows.appeals.forms.reporting import ExportForm
from workflows.appeals.models import JournalExport
from workflows.appeals.rules import exporting as rules
from workflows.appeals.views.reports import show
from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.printing.tables import XLSX

TITLE = "Выгрузка журнала обращений"
SECONDS = 3  # between two looks at the progress
KINDS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}
MOST_SHOWN = 20


def exports(request: StaffRequest) -> HttpResponse:
    """One's own exports, and the form that asks for the next one."""
    today, now = timezone.localdate(), timezone.now()
    _guard(request)
    form = ExportForm(request.POST or None)
    if form.is_valid():
        try:
            export = exporting.ask_journal(form.wish(), by=request.user, on=today, at=now)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            return redirect("appeal_journal_export", pk=export.pk)
    found = JournalExport.objects.filter(asked_by=request.user)[:MOST_SHOWN]
    return show(request, "exports.html", TITLE, form=form, exports=found)


def progress(request: StaffRequest, pk: int) -> HttpResponse:
    """How far the file is. The page asks for itself again until it is ready: the header works without scripts."""
    _guard(request)
    export = get_object_or_404(JournalExport, pk=pk, asked_by=request.user)
    answer = show(request, "progress.html", str(export), export=export)
    if export.is_running:
        answer["Refresh"] = str(SECONDS)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def take(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The file itself, for the one who asked for it, while it is kept."""
    export = get_object_or_404(JournalExport, pk=pk)
    try:
        path = exporting.take(export, by=request.user, on=timezone.localdate(), at=timezone.now())
    except NotAllowed as broken:
        raise PermissionDenied(str(broken)) from broken
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("appeal_journal_export", pk=pk)
    name = f"Журнал обращений на {timezone.localtime(export.finished_at):%Y-%m-%d %H-%M}.{export.form}"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=KINDS[export.form])
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _guard(request: StaffRequest) -> None:
    try:
        rules.may_export_journal(request.user, on=timezone.localdate())
    except NotAllowed as broken:
        raise PermissionDenied(str(broken)) from broken
