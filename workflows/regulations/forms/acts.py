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


class ExplainForm(forms.Form):
    """Why a reference stays though it does not hold."""

    reason = forms.CharField(
        label="Почему ссылка остаётся",
        widget=AdminAutoHeightTextInput,
        help_text="Объяснение увидят все, кто согласует и подписывает этот текст. Например: «Пункт 5.1 добавляет второй приказ, который вступает в силу в тот же день».",
        error_messages={"required": "Напишите, почему ссылка остаётся: это прочитают те, кто согласует и подписывает."},
    )
