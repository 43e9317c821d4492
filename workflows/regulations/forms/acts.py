"""Forms of the simple acts: a confirmation, with a reason where one is due."""

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Причина", widget=AdminAutoHeightTextInput, error_messages={"required": "Напишите причину: её увидят все, кто читал проект."}
    )
