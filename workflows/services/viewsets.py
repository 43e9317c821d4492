"""The catalogue of services in the staff desk."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from workflows.archive.viewsets import FactViewSet
from workflows.errors import why_not
from workflows.services import actions, rules
from workflows.services.forms import ServiceForm
from workflows.services.models import Basis, Service
from workflows.services.views import AddBasisView, AdmitView, CheckView, EndBasisView, SuspendView, basis_copy


class ServicesView(generic.IndexView):
    """All services, those not in use too."""

    any_permission_required = ["add", "change", "view"]

    def get_base_queryset(self) -> QuerySet[Service]:
        rows: QuerySet[Service] = super().get_base_queryset().with_facts(on=timezone.localdate())
        self.in_use = set(Service.objects.in_use(on=timezone.localdate()).values_list("pk", flat=True))
        return rows

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label="Название", sort_key="title", get_url=self.get_inspect_url),
            Column("kind", label="Вид", accessor="get_kind_display", sort_key="kind"),
            Column("stage", label="Стадия", accessor="get_stage_display", sort_key="stage"),
            Column("bases", label="Основание сегодня", accessor=_bases),
            Column("in_use", label="На сайте", accessor=lambda row: "да" if row.pk in self.in_use else "нет"),
        ]

    @property
    def no_results_message(self) -> str:
        return (
            "Здесь появятся сервисы, которые названы в локальном акте. Их вносит делопроизводитель или администратор."
        )


def _bases(row: Any) -> str:
    return "; ".join(str(basis) for basis in row.valid_bases) or "нет"


class EnterView(generic.CreateView):
    """A new service."""

    def save_instance(self) -> Service:
        return actions.introduce(self.form.save(commit=False), uses=self.form.uses(), by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("services:inspect", args=[self.object.pk])


class CorrectView(generic.EditView):
    """Correct a description."""

    def save_instance(self) -> Service:
        return actions.revise(self.form.save(commit=False), uses=self.form.uses(), by=self.request.user)

    def get_success_url(self) -> str:
        return reverse("services:inspect", args=[self.object.pk])


class CardView(generic.InspectView):
    """A service with its grounds, its checks, and what can be done with it; a closed button says why."""

    any_permission_required = ["add", "change", "view"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        today, user = timezone.localdate(), self.request.user
        bases = [(basis, basis.is_valid(on=today)) for basis in self.object.bases.select_related("copy")]
        return {
            **context,
            "service": self.object,
            "is_in_use": Service.objects.in_use(on=today).filter(pk=self.object.pk).exists(),
            "bases": bases,
            "checks": self.object.checks.select_related("checked_by"),
            "why_not_describe": why_not(rules.may_describe, user),
            "why_not_admit": why_not(rules.may_admit, user, self.object, on=today),
            "why_not_suspend": why_not(rules.may_suspend, user, self.object),
        }


class ServiceViewSet(ModelViewSet):
    """Services: entered, corrected, admitted and suspended; never deleted."""

    model = Service
    name = "services"
    url_prefix = "services"
    icon = "desktop"
    menu_label = "Сервисы"
    index_view_class = ServicesView
    add_view_class = EnterView
    edit_view_class = CorrectView
    inspect_view_class = CardView
    inspect_view_enabled = True
    inspect_template_name = "staff/services/card.html"
    copy_view_enabled = False
    search_backend_name = None
    search_fields: Sequence[str] = ["title", "description"]
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> type[ServiceForm]:
        return ServiceForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/basis/", AddBasisView.as_view(), name="add_basis"),
            path("<int:pk>/basis/<int:basis_pk>/", EndBasisView.as_view(), name="end_basis"),
            path("<int:pk>/check/", CheckView.as_view(), name="check"),
            path("<int:pk>/admit/", AdmitView.as_view(), name="admit"),
            path("<int:pk>/suspend/", SuspendView.as_view(), name="suspend"),
            path("basis/<int:pk>/copy/", basis_copy, name="basis_copy"),
        ]


class BasisViewSet(FactViewSet):
    """All contracts and agreements by the day they end."""

    model = Basis
    name = "service-bases"
    url_prefix = "service-bases"
    icon = "doc-full"
    menu_label = "Основания"
    menu_hook = ""  # it stands in the group, not in the archive
    ordering = ["valid_to", "service__title"]
    list_display = ["__str__", "service", "other_side", "valid_from", "valid_to"]
    list_filter = ["kind"]
    inspect_view_fields = [
        "service",
        "kind",
        "number",
        "made_on",
        "other_side",
        "url",
        "version",
        "valid_from",
        "valid_to",
        "copy",
    ]


class ServiceGroup(ModelViewSetGroup):
    """«Сервисы» in the menu."""

    menu_label = "Сервисы"
    menu_icon = "desktop"
    menu_order = 60
    items = (ServiceViewSet, BasisViewSet)
