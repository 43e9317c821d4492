"""Filters of the list of prints."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet

from workflows.printing.models import PrintRequest

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
