"""Drafts in Wagtail's editor: the workbench, with every road into force taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern
from django.views import View
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from workflows.regulations.models import RedactionDraft
from workflows.regulations.viewsets import refusals
from workflows.regulations.viewsets.draft_editor import DraftEditView, DraftPreviewView, DraftRevisionView
from workflows.regulations.viewsets.draft_list import DraftListView


class BeginView(View):
    """A draft begins from a document or from a regulation, never from an empty form."""

    model: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("regulations_begin")


class NoChooser(SnippetChooserViewSet):
    """Drafts are confidential: nobody picks them in other forms."""

    def get_urlpatterns(self) -> list[URLPattern]:
        return []


class DraftViewSet(SnippetViewSet):
    """The only snippet of the product."""

    model = RedactionDraft
    icon = "draft"
    menu_label = "Проекты редакций"
    menu_name = "regulation-drafts"
    menu_order = 10
    add_to_admin_menu = True
    url_prefix = "regulations/drafts"
    copy_view_enabled = False
    chooser_viewset_class = NoChooser
    search_fields = ("regulation__short_title", "title")
    list_per_page = 30
    index_template_name = "staff/regulations/draft_list.html"
    edit_template_name = "staff/regulations/draft_edit.html"

    panels = [FieldPanel("title", widget=AdminAutoHeightTextInput), *RedactionDraft.panels[1:]]

    index_view_class = DraftListView
    add_view_class = BeginView
    edit_view_class = DraftEditView
    preview_on_edit_view_class = DraftPreviewView
    preview_on_add_view_class = BeginView
    revisions_view_class = DraftRevisionView

    delete_view_class = refusals.RefusedDeletion
    unpublish_view_class = refusals.Refused
    revisions_unschedule_view_class = refusals.RefusedSchedule
    lock_view_class = refusals.RefusedLock
    unlock_view_class = refusals.RefusedLock
    workflow_action_view_class = refusals.RefusedWorkflow
    collect_workflow_action_data_view_class = refusals.RefusedWorkflow
    confirm_workflow_cancellation_view_class = refusals.RefusedWorkflow
    workflow_preview_view_class = refusals.RefusedWorkflow
    workflow_history_view_class = refusals.RefusedWorkflow
    workflow_history_detail_view_class = refusals.RefusedWorkflow


def no_bulk_action(request: HttpRequest, _action: str, _objects: list[Any], view: Any) -> HttpResponse | None:
    """Wagtail's bulk actions do not touch drafts (hook `before_bulk_action`); those it may not touch it leaves out of the list."""
    return _told(request, refusals.NO_DELETION) if view.model is RedactionDraft else None


def no_deletion(request: HttpRequest, objects: Any) -> HttpResponse | None:
    """The same for every road that ends in deleting a snippet (hook `before_delete_snippet`)."""
    if not any(isinstance(item, RedactionDraft) for item in objects):
        return None
    return _told(request, refusals.NO_DELETION)


def no_actions(items: list[Any], _request: HttpRequest, context: dict[str, Any]) -> None:
    """Of the editor's buttons a draft keeps «Сохранить» and «Закрыто» (hook `construct_snippet_action_menu`)."""
    if context["model"] is RedactionDraft:
        items[:] = [item for item in items if item.name in {"action-save", "action-locked"}]


def _told(request: HttpRequest, sentence: str) -> HttpResponseRedirect:
    messages.error(request, sentence)
    return redirect("wagtailsnippets_regulations_redactiondraft:list")


