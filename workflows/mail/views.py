"""Letters that did not leave or perhaps did: what hindered, and one more attempt. Addresses and words of letters are not shown."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from workflows.errors import RuleBroken, why_not
from workflows.mail import actions, rules
from workflows.mail.models import KEPT, Letter
from workflows.people.http import StaffRequest

TITLE = "Письма не ушли"
SHOWN = ("pk", "created_at", "tried_at", "trouble", "envelope")


def letters(request: StaffRequest) -> HttpResponse:
    """The list with its buttons."""
    if why_not(rules.may_try_again, request.user):
        raise PermissionDenied
    if request.method == "POST":
        _ask_again(request)
        return redirect("mail_letters")
    given_up = Letter.objects.given_up().only(*SHOWN).order_by("created_at")
    unknown = Letter.objects.unknown(timezone.now()).only(*SHOWN).order_by("created_at")
    return render(request, "staff/mail/letters.html", {"letters": given_up, "unknown": unknown, "kept": KEPT.days, "header_title": TITLE, "page_title": TITLE})


def _ask_again(request: StaffRequest) -> None:
    try:
        if request.POST.get("which") == "unknown":
            count = actions.send_unknown(by=request.user, at=timezone.now())
        else:
            count = actions.try_again(by=request.user)
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        messages.success(request, f"Поставлено в очередь писем: {count}. Если сервер снова их не примет, они вернутся сюда через несколько часов.")
