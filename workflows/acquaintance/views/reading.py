"""What a worker reads and confirms, and everything that was ever asked of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from workflows.acquaintance import actions, rules
from workflows.acquaintance.models import Addressee
from workflows.acquaintance.queries import all_of, standing
from workflows.acquaintance.views.screen import show
from workflows.errors import RuleBroken, why_not
from workflows.people.http import StaffRequest
from workflows.regulations.stages import NEVER_HELD, RedactionStatus

REPLACED = NEVER_HELD | {RedactionStatus.PAST, RedactionStatus.REPEALED}


@never_cache
def read(request: StaffRequest, pk: int) -> HttpResponse:
    """The text with the button under it; only for those on the list, each for oneself."""
    row = Addressee.objects.filter(campaign=pk, user=request.user)
    found = row.select_related("campaign__redaction__regulation", "campaign__redaction__order", "acknowledgement").first()
    if found is None:
        raise Http404("Вас нет в этом списке ознакомления.")
    if request.method == "POST":
        return _confirm(request, found)
    campaign, on = found.campaign, timezone.localdate()
    status = standing(campaign.redaction, on=on)
    context: dict[str, Any] = {
        "row": found,
        "asking": campaign,
        "redaction": campaign.redaction,
        "standing": status.label,
        "is_replaced": status in REPLACED,
        "is_late": campaign.is_late(on),
        "why_not": why_not(rules.is_open, campaign),
    }
    return show(request, "read.html", f"Ознакомление: {campaign.redaction.regulation}", **context)


def _confirm(request: StaffRequest, row: Addressee) -> HttpResponse:
    try:
        actions.confirm(row, shown_sha256=request.POST.get("shown_sha256", ""), by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"Отметка сохранена: вы ознакомились с документом «{row.campaign.redaction.regulation}».")
    return redirect("acquaintance:read", row.campaign_id)


def mine(request: StaffRequest) -> HttpResponse:
    """«Мои ознакомления»."""
    return show(request, "mine.html", "Мои ознакомления", rows=all_of(request.user), on=timezone.localdate())
