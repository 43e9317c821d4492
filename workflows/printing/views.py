"""Staff views of prints: which of them failed, and one more attempt; the journal of events by period."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from workflows.archive.viewsets import FactCardView, FactIndexView
from workflows.errors import RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.printing import actions, rules, tables
from workflows.printing.downloads import attached
from workflows.printing.events_sheet import events_pdf, events_table
from workflows.printing.forms import PeriodForm
from workflows.printing.models import PrintRequest

EVENTS = "Журнал событий за период"


class PrintsView(FactIndexView):
    """All requests; those that failed are found by the filter."""

    page_title = "Печатные формы"
    default_ordering = ["-pk"]
    empty_message = (
        "Здесь появятся печатные формы приказов, редакций и листов согласования. Их строит программа после подписания."
    )

    def get_base_queryset(self) -> QuerySet[PrintRequest]:
        return super().get_base_queryset().select_related("print__file")


class PrintView(FactCardView):
    """One request with the button of a further attempt."""

    template_name = "staff/printing/request.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refused = why_not(rules.may_try_again, self.request.user, self.object)
        return {**super().get_context_data(**kwargs), "why_not": refused}


@require_POST
def try_again(request: StaffRequest, pk: int) -> HttpResponse:
    """«Построить заново»."""
    found = get_object_or_404(PrintRequest, pk=pk)
    try:
        actions.try_again(found, by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"Форма «{found}» поставлена в очередь. Обычно она готова через минуту.")
    return redirect("printrequest:index")


def events(request: StaffRequest) -> HttpResponseBase:
    """The journal of events of some days, as PDF, XLSX or CSV."""
    if not request.user.has_perm("journal.view_entry"):
        raise PermissionDenied
    today, wish = timezone.localdate(), request.GET.get("form", "")
    form = PeriodForm(request.GET if wish else None, initial={"first": today.replace(day=1), "last": today})
    if form.is_valid():
        try:
            if wish == "pdf":
                return attached(events_pdf(form.period(), at=timezone.now()))
            return tables.download(events_table(form.period()), "xlsx" if wish == "xlsx" else "csv")
        except RuleBroken as broken:
            form.add_error(None, str(broken))
    crumbs = [{"url": reverse("journal:index"), "label": "Журнал событий"}, {"url": "", "label": EVENTS}]
    context = {"form": form, "page_title": EVENTS, "header_title": EVENTS, "breadcrumbs_items": crumbs}
    return render(request, "staff/printing/events.html", context)
