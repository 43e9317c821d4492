"""Letters that no attempt could send: what hindered, and one more attempt. Addresses and words of letters are not shown."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from workflows.errors import RuleBroken, why_not
from workflows.mail import actions, rules
from workflows.mail.models import KEPT, Letter
from workflows.people.http import StaffRequest


def letters(request: StaffRequest) -> HttpResponse:
    """The list with the button."""
    if why_not(rules.may_try_again, request.user):
        raise PermissionDenied
    if request.method == "POST":
        try:
            count = actions.try_again(by=request.user)
        except RuleBroken as broken:
            messages.error(request, str(broken))
        else:
            messages.success(request, f"Поставлено в очередь писем: {count}. Если сервер снова их не примет, они вернутся сюда через несколько часов.")
        return redirect("mail_letters")
    title = "Письма не ушли"
    found = Letter.objects.given_up().only("pk", "created_at", "tried_at", "trouble").order_by("created_at")
    return render(request, "staff/mail/letters.html", {"letters": found, "kept": KEPT.days, "header_title": title, "page_title": title})
