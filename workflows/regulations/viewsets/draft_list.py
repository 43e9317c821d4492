"""The list of drafts: which act, at which stage, in which round, and what is next."""

from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from workflows.orders.models import spoken_date
from workflows.regulations.models import RedactionDraft
from workflows.regulations.stages import Stage
from workflows.regulations.views.next_step import whats_next

CARD, LINE, EXTRA = "register register--wide", "register", "register register__extra"  # classes of cells: on a phone a row is a card


class DraftFilters(WagtailFilterSet):
    """By stage."""

    stage = django_filters.MultipleChoiceFilter(label="Стадия", choices=Stage.choices, widget=CheckboxSelectMultiple)

    class Meta:
        model = RedactionDraft
        fields: list[str] = []


class DraftListView(IndexView):
    """No check boxes and no «ещё»: a row leads to the page of its draft, and all acts live there."""

    default_ordering = "-created_at"
    filterset_class = DraftFilters

    def get_base_queryset(self) -> QuerySet[RedactionDraft]:
        drafts: QuerySet[RedactionDraft] = super().get_base_queryset()
        with_rounds = drafts.annotate(rounds=Count("submissions"))
        return with_rounds.select_related("regulation", "author", "order").prefetch_related("submissions__records")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("regulation", label="Локальный акт", get_url=_address, sort_key="regulation__short_title", classname=CARD),
            Column("stage", label="Стадия", accessor="get_stage_display", sort_key="stage", classname=LINE),
            Column("next", label="Что дальше", accessor=whats_next, classname=CARD),
            Column("rounds", label="Круг", accessor=lambda draft: draft.rounds or "–", sort_key="rounds", classname=EXTRA),
            Column("author", label="Составитель", accessor=lambda draft: draft.author.short_name, sort_key="author__last_name", classname=LINE),
            Column("created_at", label="Начат", accessor=lambda draft: spoken_date(timezone.localdate(draft.created_at)), sort_key="created_at", classname=LINE),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.user_has_permission("add"):
            return []
        return [HeaderButton("Новый проект", url=reverse("regulations_begin"), icon_name="plus")]

    @cached_property
    def show_export_buttons(self) -> bool:
        return False

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return "Таких проектов нет. Измените условия отбора."
        return "Здесь появятся проекты локальных актов. Первый проект создаёт юрист: «Новый проект»."


def _address(draft: Any) -> str:
    return reverse("regulations_draft", args=[draft.pk])
