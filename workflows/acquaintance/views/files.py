"""The list as CSV, the sheet as PDF, the scans of paper sheets."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header

from workflows.acquaintance.actions import SHEET
from workflows.acquaintance.documents import sheet_so_far
from workflows.acquaintance.models import Acknowledgement, Addressee
from workflows.acquaintance.queries import sheet_rows
from workflows.acquaintance.views.screen import campaign_or_404, watchers
from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.orders.csv_export import csv_lines
from workflows.printing.queue import found

HEADINGS = ("ФИО", "Должность", "Подразделение", "Ознакомлен(а)", "Способ", "Записано", "Почему не ждём", "Хеш текста")


@watchers
def as_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """All rows of a campaign."""
    campaign = campaign_or_404(pk)
    rows = (_cells(row, campaign.content_sha256) for row in sheet_rows(campaign))
    response = StreamingHttpResponse(csv_lines(HEADINGS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"oznakomlenie-{campaign.pk}.csv")
    response["Cache-Control"] = "no-store"
    return response


def _cells(row: Addressee, sha256: str) -> Iterator[object]:
    written = row.confirmation
    yield from (row.name, row.position, row.unit_name)
    yield f"{written.signed_on:%d.%m.%Y}" if written else ""
    yield written.get_method_display() if written else ""
    yield f"{timezone.localtime(written.at):%d.%m.%Y %H:%M}" if written else ""
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
        built = sheet_so_far(campaign, at=timezone.now())
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("acquaintance:inspect", pk)
    response = HttpResponse(built.data, content_type=built.media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=built.name)
    response["Cache-Control"] = "no-store"
    return response


@watchers
def scan(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The scan behind one confirmation on paper."""
    written = get_object_or_404(Acknowledgement.objects.select_related("scan__blob"), pk=row, addressee__campaign=pk)
    if written.scan is None:
        raise Http404
    return download(written.scan)
