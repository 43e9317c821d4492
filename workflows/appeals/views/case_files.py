"""«Дела»: the list, a file, what is put in, closing, holds, the cover and the inventory."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals.actions import case_files as actions
from workflows.appeals.documents.case_files import cover_pdf, inventory_pdf
from workflows.appeals.forms.case_files import FillingForm, HoldForm, VolumeForm
from workflows.appeals.models import CaseFile
from workflows.appeals.queries.case_files import cards_of, case_files, contents_of, expired
from workflows.appeals.rules import case_files as rules
from workflows.appeals.rules import visible_to
from workflows.appeals.views.office import CASES, ActView, show, those_who
from workflows.errors import why_not
from workflows.people.http import StaffRequest
from workflows.printing.downloads import attached

watchers = those_who(rules.may_see)
ON_PAGE = 50


@require_GET
@watchers
def index(request: StaffRequest) -> HttpResponse:
    """All volumes, the last year first."""
    today = timezone.localdate()
    page = Paginator(case_files(), ON_PAGE).get_page(request.GET.get("p"))
    context: dict[str, Any] = {"page": page, "today": today, "over": expired(on=today).count(), "why_not": why_not(rules.may_keep, request.user)}
    return show(request, "case_files/index.html", "Дела", **context)


def file_or_404(pk: int) -> CaseFile:
    """The volume with what its screens name."""
    return get_object_or_404(CaseFile.objects.select_related("index", "closed_by", "destroyed_by_act"), pk=pk)


@require_GET
@watchers
def card(request: StaffRequest, pk: int) -> HttpResponse:
    """One volume: what lies in it, until when it is kept, what can be done."""
    case_file, today = file_or_404(pk), timezone.localdate()
    page = Paginator(contents_of(case_file), ON_PAGE).get_page(request.GET.get("p"))
    shown = set(visible_to(request.user, on=today).filter(pk__in=[row.pk for row in page]).values_list("pk", flat=True))
    context = {
        "case_file": case_file,
        "term": case_file.term(),
        "until": case_file.keep_until(),
        "page": page,
        "shown": shown,
        "cards": cards_of(case_file),
        "why": {
            "fill": why_not(rules.may_keep, request.user) or why_not(rules.is_open, case_file),
            "close": why_not(rules.may_close, request.user, case_file, on=today),
            "hold": why_not(rules.may_hold, request.user, case_file, reason="–"),
            "release": why_not(rules.may_release, request.user, case_file),
            "destroy": why_not(rules.may_destroy, request.user, [case_file], on=today),
        },
        "past": case_file.history.select_related("history_user"),
    }
    return show(request, "case_files/card.html", str(case_file), after=(CASES,), **context)


@require_GET
@watchers
def cover(_request: StaffRequest, pk: int) -> HttpResponse:
    """The cover as PDF."""
    return attached(cover_pdf(file_or_404(pk)))


@require_GET
@watchers
def inventory(request: StaffRequest, pk: int) -> HttpResponse:
    """The inventory as PDF."""
    return attached(inventory_pdf(file_or_404(pk), by=request.user))


class OpenView(ActView):
    """«Завести дело»."""

    title = "Завести дело"
    verb = "Завести"
    explanation = "Если дело этого индекса и года уже есть, откроется следующий том."
    form_class = VolumeForm
    after = (CASES,)

    def find(self) -> None:
        self.made: CaseFile | None = None

    def may(self) -> None:
        rules.may_keep(self.request.user)

    def perform(self, form: Any) -> str:
        self.made = actions.open_volume(form.cleaned_data["index"], form.cleaned_data["year"], by=self.request.user)
        return f"{self.made} заведено."

    def address(self) -> str:
        return reverse("case_files:card", args=[self.made.pk]) if self.made else reverse("case_files:index")


class FileView(ActView):
    """An act on one volume."""

    after = (CASES,)

    def find(self) -> None:
        self.case_file = file_or_404(self.kwargs["pk"])

    def address(self) -> str:
        return reverse("case_files:card", args=[self.case_file.pk])

    def context(self) -> dict[str, Any]:
        return {"case_file": self.case_file}


class FillView(FileView):
    """«Положить в дело»: everything finished in the year is offered; the next page repeats what was ticked."""

    title = "Положить в дело"
    verb = "Положить в дело"
    explanation = "Здесь завершённые обращения этого года, которые ещё ни в каком деле. Снимите отметки с тех, которые пока не нужно класть."
    template = "case_files/fill.html"
    form_class = FillingForm

    def may(self) -> None:
        rules.may_keep(self.request.user)
        rules.is_open(self.case_file)

    def form_facts(self) -> dict[str, Any]:
        return {"case_file": self.case_file, "by": self.request.user}

    def post(self, request: StaffRequest, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if "store" in request.POST or not form.is_valid():
            return super().post(request, **kwargs)
        appeals, cards = form.chosen
        return show(request, "case_files/fill_preview.html", self.title, after=(CASES,), view=self, appeals=appeals, cards=cards, back=self.address(), **self.context())

    def perform(self, form: Any) -> str:
        appeals, cards = form.chosen
        done = actions.put_in(self.case_file, appeals, cards, by=self.request.user, on=self.on, at=self.at)
        return f"Положено в дело: обращений – {done.appeals}, карточек приёма – {done.cards}."


class CloseView(FileView):
    """«Закрыть дело»."""

    title = "Закрыть дело"
    verb = "Закрыть дело"
    explanation = "В закрытое дело ничего не добавляют. Срок хранения считают с 1 января после года дела."
    is_serious = True

    def may(self) -> None:
        rules.may_close(self.request.user, self.case_file, on=self.on)

    def perform(self, form: Any) -> str:
        closed = actions.close(self.case_file, by=self.request.user, on=self.on)
        until = closed.keep_until()
        return f"{closed} закрыто, хранить {f'по {until:%d.%m.%Y}' if until else 'постоянно'}."


class HoldView(FileView):
    """«Запретить уничтожение»."""

    title = "Запретить уничтожение"
    verb = "Запретить"
    explanation = "Пока запрет не снят, дело не попадёт в акт, даже если срок хранения истёк."
    form_class = HoldForm

    def may(self) -> None:
        rules.may_hold(self.request.user, self.case_file, reason="–")

    def perform(self, form: Any) -> str:
        actions.hold(self.case_file, reason=form.cleaned_data["reason"], by=self.request.user)
        return "Уничтожение запрещено."


class ReleaseView(FileView):
    """«Снять запрет»."""

    title = "Снять запрет на уничтожение"
    verb = "Снять запрет"
    explanation = "Если срок хранения истёк, дело можно будет включить в акт."

    def may(self) -> None:
        rules.may_release(self.request.user, self.case_file)

    def perform(self, form: Any) -> str:
        actions.release(self.case_file, by=self.request.user)
        return "Запрет снят."
