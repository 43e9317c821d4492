"""What is asked before a register is printed."""

from __future__ import annotations

from django import forms

from workflows.appeals.models import Medium
from workflows.printing.forms import PeriodForm


class DispatchPeriodForm(PeriodForm):
    """The days, and the way by which papers left."""

    way = forms.ChoiceField(label="Как отправлено", required=False, choices=[("", "Все способы"), *Medium.choices])

    def medium(self) -> Medium | None:
        """The chosen way, if any."""
        chosen = self.cleaned_data["way"]
        return Medium(chosen) if chosen else None
