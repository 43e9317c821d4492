"""«Подготовить изменения»: from a redaction in force to a draft over it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from workflows.errors import RuleBroken
from workflows.people.http import StaffRequest
from workflows.regulations import actions, rules
from workflows.regulations.forms.amending import BeginForm
from workflows.regulations.models import Redaction, RedactionDraft
from workflows.regulations.stages import DraftWay
from workflows.regulations.views.drafts import EDIT, for_lawyers, refused, show


@for_lawyers
def begin_changes(request: StaffRequest, pk: int) -> HttpResponse:
    """What to do with the act, from when and why."""
    base = get_object_or_404(Redaction.objects.select_related("regulation", "order"), pk=pk)
    try:
        rules.may_amend(request.user, base, on=timezone.localdate())
    except RuleBroken as broken:
        return refused(request, str(broken))
    form = BeginForm(request.POST or None, regulation=base.regulation)
    if form.is_valid():
        try:
            draft = _begin(request, base, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, "Проект создан.")
            return redirect(_next(draft), draft.pk)
    others = RedactionDraft.objects.open().filter(regulation=base.regulation)
    return show(request, "begin_changes.html", "Подготовить изменения", form=form, base=base, others=others)


def _begin(request: StaffRequest, base: Redaction, form: BeginForm) -> RedactionDraft:
    given = form.cleaned_data
    if given["way"] == DraftWay.REPEAL:
        return actions.begin_repeal(base, by=request.user, reason=given["reason"], effective_from=given["effective_from"], successor=given["successor"])
    return actions.begin_amendment(base, by=request.user, way=DraftWay(given["way"]), reason=given["reason"], effective_from=given["effective_from"])


def _next(draft: RedactionDraft) -> str:
    return {DraftWay.AMEND: "regulations_amend", DraftWay.EDITION: EDIT, DraftWay.REPEAL: "regulations_draft"}[DraftWay(draft.way)]
