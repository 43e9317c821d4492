"""«Очередь проверки»: letters from the form that should be looked at first, each with the reason; and the one step that takes them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals.models import Appeal
from workflows.appeals.queries.lists import described
from workflows.appeals.queries.rows import Row, rows_of
from workflows.appeals.views.bulk import Bulk, Moment, carry_out
from workflows.appeals.views.screen import JOURNAL, refused
from workflows.errors import NotAllowed
from workflows.filing import looking
from workflows.filing.actions.looking import look_through
from workflows.filing.forms import SeenForm
from workflows.filing.models import Filed
from workflows.filing.stages import Seen
from workflows.people.http import StaffRequest
from workflows.people.models import User

TITLE = "Очередь проверки"
ON_PAGE = 30


@dataclass(frozen=True, slots=True)
class Held:
    """One line: the appeal as other lists show it, and why it is here."""

    filed: Filed
    row: Row


@require_GET
def held(request: StaffRequest) -> HttpResponse:
    """The list."""
    try:
        looking.may_see(request.user)
    except NotAllowed as broken:
        return refused(request, str(broken))
    on = timezone.localdate()
    page = Paginator(looking.waiting_for(request.user, on=on), ON_PAGE).get_page(request.GET.get("p"))
    appeals = {appeal.pk: appeal for appeal in described(Appeal.objects.filter(pk__in=[one.appeal_id for one in page]))}
    rows = rows_of([appeals[one.appeal_id] for one in page], request.user, on=on, reads_all=True)
    crumbs = [{"url": reverse("appeals:index"), "label": JOURNAL}, {"url": "", "label": TITLE}]
    facts = {"page_title": TITLE, "header_title": TITLE, "breadcrumbs_items": crumbs, "header_icon": "view"}
    return render(request, "staff/filing/held.html", {**facts, "page": page, "lines": [Held(*pair) for pair in zip(page, rows, strict=True)]})


def look(request: StaffRequest) -> HttpResponse:
    """«Просмотрено»: the preview of one or many, then the act."""
    try:
        looking.may_see(request.user)
    except NotAllowed as broken:
        return refused(request, str(broken))
    return carry_out(request, LOOK)


def _look(appeal: Appeal, form: Any, now: Moment) -> object:
    return look_through(appeal, seen=Seen(form.cleaned_data["seen"]), by=now.by, on=now.on, at=now.at)


def _why(_user: User, appeal: Appeal, _on: date) -> str:
    return str(Filed.objects.get(appeal=appeal).get_held_display())


LOOK = Bulk("look", "Просмотрено", lambda user, appeal, on: looking.may_look(user, appeal, on=on), lambda data, _: SeenForm(data), _look, explained=_why, list_name="filing_held")
