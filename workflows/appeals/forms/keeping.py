"""Marks, notes, withdrawal, the case file."""

from __future__ import annotations

from typing import Any

from django import forms

from workflows.appeals.actions.keeping import Marks
from workflows.appeals.models import Appeal, CaseFile, Message, Sensitivity


class MarksForm(forms.Form):
    """What the office marks an appeal with."""

    sensitivity = forms.ChoiceField(label="Доступ", choices=Sensitivity.choices)
    on_control = forms.BooleanField(label="На контроле", required=False)
    is_danger = forms.BooleanField(label="Угроза безопасности", required=False)
    safe_summary = forms.CharField(label="Безопасное изложение", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Его увидит тот, на кого жалуются: без имён заявителя и ребёнка.")

    def marks(self) -> Marks:
        """The value for `mark`."""
        return Marks(**{**self.cleaned_data, "sensitivity": Sensitivity(self.cleaned_data["sensitivity"])})


def marks_of(appeal: Appeal) -> dict[str, Any]:
    """The marks as they stand."""
    return {"sensitivity": appeal.sensitivity, "on_control": appeal.on_control, "is_danger": appeal.is_danger, "safe_summary": appeal.safe_summary}


class NoteForm(forms.Form):
    """A word among colleagues."""

    text = forms.CharField(label="Заметка для коллег", widget=forms.Textarea(attrs={"rows": 3}), help_text="Заявитель её не увидит.", error_messages={"required": "Заметка пуста. Напишите её."})


class WithdrawalForm(forms.Form):
    """By which statement of the citizen the work ends."""

    statement = forms.ModelChoiceField(
        Message.objects.none(),
        label="Заявление гражданина",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Выберите заявление. Если его ещё нет в карточке, сначала добавьте материалы: «заявление о прекращении рассмотрения»."},
    )

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        statement: Any = self.fields["statement"]
        statement.queryset = Message.objects.filter(appeal=appeal, sort=Message.Sort.STOP)
        statement.label_from_instance = lambda message: f"Заявление от {message.intake.received_on:%d.%m.%Y}"


class FilingForm(forms.Form):
    """Which case file."""

    case_file = forms.ModelChoiceField(CaseFile.objects.none(), label="Дело", empty_label="Выберите", error_messages={"required": "Выберите дело. Дела заводит делопроизводитель по номенклатуре."})

    def __init__(self, *args: Any, years: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case_file: Any = self.fields["case_file"]
        case_file.queryset = CaseFile.objects.filter(closed_on=None, year__in=years).select_related("index")
