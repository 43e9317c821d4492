"""How the list of a campaign is narrowed down. The rows are all there already, so nothing more is asked of the database."""

from collections.abc import Iterable
from typing import Any

from django import forms

from workflows.acquaintance.models import Addressee

STATES = [("", "Все"), ("waiting", "не ознакомились"), ("read", "ознакомились"), ("gone", "не ждём")]


class RowsForm(forms.Form):
    """By state, by unit, by name."""

    state = forms.ChoiceField(label="Состояние", choices=STATES, required=False)
    unit = forms.ChoiceField(label="Подразделение", required=False)
    q = forms.CharField(label="Имя", required=False, max_length=100)

    def __init__(self, *args: Any, units: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["unit"]
        choice.choices = [("", "Все"), *((unit, unit) for unit in sorted(units) if unit)]

    @property
    def is_filtering(self) -> bool:
        """Whether anything is narrowed at all."""
        return self.is_valid() and any(self.cleaned_data.values())

    def narrowed(self, rows: Iterable[Addressee]) -> list[Addressee]:
        """The rows that fit."""
        if not self.is_valid():
            return list(rows)
        given = self.cleaned_data
        words = given["q"].lower().split()
        return [
            row
            for row in rows
            if given["unit"] in {"", row.unit_name}
            and given["state"] in {"", row.state}
            and all(word in row.name.lower() for word in words)
        ]
