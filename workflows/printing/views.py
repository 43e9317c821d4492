"""Staff views of prints: which of them failed, and one more attempt."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from workflows.archive.viewsets import FactCardView, FactIndexView
from workflows.errors import RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.printing import actions, rules
from workflows.printing.models import PrintRequest


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
