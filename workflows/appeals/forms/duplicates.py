"""Which letter came first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from workflows.appeals.models import Appeal


class LetterChoice(forms.ModelChoiceField):
    """An open letter that came before."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} от {obj.received_on:%d.%m.%Y}, {obj.get_channel_display()}: {obj.summary or obj.intake.text[:100]}"


class DuplicateForm(forms.Form):
    """The first letter, and why this is the same where text and files do not say it."""

    original = LetterChoice(
        Appeal.objects.none(),
        label="Первое письмо",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Выберите письмо, которое пришло первым. Если его нет в списке, это не дубль: зарегистрируйте письмо."},
    )
    reason = forms.CharField(
        label="Почему это то же письмо",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Можно не писать, если текст, файлы и отправитель совпадают.",
    )

    def __init__(self, *args: Any, earlier: QuerySet[Appeal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        original: Any = self.fields["original"]
        original.queryset = earlier
