"""The confirmation of the table «Было → Стало»."""

from django import forms


class LineageForm(forms.Form):
    """A tick, bound to the text that was shown."""

    shown = forms.CharField(widget=forms.HiddenInput)
    is_right = forms.BooleanField(label="Таблица верна: пункты стали именно такими", error_messages={"required": "Прочитайте таблицу и поставьте отметку. Если в ней ошибка, исправьте текст."})
