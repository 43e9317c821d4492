"""«Ход согласования»: the main screen of a draft."""

from django.http import HttpResponse

from workflows.people.http import StaffRequest
from workflows.regulations.models import RedactionDraft
from workflows.regulations.views.drafts import for_draft, show


@for_draft
def progress(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """The text, the route, and the one next step."""
    return show(request, "progress.html", draft.regulation.short_title, draft=draft)
