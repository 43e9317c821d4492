"""The list as CSV, the sheet as PDF, the scans of paper sheets."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from workflows.acquaintance.actions import SHEET
from workflows.acquaintance.documents import sheet_so_far
from workflows.acquaintance.models import Acknowledgement, Addressee
from workflows.acquaintance.queries import sheet_rows
from workflows.acquaintance.views.screen import campaign_or_404, watchers
from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.printing import tables
from workflows.printing.downloads import attached
from workflows.printing.queue import found
from workflows.printing.tables import Heading, Table

NAME = Heading("ФИО", 36)
REST = (
    Heading("Подразделение", 30),
    Heading("Ознакомлен(а)", 14),
    Heading("Способ", 18),
    Heading("Записано", 17),
    Heading("Почему не ждём", 30),
    Heading("Хеш текста", 66),
)


@watchers
def as_table(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """All rows of a campaign as CSV or XLSX."""
    campaign = campaign_or_404(pk)
    rows = (_cells(row, campaign.content_sha256) for row in sheet_rows(campaign))
    return tables.download(Table(f"oznakomlenie-{campaign.pk}", (NAME, Heading(campaign.place, 36), *REST), rows), form)


def _cells(row: Addressee, sha256: str) -> Iterator[object]:
    written = row.confirmation
    yield from (row.name, row.position, row.unit_name)
    yield written.signed_on if written else None
    yield written.get_method_display() if written else ""
    yield written.at if written else None
    yield "" if written else row.whither
    yield sha256


@watchers
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The stored sheet of a closed campaign; while it is open, the sheet as it stands now."""
    campaign = campaign_or_404(pk)
    try:
        if not campaign.is_open:
            stored = found(SHEET, campaign.pk)
            if stored is not None:
                return download(stored)
            messages.warning(request, "Лист ещё готовится. Обновите страницу через минуту.")
            return redirect("acquaintance:inspect", pk)
        return attached(sheet_so_far(campaign, at=timezone.now()))
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("acquaintance:inspect", pk)


@watchers
def scan(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The scan behind one confirmation on paper."""
    written = get_object_or_404(Acknowledgement.objects.select_related("scan__blob"), pk=row, addressee__campaign=pk)
    if written.scan is None:
        raise Http404
    return download(written.scan)
