"""Reference data in the admin: acts, bodies that give opinions, routes."""

from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError, QuerySet, RestrictedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from workflows.regulations.deadlines import working_days
from workflows.regulations.forms.reference import RegulationForm, RouteForm
from workflows.regulations.models import ApprovalRoute, OpinionBody, Regulation
from workflows.regulations.viewsets.acts import ActsView


class DeletionUnlessUsed(generic.DeleteView):
    """What documents refer to stays."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except (ProtectedError, RestrictedError):
            messages.error(self.request, f"«{self.object}»: на эту запись ссылаются документы, поэтому она остаётся.")
            return redirect(self.index_url_name)
        return response


class RegulationViewSet(ModelViewSet):
    """Local acts as works; their texts live in redactions."""

    model = Regulation
    name = "regulations"
    url_prefix = "regulations/acts"
    icon = "clipboard-list"
    menu_label = "Локальные акты"
    menu_order = 40
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["kind", "title", "short_title", "slug", "owner", "audience", "opinions"]
    index_view_class = ActsView
    index_results_template_name = "wagtailadmin/generic/listing_results.html"  # with our own words for an empty list
    delete_view_class = DeletionUnlessUsed
    search_fields = ["short_title", "title"]
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[RegulationForm]:
        return RegulationForm


def _term(body: Any) -> str:
    return working_days(body.term) if body.term else "не установлен"


class OpinionBodyViewSet(ModelViewSet):
    """Councils and representative bodies."""

    model = OpinionBody
    name = "opinion-bodies"
    url_prefix = "regulations/opinion-bodies"
    icon = "group"
    menu_label = "Органы, чьё мнение учитывается"
    menu_order = 420
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["name", "genitive", "kind", "term_days", "basis"]
    form_fields = ["name", "genitive", "kind", "term_days", "basis"]
    list_display = ["name", Column("kind", label="Чей", accessor="get_kind_display"), Column("term", label="Срок", accessor=_term), "basis"]
    delete_view_class = DeletionUnlessUsed


class RoutesView(generic.IndexView):
    """One row for each route with its steps in a line."""

    def get_base_queryset(self) -> QuerySet[ApprovalRoute]:
        routes: QuerySet[ApprovalRoute] = super().get_base_queryset()
        return routes.prefetch_related("steps__holder")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("title"),
            Column("steps", label="Шаги", accessor=_steps),
            Column("is_default", label="По умолчанию", accessor=lambda route: "да" if route.is_default else ""),
        ]


def _steps(route: Any) -> str:
    return " → ".join(f"{step.title} ({step.holder.short_name})" if step.holder else step.title for step in route.steps.all())


class RouteViewSet(ModelViewSet):
    """Routes of approval. A draft that is on its way keeps the route it was handed in with."""

    model = ApprovalRoute
    name = "approval-routes"
    url_prefix = "regulations/routes"
    icon = "tasks"
    menu_label = "Маршруты согласования"
    menu_order = 410
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["title", "is_default"]
    index_view_class = RoutesView
    delete_view_class = DeletionUnlessUsed
    create_template_name = "staff/regulations/route_create.html"
    edit_template_name = "staff/regulations/route_edit.html"

    def get_form_class(self, for_update: bool = False) -> type[RouteForm]:
        return RouteForm
