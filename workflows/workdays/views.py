"""Staff views of the production calendar."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from workflows.errors import RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.people.views import DeleteView, EditView
from workflows.workdays import actions, rules
from workflows.workdays.forms import ReopenForm
from workflows.workdays.models import CalendarYear, SpecialDay


class YearView(EditView):
    """The year with its special days as a table, and the mark that it is checked."""

    template_name = "staff/workdays/year.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year, by = self.object, self.request.user
        return {
            **super().get_context_data(**kwargs),
            "year": year,
            "days": SpecialDay.objects.filter(day__year=year.year),
            "why_not_confirm": why_not(rules.may_confirm, by, year),
            "reopen_form": ReopenForm(),
        }


class DeleteDayView(DeleteView):
    """A day of a checked year stays."""

    def may_delete(self) -> None:
        rules.may_change_day(self.object.day)


@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """«Календарь сверен»."""
    year = get_object_or_404(CalendarYear, pk=pk)
    try:
        actions.confirm_year(year, by=request.user, at=timezone.now())
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"Календарь на {year} год сверен. Рабочие дни этого года теперь считаются.")
    return redirect("calendaryear:edit", pk)


@require_POST
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the mark off."""
    year, form = get_object_or_404(CalendarYear, pk=pk), ReopenForm(request.POST)
    try:
        actions.reopen_year(year, reason=form["reason"].value() or "", by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(
            request, f"Отметка снята. Пока календарь на {year} год не сверен снова, дни в нём не считаются."
        )
    return redirect("calendaryear:edit", pk)
