"""The register of cited acts in the admin: a list with filters, a card that says where an act is cited."""

from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from workflows.orders.views import WHOLE, WIDE, spelled
from workflows.regulations.forms.cited_acts import ExternalActForm
from workflows.regulations.models import ActState, ExternalAct, ReferenceReview
from workflows.regulations.models.reference import CITED_KINDS
from workflows.regulations.reference_queries import cited_in
from workflows.regulations.viewsets.reference import DeletionUnlessUsed

WAITING = [("found", "найдены в тексте, не подтверждены"), ("unwatched", "никто не следит или нет дня проверки"), ("overdue", "пора проверить"), ("review", "есть пункты для проверки")]


class CitedActFilters(WagtailFilterSet):
    """By kind, by state, by owner, and by what waits for a person."""

    kind = django_filters.ChoiceFilter(label="Вид", choices=CITED_KINDS, empty_label="Все виды")
    state = django_filters.ChoiceFilter(label="Состояние", choices=ActState.choices, empty_label="Любое")
    waiting = django_filters.ChoiceFilter(label="Что ждёт", choices=WAITING, empty_label="Всё", method="of_waiting")

    class Meta:
        model = ExternalAct
        fields = ["kind", "state", "waiting", "owner"]

    def of_waiting(self, acts: QuerySet[ExternalAct], _name: str, value: str) -> QuerySet[ExternalAct]:
        chosen: dict[str, QuerySet[ExternalAct]] = {
            "found": ExternalAct.objects.unconfirmed(),
            "unwatched": ExternalAct.objects.unwatched(),
            "overdue": ExternalAct.objects.overdue(timezone.localdate()),
            "review": ExternalAct.objects.filter(reviews__in=ReferenceReview.objects.open()),
        }
        return acts.filter(pk__in=chosen[value].values("pk"))


class CitedActsView(generic.IndexView):
    """One row for each act."""

    default_ordering = None

    def get_base_queryset(self) -> QuerySet[ExternalAct]:
        acts: QuerySet[ExternalAct] = super().get_base_queryset()
        waiting = Count("reviews", filter=Q(reviews__done_at=None), distinct=True)
        return acts.select_related("owner", "unit").annotate(waiting=waiting).order_by("kind", "-adopted_on", "number", "pk")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("act", label="Акт", accessor=_named, get_url=lambda act: reverse("cited-acts:inspect", args=[act.pk]), classname=WIDE),
            Column("state", label="Состояние", accessor=_stands, classname=WHOLE),
            Column("owner", label="Кто следит", accessor=_watched, classname=WHOLE),
            Column("review_on", label="Проверить", accessor=lambda act: f"до {spelled(act.review_on)}" if act.review_on else "", classname=WHOLE),
            Column("waiting", label="Что проверить", accessor=lambda act: f"пунктов: {act.waiting}" if act.waiting else "", classname=WHOLE),
        ]

    @cached_property
    def no_results_message(self) -> str:
        return "Здесь появятся акты, на которые ссылаются утверждённые тексты: программа находит их сама при подписании приказа."


def _named(act: Any) -> str:
    return f"{act} «{act.title}»" if act.title and act.title not in str(act) else str(act)


def _watched(act: Any) -> str:
    """The headings of columns are not seen on a phone, so the cell says it whole."""
    return f"следит {act.owner.short_name if act.owner else act.unit}" if act.owner or act.unit else "никто не следит"


def _stands(act: Any) -> str:
    if not act.is_confirmed:
        return "найден в тексте, не подтверждён"
    return f"{act.get_state_display()} с {spelled(act.changed_on)}" if act.changed_on else act.get_state_display()


class CitedActView(generic.InspectView):
    """The card: how the act stands, where it is cited today, which provisions wait, and all that was done."""

    page_title = "Внешний акт"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        act = self.object
        may_keep = self.request.user.has_perm("regulations.change_externalact")
        reviews = act.reviews.select_related("regulation", "done_by").order_by("done_at", "pk")
        return super().get_context_data(
            **kwargs,
            act=act,
            named=_named(act),
            cited=cited_in(act, on=timezone.localdate()),
            waiting=[review for review in reviews if review.done_at is None],
            done=[review for review in reviews if review.done_at],
            past=act.history.select_related("history_user").order_by("-history_date", "-history_id")[:30],
            may_keep=may_keep,
            may_review=may_keep or act.owner_id == self.request.user.pk,
            is_overdue=bool(act.review_on and act.review_on < timezone.localdate()),
        )

    def get_fields_context(self) -> list[dict[str, Any]]:
        return []


class CitedActViewSet(ModelViewSet):
    """`/admin/regulations/cited-acts/`."""

    model = ExternalAct
    name = "cited-acts"
    url_prefix = "regulations/cited-acts"
    icon = "link-external"
    menu_label = "Внешние акты"
    menu_order = 45
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_template_name = "staff/regulations/cited_act.html"
    index_view_class = CitedActsView
    inspect_view_class = CitedActView
    delete_view_class = DeletionUnlessUsed
    filterset_class = CitedActFilters
    search_fields = ["number", "title", "issuer"]
    search_backend_name = None
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> type[ExternalActForm]:
        return ExternalActForm
