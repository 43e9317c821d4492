"""Filters of the list of prints; the period of a printed journal."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet

from workflows.people.widgets import DayInput
from workflows.printing.models import PrintRequest
from workflows.printing.periods import Period

STATES = [("failed", "не построена"), ("waiting", "ждёт очереди"), ("built", "построена")]


class PrintFilters(WagtailFilterSet):
    """By state and by form."""

    state = django_filters.ChoiceFilter(label="Состояние", choices=STATES, method="by_state")

    class Meta:
        model = PrintRequest
        fields = ["form"]

    def by_state(self, requests: Any, name: str, value: str) -> QuerySet[PrintRequest]:
        chosen: dict[str, QuerySet[PrintRequest]] = {
            "failed": PrintRequest.objects.failed(),
            "waiting": PrintRequest.objects.waiting(),
            "built": PrintRequest.objects.exclude(print=None),
        }
        found: QuerySet[PrintRequest] = requests.filter(pk__in=chosen[value].values("pk"))
        return found


class DayField(forms.DateField):
    """One end of a period."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"required": "Впишите день.", "invalid": "Впишите дату: 26.02.2026."}
        super().__init__(widget=DayInput, error_messages=words, **kwargs)


class PeriodForm(forms.Form):
    """From which day to which."""

    first = DayField(label="С какого дня")
    last = DayField(label="По какой день")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", "Последний день раньше первого. Поменяйте их местами.")
        return given

    def period(self) -> Period:
        """The days."""
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])
