"""«Исправление ошибки воспроизведения»: recording one from the card of a redaction, and giving its scan."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.regulations import actions
from workflows.regulations.errata import may_record
from workflows.regulations.forms.errata import ErratumForm
from workflows.regulations.models import Erratum, Redaction
from workflows.regulations.views.drafts import refused

TITLE = "Исправление ошибки воспроизведения"
CARD = "redactions:inspect"


def add(request: StaffRequest, pk: int) -> HttpResponse:
    """The form; what is wrong is said beside it, and nothing typed is lost."""
    redaction = get_object_or_404(Redaction.objects.select_related("regulation", "order"), pk=pk)
    try:
        may_record(request.user)
    except RuleBroken as broken:
        return refused(request, str(broken))
    form = ErratumForm(request.POST or None, request.FILES or None, redaction=redaction)
    if form.is_valid() and _is_recorded(request, redaction, form):
        messages.success(request, "Ошибка воспроизведения записана: её видно в карточке редакции и на странице истории акта.")
        return redirect(CARD, redaction.pk)
    if form.is_bound and form.kept_scan is None:
        _keep_scan(request, form)
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": "Главная"},
        {"url": reverse(CARD, args=[redaction.pk]), "label": str(redaction)},
        {"url": "", "label": TITLE},
    ]
    context = {"page_title": TITLE, "header_title": TITLE, "breadcrumbs_items": crumbs, "redaction": redaction, "form": form}
    return render(request, "staff/regulations/erratum.html", {**context, "kept_scan": form.kept_scan})


def _is_recorded(request: StaffRequest, redaction: Redaction, form: ErratumForm) -> bool:
    try:
        form.keep_scan(by=request.user)
        actions.record_erratum(redaction, mistake=form.mistake(), by=request.user)
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return False
    return True


def _keep_scan(request: StaffRequest, form: ErratumForm) -> None:
    """After a mistake elsewhere in the form the scan is kept too."""
    try:
        form.keep_scan(by=request.user)
    except RuleBroken as broken:
        form.add_error("scan", str(broken))


def scan(request: StaffRequest, pk: int) -> HttpResponse:
    """The scan of the paper, for those who see redactions."""
    if not request.user.has_perm("regulations.view_redaction"):
        raise PermissionDenied
    found = get_object_or_404(Erratum.objects.select_related("scan__blob"), pk=pk)
    if found.scan is None:
        raise Http404
    return download(found.scan)
