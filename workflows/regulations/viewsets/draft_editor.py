"""The editor of a draft: Wagtail's own, open while the text is, without its publishing and its workflow."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.side_panels import SnippetStatusSidePanel
from wagtail.snippets.views.snippets import EditView, PreviewOnEditView, PreviewRevisionView

from workflows.errors import RuleBroken, why_not
from workflows.regulations import rules
from workflows.regulations.drafts import provisions_from
from workflows.regulations.models import RedactionDraft
from workflows.regulations.rendering.html import render_html
from workflows.regulations.section_blocks import LONG
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText
from workflows.regulations.views.finding_rows import remarks_now
from workflows.regulations.views.lint import lint
from workflows.regulations.viewsets.refusals import forbidden_sentence, refuse


class DraftEditView(EditView):
    """Saves an open text and nothing else. A closed text is read on the page of the draft."""

    page_title = "Текст проекта"
    header_more_buttons: list[Any] = []

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.locked_for_user:
            self.autosave_enabled = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Those who may read but not edit now are shown the page of the draft."""
        why = why_not(rules.may_edit, request.user, self.live_object)
        if request.method == "GET" and why and not why_not(rules.may_see, request.user, self.live_object, on=timezone.localdate()):
            messages.warning(request, why)
            return redirect("regulations_draft", self.object.pk)
        if not why and self.live_object.way == DraftWay.AMEND:
            return redirect("regulations_amend", self.object.pk)
        if request.method == "GET" and not why and len(self.object.body) > LONG and "whole" not in request.GET:
            return redirect("regulations_sections", self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sentence = forbidden_sentence(request)
        return refuse(request, self.object, sentence) if sentence else super().post(request, *args, **kwargs)

    def get_available_actions(self) -> list[str]:
        return ["edit"]

    def is_valid(self, form: Any) -> bool:
        """Say why the text is closed, in our words rather than in Wagtail's."""
        valid: bool = super().is_valid(form)
        if self.locked_for_user and self.produced_error_code == "locked":
            self.produced_error_message = self.lock.get_message(self.request.user)
        return valid

    def form_valid(self, form: Any) -> HttpResponse:
        """Save under the lock of the row: whoever hands the draft in meanwhile closes the text first."""
        try:
            with transaction.atomic():
                rules.may_edit(self.request.user, RedactionDraft.objects.select_for_update().get(pk=self.object.pk))
                return super().form_valid(form)
        except RuleBroken as broken:
            self.produced_error_code, self.produced_error_message = "locked", str(broken)
            return self.form_invalid(form)

    def get_side_panels(self) -> MediaContainer:
        """Without Wagtail's status: it speaks of publishing and locks, which drafts have not."""
        panels = super().get_side_panels()
        return MediaContainer([panel for panel in panels if not isinstance(panel, SnippetStatusSidePanel)])

    def get_success_message(self, instance: Any = None) -> str:
        remarks = len(lint(text_in(instance or self.object)))
        said = f"Замечаний к нему: {remarks}, они перечислены над текстом." if remarks else "Замечаний к нему нет."
        return f"Текст сохранён. {said} Дальше – «Ход согласования»."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        remarks = [] if self.expects_json_response else remarks_now(text_in(self.object))
        return {**super().get_context_data(**kwargs), "lint": remarks}

    def get_success_buttons(self) -> list[Any]:
        return []

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton("Ход согласования", url=reverse("regulations_draft", args=[self.object.pk]), icon_name="tasks")]


def text_in(draft: Any) -> ActText:
    """The text of an instance as it stands in the form or in a revision."""
    return ActText(kind=draft.regulation.kind, title=draft.title, provisions=provisions_from(list(draft.body.raw_data)))


def preview_html(draft: Any) -> str:
    """The same as readers will see it."""
    return render_html(text_in(draft), permalinks=False)


class DraftPreviewView(PreviewOnEditView):
    """The text as readers will see it, from what is being typed."""

    def get_extra_request_attrs(self) -> dict[str, Any]:
        return {**super().get_extra_request_attrs(), "provisions_html": preview_html(self.object)}


class DraftRevisionView(PreviewRevisionView):
    """The text as it stood in an earlier version."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shown = self.revision_object
        attributes = {"provisions_html": preview_html(shown)}
        response: HttpResponse = shown.make_preview_request(request, shown.default_preview_mode, attributes)
        return response
