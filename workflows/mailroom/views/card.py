"""One letter: what it says, what was wrong with it, where it may belong, and what to do."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.errors import NotAllowed, why_not
from workflows.inbox.models import Reading
from workflows.mailroom import queries, rules
from workflows.mailroom.forms import AttachForm, DoubtForm
from workflows.mailroom.models import Filing
from workflows.mailroom.views.screen import filing_or_404, refused, show
from workflows.people.http import StaffRequest


@require_GET
def card(request: StaffRequest, pk: int) -> HttpResponse:
    """The card."""
    try:
        rules.may_see(request.user)
    except NotAllowed as broken:
        return refused(request, str(broken))
    return shown(request, filing_or_404(pk))


def shown(request: StaffRequest, filing: Filing, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; with a form that was refused, if any."""
    at = timezone.now()
    reading = getattr(filing.letter, "reading", None)
    doubt = filing.doubts.select_related("by").order_by("-pk").first()
    is_open = not why_not(rules.is_open, filing)
    facts: dict[str, Any] = {
        "filing": filing,
        "letter": filing.letter,
        "reading": reading if reading and reading.is_read else None,
        "unread": reading.reason if reading and reading.outcome == Reading.Outcome.UNREADABLE else "",
        "files": list(reading.files.select_related("file__blob")) if reading else [],
        "left": queries.Days().left(filing, at=at) if is_open else None,
        "guesses": queries.guesses_for(reading, request.user, on=timezone.localdate(at)) if reading and is_open else [],
        "is_open": is_open,
        "doubt": doubt,
        "why_not_sort": why_not(rules.may_sort, request.user, filing),
        "why_not_duplicate": why_not(rules.may_mark_duplicate, request.user, filing),
        "why_not_confirm": why_not(rules.may_confirm, request.user, doubt, filing),
        "attach_form": AttachForm(),
        "doubt_form": DoubtForm(),
    }
    return show(request, "card.html", str(filing.letter), status=status, **{**facts, **forms})
