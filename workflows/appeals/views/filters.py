"""How the lists are narrowed down; what is chosen stays in the address."""

from __future__ import annotations

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from workflows.appeals.models import Appeal, Assignment, AssignmentRole, Channel, ClockKind, Kind, Repeat, RunningClock
from workflows.appeals.stages import Stage

MARKS = {
    "control": ("на контроле", Q(on_control=True)),
    "danger": ("угроза безопасности", Q(is_danger=True)),
    "collective": ("коллективное", Q(is_collective=True)),
    "repeat": ("повторное", ~Q(repeat=Repeat.FIRST)),
    "partly": ("частично переадресовано", Q(partly_forwarded=True)),
}


class AppealFilters(WagtailFilterSet):
    """By day, kind, channel, stage, executor, mark.

    None of them joins a table, so no row comes twice; DISTINCT would read every row that fits before the first page is shown.
    """

    registered_on = django_filters.DateFromToRangeFilter(label="Дата регистрации", widget=DateRangePickerWidget)
    kind = django_filters.MultipleChoiceFilter(label="Вид", choices=Kind.choices, widget=CheckboxSelectMultiple, distinct=False)
    channel = django_filters.MultipleChoiceFilter(label="Канал", choices=Channel.choices, widget=CheckboxSelectMultiple, distinct=False)
    stage = django_filters.MultipleChoiceFilter(label="Состояние", choices=Stage.choices, widget=CheckboxSelectMultiple, distinct=False)
    responsible = django_filters.CharFilter(label="Ответственный (фамилия)", method="of_executor")
    mark = django_filters.ChoiceFilter(label="Отметка", choices=[(name, label) for name, (label, _) in MARKS.items()], method="of_mark", empty_label="Все")

    class Meta:
        model = Appeal
        fields: list[str] = []

    def of_executor(self, found: QuerySet[Appeal], _name: str, surname: str) -> QuerySet[Appeal]:
        """Letters for which somebody of the surname is responsible now."""
        own = Assignment.objects.active().filter(executor__last_name__istartswith=surname.strip(), role=AssignmentRole.RESPONSIBLE)
        return found.filter(pk__in=own.values("appeal"))

    def of_mark(self, found: QuerySet[Appeal], _name: str, mark: str) -> QuerySet[Appeal]:
        """Letters with the mark."""
        return found.filter(MARKS[mark][1])


class TermFilters(WagtailFilterSet):
    """By what must be done."""

    kind = django_filters.MultipleChoiceFilter(label="Что должно быть сделано", choices=ClockKind.choices, widget=CheckboxSelectMultiple, distinct=False)

    class Meta:
        model = RunningClock
        fields: list[str] = []
