"""Beginning a campaign: for whom, until when."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from workflows.acquaintance import actions, rules
from workflows.acquaintance.choosing import staff
from workflows.acquaintance.forms.terms import OutsideForm, StaffForm
from workflows.acquaintance.models import Campaign
from workflows.acquaintance.stages import Audience
from workflows.acquaintance.views.screen import keepers, show
from workflows.errors import RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.regulations.models import Redaction

USUAL_TERM = timedelta(days=14)


def _redaction(pk: int) -> Redaction:
    return get_object_or_404(Redaction.objects.select_related("regulation", "order"), pk=pk)


@keepers
def start(request: StaffRequest, pk: int) -> HttpResponse:
    """Workers or others; a closed road says why, an open campaign is linked."""
    redaction, on = _redaction(pk), timezone.localdate()
    reasons = {
        audience: why_not(rules.may_start, request.user, redaction, audience=audience, on=on) for audience in Audience
    }
    context: dict[str, Any] = {
        "redaction": redaction,
        "why_not_staff": reasons[Audience.STAFF],
        "why_not_outside": reasons[Audience.OUTSIDE],
        "campaigns": redaction.campaigns.select_related("redaction__regulation"),
    }
    return show(request, "start.html", "Ознакомить с редакцией", **context)


@keepers
def start_staff(request: StaffRequest, pk: int) -> HttpResponse:
    """«Ознакомить работников»."""
    redaction = _redaction(pk)
    form = StaffForm(request.POST if request.method == "POST" else None, initial=_initial())
    if form.is_valid() and (campaign := _begun(request, redaction, form)):
        return redirect("acquaintance:inspect", campaign.pk)
    context: dict[str, Any] = {"redaction": redaction, "form": form, "button": "Начать ознакомление", "how_many": staff().count()}
    return show(request, "start_form.html", "Ознакомить работников", **context)


@keepers
def start_outside(request: StaffRequest, pk: int) -> HttpResponse:
    """«Ознакомить родителей, обучающихся и других»."""
    redaction = _redaction(pk)
    form = OutsideForm(request.POST if request.method == "POST" else None, initial=_initial())
    if form.is_valid() and (campaign := _begun(request, redaction, form)):
        return redirect("acquaintance:inspect", campaign.pk)
    context: dict[str, Any] = {"redaction": redaction, "form": form, "button": "Начать ознакомление"}
    return show(request, "start_form.html", "Ознакомить по личным ссылкам", **context)


def _begun(request: StaffRequest, redaction: Redaction, form: Any) -> Campaign | None:
    """The new campaign; a broken rule goes into the form, with everything typed kept."""
    on, by, terms = timezone.localdate(), request.user, form.terms()
    try:
        if isinstance(form, StaffForm):
            campaign = actions.start_for_staff(redaction, circle=form.circle(), terms=terms, by=by, on=on)
            said = "Строка с текстом уже стоит у каждого на рабочем столе."
        else:
            people = form.cleaned_data["people"]
            campaign = actions.start_for_outsiders(redaction, people=people, terms=terms, by=by, on=on)
            said = "Теперь выдайте личные ссылки."
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return None
    messages.success(request, f"Ознакомление начато, человек в списке: {campaign.addressees.count()}. {said}")
    return campaign


def _initial() -> dict[str, Any]:
    """Two weeks; the local act on electronic signatures is usually the same as the last time."""
    last = Campaign.objects.exclude(basis="").order_by("-pk").values_list("basis", flat=True).first()
    return {"basis": last or "", "due_on": timezone.localdate() + USUAL_TERM}
