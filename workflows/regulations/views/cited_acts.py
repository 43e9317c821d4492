"""Acts on the register of cited acts: confirm, mark as changed, and decide about the provisions that cite them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest
from workflows.regulations import actions, reference_rules
from workflows.regulations.forms.cited_acts import DecisionForm, MarkForm
from workflows.regulations.models import ActState, ExternalAct, ReferenceReview
from workflows.regulations.reference_queries import cited_in, provision_address
from workflows.regulations.views.drafts import refused, show

CARD = "cited-acts:inspect"


def for_keepers(screen: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """403 with a sentence to all but those who keep the register."""

    @wraps(screen)
    def asked(request: StaffRequest, pk: int) -> HttpResponse:
        act = get_object_or_404(ExternalAct, pk=pk)
        try:
            reference_rules.may_keep_register(request.user)
        except NotAllowed as broken:
            return refused(request, str(broken))
        return screen(request, act)

    return asked


@require_POST
@for_keepers
def confirm(request: StaffRequest, act: ExternalAct) -> HttpResponse:
    """«Подтвердить»: the act is named rightly."""
    try:
        actions.confirm_act(act, by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"{act}: подтверждён. Дальше: укажите, кто за ним следит и когда проверить снова.")
    return redirect(CARD, act.pk)


@for_keepers
def mark(request: StaffRequest, act: ExternalAct) -> HttpResponse:
    """«Отметить изменение»: the page shows what will have to be looked through."""
    on = timezone.localdate()
    form = MarkForm(request.POST or None, initial={"state": ActState.CHANGED})
    if form.is_valid():
        try:
            marked = _marked(request, act, form)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, f"{marked}: {marked.get_state_display()}. Пунктов для проверки: {marked.reviews.open().count()}.")
            return redirect(CARD, act.pk)
    return show(request, "cited_act_mark.html", "Отметить изменение", act=act, form=form, cited=cited_in(act, on=on))


def _marked(request: StaffRequest, act: ExternalAct, form: MarkForm) -> ExternalAct:
    given = form.cleaned_data
    return actions.mark_act(
        act, state=ActState(given["state"]), changed_on=given["changed_on"], note=given["note"], by=request.user, on=timezone.localdate()
    )


def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One provision: what it says, what has changed, and what was decided."""
    found = get_object_or_404(ReferenceReview.objects.select_related("act__owner", "regulation", "redaction", "done_by"), pk=pk)
    if not (request.user.has_perm("regulations.change_externalact") or found.act.owner_id == request.user.pk):
        return refused(request, "Пункты проверяет юрист или тот, кто следит за актом.")
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        try:
            actions.close_review(found, decision=form.cleaned_data["decision"], by=request.user)
        except RuleBroken as broken:
            form.add_error(None, str(broken))
        else:
            messages.success(request, f"{found}: решение записано.")
            return redirect(CARD, found.act_id)
    return show(request, "reference_review.html", "Проверить пункт", review=found, form=form, **_provision(found))


def _provision(found: ReferenceReview) -> dict[str, Any]:
    provision = found.redaction.provisions.filter(uid=found.source).first()
    return {"provision": provision, "address": provision_address(found.redaction, provision) if provision else ""}
