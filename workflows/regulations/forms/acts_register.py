"""How the register of acts is narrowed down. What is computed for a day is compared in rows, the rest in the database."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet

from workflows.people.models import Unit
from workflows.people.widgets import DayInput
from workflows.regulations.acts_register import ActRow, ActStatus
from workflows.regulations.models import Regulation
from workflows.regulations.models.regulation import ActKind

DRAFTS = [("yes", "есть открытый проект"), ("no", "проекта нет")]


class ActFilters(WagtailFilterSet):
    """By status today, kind, owner, next date, open draft."""

    status = django_filters.ChoiceFilter(label="Сегодня", choices=ActStatus.choices, method="computed", empty_label="Все")
    kind = django_filters.ChoiceFilter(label="Вид", choices=ActKind.choices, empty_label="Все")
    owner = django_filters.ModelChoiceFilter(label="Ответственные", queryset=Unit.objects.all(), empty_label="Все")
    until = django_filters.DateFilter(label="Ближайшая дата не позже", method="computed", widget=DayInput)
    draft = django_filters.ChoiceFilter(label="Проект", choices=DRAFTS, method="computed", empty_label="Все")

    class Meta:
        model = Regulation
        fields: list[str] = []

    def computed(self, acts: Any, name: str, value: str) -> QuerySet[Regulation]:
        """Left to `keeps`."""
        found: QuerySet[Regulation] = acts
        return found

    def keeps(self, row: ActRow) -> bool:
        """Whether a computed row fits."""
        given = self.form.cleaned_data
        is_wanted = {"yes": row.draft is not None, "no": row.draft is None}
        is_near = given["until"] is None or (row.next is not None and row.next.day <= given["until"])
        return given["status"] in {"", row.status} and is_wanted.get(given["draft"], True) and is_near
