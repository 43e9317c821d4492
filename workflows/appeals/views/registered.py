"""The page after the registration of a paper letter: the clerk has the sheet in hand, and everything it needs is one key away."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals import rules
from workflows.appeals.actions.codes import slip_in_use
from workflows.appeals.models import Appeal, Form
from workflows.appeals.rules import intake as intake_rules
from workflows.appeals.rules import printing as printing_rules
from workflows.appeals.views.screen import address_of, appeal_or_404, refused, show
from workflows.errors import NotAllowed, why_not
from workflows.people.http import StaffRequest


@require_GET
def registered(request: StaffRequest, pk: int) -> HttpResponse:
    """Label, slip with a code, card, the next letter: what cannot be done says why."""
    on, appeal = timezone.localdate(), appeal_or_404(pk)
    try:
        rules.may_read(request.user, appeal, on=on)
    except NotAllowed as broken:
        return refused(request, str(broken))
    if not appeal.number or appeal.form != Form.WRITTEN:
        return redirect(address_of(appeal))
    return show(
        request,
        "registered.html",
        "Зарегистрировано",
        appeal=appeal,
        why_no_label=why_not(printing_rules.may_print_label, request.user, appeal, on=on),
        why_no_code=why_not(printing_rules.may_give_code, request.user, appeal, on=on),
        slip=slip_in_use(appeal),
        why_no_more=why_not(intake_rules.may_take_in, request.user),
        one_more=one_more(appeal),
    )


def one_more(appeal: Appeal) -> str:
    """The empty form for the next letter of the same post: how and when it came are filled in."""
    same = {"channel": appeal.channel, "received_on": appeal.received_on.isoformat()}
    return f"{reverse('appeals:take_in')}?{urlencode(same)}"
