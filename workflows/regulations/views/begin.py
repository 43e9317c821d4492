"""The beginning of a draft: a document to load, or a blank text."""

from django.http import HttpResponse

from workflows.people.http import StaffRequest
from workflows.regulations.views.drafts import refused, show

NOT_LAWYER = "Проекты готовит юрист. Обратитесь к нему или попросите администратора дать вам эту роль."


def may_begin(request: StaffRequest) -> bool:
    """Whether the person begins drafts at all; of which act is asked later."""
    return request.user.has_perm("regulations.add_redactiondraft")


def begin(request: StaffRequest) -> HttpResponse:
    """The two ways."""
    if not may_begin(request):
        return refused(request, NOT_LAWYER)
    return show(request, "begin.html", "Новый проект")
