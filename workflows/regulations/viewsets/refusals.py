"""Wagtail's own ways of publishing, deleting, locking and passing a text on: each answers with a sentence."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic import PermissionCheckedMixin

from workflows.errors import why_not
from workflows.people.http import StaffRequest
from workflows.regulations import rules
from workflows.regulations.models import RedactionDraft
from workflows.regulations.models.draft import NO_PUBLISHING

NO_WORKFLOW = "Проект согласуют на странице «Ход согласования», а не кнопками редактора."
NO_DELETION = "Проект не удаляют. Если он не нужен, нажмите «Отклонить проект» на странице «Ход согласования»."
NO_LOCK = "Текст закрывается сам при передаче на согласование и открывается, когда проект отозван или возвращён."
NO_COPY = "Проект не копируют. Начните новый: «Загрузить документ» или «Пустой проект»."
NO_REVISION = "Версию проекта не ставят на время: дату вступления в силу называет приказ."

FORBIDDEN_POSTS = {
    "action-publish": NO_PUBLISHING,
    "action-unpublish": NO_PUBLISHING,
    "action-submit": NO_WORKFLOW,
    "action-restart-workflow": NO_WORKFLOW,
    "action-cancel-workflow": NO_WORKFLOW,
    "action-workflow-action": NO_WORKFLOW,
    "go_live_at": NO_REVISION,
    "expire_at": NO_REVISION,
}


def forbidden_sentence(request: HttpRequest) -> str:
    """Why this POST to the editor is refused, or nothing."""
    return next((sentence for name, sentence in FORBIDDEN_POSTS.items() if request.POST.get(name)), "")


def refuse(request: HttpRequest, draft: RedactionDraft, sentence: str) -> HttpResponse:
    """The sentence on the page of the draft; to a script, as Wagtail's editor expects it."""
    if not request.accepts("text/html"):
        return JsonResponse({"success": False, "error_code": "refused", "error_message": sentence}, status=400)
    messages.error(request, sentence)
    return redirect("regulations_draft", draft.pk)


class Refused(PermissionCheckedMixin, View):
    """An address of Wagtail's that does nothing here but explain."""

    model: Any = None
    template_name = ""
    sentence = NO_PUBLISHING
    request: StaffRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = get_object_or_404(RedactionDraft, pk=kwargs["pk"])
        if why_not(rules.may_see, request.user, draft, on=timezone.localdate()):
            raise PermissionDenied
        return refuse(request, draft, self.sentence)


class RefusedWorkflow(Refused):
    """Moving through a Wagtail workflow."""

    sentence = NO_WORKFLOW


class RefusedDeletion(Refused):
    """Deleting."""

    sentence = NO_DELETION


class RefusedLock(Refused):
    """Locking and unlocking by hand."""

    sentence = NO_LOCK


class RefusedSchedule(Refused):
    """Scheduling and unscheduling a revision."""

    sentence = NO_REVISION
