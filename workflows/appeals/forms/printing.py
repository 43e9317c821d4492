"""What is asked before a register is printed."""

from __future__ import annotations

from django import forms

from workflows.appeals.models import Medium
from workflows.appeals.papers.labels import ON_SHEET
from workflows.printing.forms import PeriodForm


class LabelsForm(forms.Form):
    """At which place of the sheet the labels begin."""

    first = forms.IntegerField(
        label="Начать с места",
        min_value=1,
        max_value=ON_SHEET,
        initial=1,
        help_text="На листе 24 ярлыка по 70 × 37 мм: три в ряд, слева направо. Если лист уже начат, впишите первое свободное место.",
        error_messages={"required": "Впишите, с какого места начать."},
    )


class DispatchPeriodForm(PeriodForm):
    """The days, and the way by which papers left."""

    way = forms.ChoiceField(label="Как отправлено", required=False, choices=[("", "Все способы"), *Medium.choices])

    def medium(self) -> Medium | None:
        """The chosen way, if any."""
        chosen = self.cleaned_data["way"]
        return Medium(chosen) if chosen else None
