"""How the list of a campaign is narrowed down."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from workflows.acquaintance.models import Addressee

STATES = [("", "Все"), ("waiting", "не ознакомились"), ("read", "ознакомились"), ("gone", "не ждём")]


class RowsForm(forms.Form):
    """By state, by unit, by name."""

    state = forms.ChoiceField(label="Состояние", choices=STATES, required=False)
    unit = forms.ChoiceField(label="Подразделение", required=False)
    q = forms.CharField(label="Имя", required=False, max_length=100)

    def __init__(self, *args: Any, units: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["unit"]
        choice.choices = [("", "Все"), *((unit, unit) for unit in units if unit)]

    @property
    def is_filtering(self) -> bool:
        """Whether anything is narrowed at all."""
        return self.is_valid() and any(self.cleaned_data.values())

    def narrowed(self, rows: QuerySet[Addressee]) -> QuerySet[Addressee]:
        """The rows that fit."""
        if not self.is_valid():
            return rows
        given = self.cleaned_data
        if given["unit"]:
            rows = rows.filter(unit_name=given["unit"])
        for word in given["q"].split():
            spellings = {word, word.lower(), word.capitalize(), word.upper()}
            named = Q()
            for spelling in spellings:
                named |= Q(name__contains=spelling)
            rows = rows.filter(named)
        return _in_state(rows, given["state"])


def _in_state(rows: QuerySet[Addressee], state: str) -> QuerySet[Addressee]:
    here = Q(left_at=None) & (Q(user=None) | Q(user__is_active=True))
    words = {
        "waiting": Q(acknowledgement=None) & here,
        "read": Q(acknowledgement__isnull=False),
        "gone": Q(acknowledgement=None) & ~here,
    }
    return rows.filter(words[state]) if state in words else rows
