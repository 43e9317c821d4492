"""The act of destruction: what has expired, the act with its typed word, the acts that were made."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from workflows.appeals.actions import destroying as actions
from workflows.appeals.forms.case_files import ActForm
from workflows.appeals.models import DestructionAct
from workflows.appeals.queries.case_files import expired
from workflows.appeals.rules import case_files as rules
from workflows.appeals.views.case_files import watchers
from workflows.appeals.views.office import CASES, ActView, Crumb, show
from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.printing.queue import found

ACTS: Crumb = ("case_files:acts", "Акты об уничтожении")


class DestroyView(ActView):
    """«Составить акт об уничтожении»."""

    title = "Составить акт об уничтожении"
    verb = "Уничтожить безвозвратно"
    is_serious = True
    template = "case_files/destroy.html"
    form_class = ActForm
    after = (CASES,)

    def find(self) -> None:
        self.made: DestructionAct | None = None

    def may(self) -> None:
        rules.may_keep(self.request.user)

    def form_facts(self) -> dict[str, Any]:
        asked = self.request.GET.get("file", "")
        return {"initial": {"case_files": [int(asked)]}} if asked.isdecimal() else {}

    def context(self) -> dict[str, Any]:
        return {"gone": actions.GONE, "kept": actions.KEPT, "has_expired": expired(on=self.on).exists()}

    def perform(self, form: Any) -> str:
        self.made = actions.destroy(list(form.cleaned_data["case_files"]), form.details(), by=self.request.user, on=self.on, at=self.at)
        return f"{self.made} составлен, дела уничтожены."

    def address(self) -> str:
        return reverse("case_files:act", args=[self.made.pk]) if self.made else reverse("case_files:index")


@require_GET
@watchers
def acts(request: StaffRequest) -> HttpResponse:
    """All acts, the last one first."""
    return show(request, "case_files/acts.html", "Акты об уничтожении", after=(CASES,), acts=DestructionAct.objects.select_related("by"))


@require_GET
@watchers
def act(request: StaffRequest, pk: int) -> HttpResponse:
    """One act as it was frozen."""
    made = get_object_or_404(DestructionAct.objects.select_related("by"), pk=pk)
    context = {"act": made, "content": json.loads(made.content), "case_files": made.case_files.select_related("index")}
    return show(request, "case_files/act.html", str(made), after=(CASES, ACTS), **context)


@require_GET
@watchers
def act_print(request: StaffRequest, pk: int) -> HttpResponse:
    """The stored print of an act."""
    stored = found(actions.PRINT, get_object_or_404(DestructionAct, pk=pk).pk)
    if stored is None:
        messages.warning(request, "Акт ещё готовится к печати. Обновите страницу через минуту.")
        return redirect("case_files:act", pk)
    try:
        return download(stored)
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("case_files:act", pk)
