"""Forms of the calendar: a checked year is closed until somebody opens it again."""

from typing import Any

from django import forms

from workflows.errors import why_not
from workflows.people.widgets import DayInput
from workflows.workdays import rules
from workflows.workdays.models import CalendarYear, SpecialDay


class YearForm(forms.ModelForm):
    """A year and its source."""

    class Meta:
        model = CalendarYear
        fields = ["year", "source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["year"].disabled = True
        if self.instance.confirmed_at:
            self.fields["source"].disabled = True


class SpecialDayForm(forms.ModelForm):
    """A day that differs from its weekday."""

    class Meta:
        model = SpecialDay
        fields = ["day", "kind", "title"]
        widgets = {"day": DayInput}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        days = {day for day in (self.initial.get("day"), self.cleaned_data.get("day")) if day}
        for sentence in filter(None, (why_not(rules.may_change_day, day) for day in sorted(days))):
            self.add_error("day", sentence)
        return cleaned


class ReopenForm(forms.Form):
    """Why the mark is taken off."""

    reason = forms.CharField(label="Почему снимается отметка о сверке", max_length=200)
