"""Personal links: shown once, on a page that no browser keeps."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from workflows.acquaintance import actions
from workflows.acquaintance.letters import address_of
from workflows.acquaintance.views.screen import campaign_or_404, keepers, show
from workflows.errors import NotAllowed, RuleBroken
from workflows.people.http import StaffRequest


@require_POST
@never_cache
@keepers
def issue(request: StaffRequest, pk: int) -> HttpResponse:
    """Links for the rows of the form; without rows, for everybody who has none yet."""
    campaign = campaign_or_404(pk)
    waiting = campaign.addressees.waited_for().filter(user=None)
    chosen = [int(row) for row in request.POST.getlist("row") if row.isdigit()]
    rows = list(waiting.filter(pk__in=chosen) if chosen else waiting.filter(link_sha256=""))
    try:
        issued = actions.issue_links(campaign, addressees=rows, by=request.user) if rows else []
    except NotAllowed:
        raise
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return redirect("acquaintance:inspect", pk)
    if not issued:
        messages.warning(request, "Ссылки уже есть у всех, кого ждём. Новую можно выдать в строке человека.")
        return redirect("acquaintance:inspect", pk)
    links = [(one.addressee, address_of(one.token)) for one in issued]
    return show(request, "links.html", "Личные ссылки", campaign=campaign, links=links)
