"""Forms of the mail room."""

from django import forms


class DoubtForm(forms.Form):
    """Why a letter is no appeal."""

    reason = forms.CharField(label="Почему это не обращение", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Например: реклама, счёт поставщика, рассылка.")


class AttachForm(forms.Form):
    """The appeal by hand, when no guess fits."""

    number = forms.CharField(label="Номер обращения", max_length=50, help_text="Как в журнале, например 12/1126-ОГ.")
