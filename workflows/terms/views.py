"""Staff views of the terms: the list, the card, the change with a reason, and «Посчитать срок»."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic

from workflows.errors import BadInput, RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.people.views import EditView
from workflows.printing.words import long_date
from workflows.terms import actions, rules
from workflows.terms.answers import Answer, answer
from workflows.terms.forms import CountForm, TermFilters
from workflows.terms.models import LegalTerm
from workflows.workdays.calendar import CalendarUnknown

COUNT = "Посчитать срок"


class TermsView(generic.IndexView):
    """All terms with the number of days and its source."""

    filterset_class = TermFilters
    page_title = "Сроки по закону"
    any_permission_required = ["add", "change", "view"]

    def get_base_queryset(self) -> QuerySet[LegalTerm]:
        terms: QuerySet[LegalTerm] = super().get_base_queryset()
        return terms.select_related("checked_by")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("basis", label="Основание", get_url=_card, sort_key="basis"),
            Column("title", label="Что нужно успеть"),
            Column("length", label="Срок", sort_key="days"),
            Column("certainty", label="Откуда число", accessor="get_certainty_display", sort_key="certainty"),
            Column("source", label="Источник"),
            Column("checked", label="Сверен", accessor=_checked),
        ]

    @property
    def no_results_message(self) -> str:
        return (
            "Ничего не найдено. Измените слова поиска или отбор."
            if self.is_searching or self.is_filtering
            else ("Здесь появятся сроки, которые дают законы. Их вносит администратор.")
        )


def _card(term: LegalTerm) -> str:
    return reverse("legalterm:inspect", args=[term.pk])


def _checked(term: Any) -> str:
    return f"{term.checked_by}, {term.checked_at:%d.%m.%Y}" if term.checked_at else "не сверен"


class StoresWithReason:
    """The form is valid by the same rules that the action asks."""

    def save_instance(self) -> LegalTerm:
        form, by = self.form, self.request.user  # type: ignore[attr-defined]  # of Wagtail's own view
        return actions.keep_term(form.save(commit=False), reason=form.cleaned_data["reason"], by=by)


class NewTermView(StoresWithReason, generic.CreateView):
    """Enter a term."""


class TermView(StoresWithReason, EditView):
    """Change a term."""


class TermCardView(generic.InspectView):
    """The card: the norm, its days, its source, who has checked it, and how it changed."""

    any_permission_required = ["add", "change", "view"]

    def get_valid_from_display_value(self) -> str:
        return long_date(self.object.valid_from) if self.object.valid_from else "начало не внесено"

    def get_valid_to_display_value(self) -> str:
        return long_date(self.object.valid_to) if self.object.valid_to else "бессрочно"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            term=self.object,
            why_not_check=why_not(rules.may_check, self.request.user, self.object),
            may_keep=self.request.user.has_perm("terms.change_legalterm"),
            past=self.object.history.select_related("history_user").order_by("-history_date", "-history_id")[:30],
        )


@require_POST
def check(request: StaffRequest, pk: int) -> HttpResponse:
    """«Срок сверен»."""
    term = get_object_or_404(LegalTerm, pk=pk)
    try:
        actions.check_term(term, by=request.user, at=timezone.now())
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"Срок «{term.basis}» сверен.")
    return redirect("legalterm:inspect", pk)


@require_GET
def count_page(request: HttpRequest) -> HttpResponse:
    """«Посчитать срок»: for everybody at the desk; nothing is stored, so the address can be sent to a colleague."""
    form = CountForm(request.GET if "basis" in request.GET else None)
    context = {
        "form": form,
        "answer": _answer(form) if form.is_valid() else None,
        "known": LegalTerm.objects.valid(timezone.localdate()),
        "header_title": COUNT,
        "header_icon": "date",
        "breadcrumbs_items": [{"url": "", "label": COUNT}],
    }
    return render(request, "staff/terms/count.html", context)


def _answer(form: CountForm) -> Answer | None:
    asked = form.cleaned_data
    try:
        return answer(asked["basis"], asked["day"], asked["preset"])
    except BadInput as broken:
        form.add_error("basis", str(broken))
    except CalendarUnknown as unknown:
        form.add_error("day", str(unknown))
    return None
