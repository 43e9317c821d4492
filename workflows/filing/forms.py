"""What the clerk says of a held letter."""

from __future__ import annotations

from django import forms

from workflows.filing.stages import Seen


class SeenForm(forms.Form):
    """One answer for all that are ticked."""

    seen = forms.ChoiceField(
        label="Что вы увидели",
        choices=Seen.choices,
        widget=forms.RadioSelect,
        initial=Seen.ORDINARY,
        help_text="Ответ останется в деле и ничего не меняет в сроках: обращение рассматривают в любом случае. Реклама и чужая рассылка – не обращение: предложите это при регистрации.",
        error_messages={"required": "Выберите, что вы увидели."},
    )
