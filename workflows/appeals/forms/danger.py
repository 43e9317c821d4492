"""How an alarm ends."""

from __future__ import annotations

from typing import Any

from django import forms

from workflows.appeals.danger.matching import slots_of
from workflows.appeals.models import DangerEnd, DangerWord


class DangerEndForm(forms.Form):
    """What was done, or what a person has checked."""

    outcome = forms.ChoiceField(label="Чем закончилось", choices=DangerEnd.Outcome.choices, widget=forms.RadioSelect, error_messages={"required": "Выберите, чем закончилась тревога."})
    words = forms.CharField(
        label="Что сделано или проверено",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Кому позвонили, что решили, кто отвечает.",
        error_messages={"required": "Напишите, что сделано или что проверено: без этого тревога не заканчивается."},
    )

    def __init__(self, *args: Any, may_take_measures: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_take_measures:
            field: Any = self.fields["outcome"]
            field.choices = [(DangerEnd.Outcome.NO_DANGER.value, DangerEnd.Outcome.NO_DANGER.label)]


class DangerWordForm(forms.ModelForm):
    """One rule; one that could find nothing is not taken."""

    class Meta:
        model = DangerWord
        fields = ["phrase", "sort", "is_exception", "note", "is_active"]
        widgets = {"phrase": forms.Textarea(attrs={"rows": 2})}

    def clean_phrase(self) -> str:
        phrase = " ".join(self.cleaned_data["phrase"].split())
        if not all(slot.bases or slot.beginnings or slot.exact for slot in slots_of(phrase)):
            raise forms.ValidationError("В правиле есть пустое слово. Уберите лишние «|», «*» и «=».")
        return phrase
