"""«Почта: неразобранное»: what waits for a person, with the reason and the hours left."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.errors import NotAllowed
from workflows.mailroom import queries, rules
from workflows.mailroom.queries import Part
from workflows.mailroom.views.screen import TITLE, refused, show
from workflows.people.http import StaffRequest

ON_PAGE = 30


@require_GET
def letters(request: StaffRequest) -> HttpResponse:
    """The list of a part."""
    try:
        rules.may_see(request.user)
    except NotAllowed as broken:
        return refused(request, str(broken))
    asked = request.GET.get("view", "")
    part = Part(asked) if asked in Part.values else Part.WAITING
    page = Paginator(queries.filings(part), ON_PAGE).get_page(request.GET.get("p"))
    rows = queries.rows_of(list(page), request.user, at=timezone.now())
    return show(request, "list.html", TITLE, rows=rows, page=page, part=part, parts=list(Part), troubles=queries.troubles())
