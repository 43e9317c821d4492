"""The form of a series."""

from typing import Any

from django import forms

from workflows.numbering.models import Counter, Series


class SeriesForm(forms.ModelForm):
    """After the first number its code and its period stay, so that no number is given twice."""

    class Meta:
        model = Series
        fields = ["title", "code", "index", "template", "reset"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if Counter.objects.filter(series=self.instance.pk, last__gt=0).exists():
            for name in ("code", "reset"):
                self.fields[name].disabled = True
                self.fields[name].help_text = "Не меняется: в серии уже есть номера."
