"""Resolutions, helpers, reports."""

from __future__ import annotations

from typing import Any

from django import forms

from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.forms.people import PeopleField, PersonField
from workflows.appeals.models import Appeal, Question
from workflows.people.widgets import DayInput


class ResolutionForm(forms.Form):
    """Who answers, who helps, who must know, by when."""

    responsible = PersonField(label="Ответственный исполнитель", error_messages={"required": "Выберите ответственного исполнителя."})
    text = forms.CharField(label="Что сделать", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label="Срок поручения", required=False, widget=DayInput, help_text="Пусто – контрольная дата ответа.")
    co_executors = PeopleField(label="Соисполнители")
    informed = PeopleField(label="Для сведения")

    def resolution(self) -> Resolution:
        """The value for `assign`."""
        given = self.cleaned_data
        return Resolution(
            responsible=given["responsible"], co_executors=tuple(given["co_executors"]), informed=tuple(given["informed"]), text=given["text"], due_on=given["due_on"]
        )


class RemarkForm(forms.Form):
    """Why something goes back."""

    remark = forms.CharField(label="Замечание", widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Напишите, почему возвращаете."})


class ReportForm(forms.Form):
    """What a helper has done."""

    words = forms.CharField(label="Что сделано", widget=forms.Textarea(attrs={"rows": 5}), error_messages={"required": "Напишите, что сделано: это увидит ответственный исполнитель."})


class ShareForm(forms.Form):
    """One helper more."""

    executor = PersonField(label="Соисполнитель", error_messages={"required": "Выберите соисполнителя."})
    question = forms.ModelChoiceField(Question.objects.none(), label="По какому вопросу", required=False, empty_label="По всему обращению")
    text = forms.CharField(label="Что сделать", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label="Срок", required=False, widget=DayInput)

    def __init__(self, *args: Any, appeal: Appeal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question: Any = self.fields["question"]
        question.queryset = Question.objects.filter(appeal=appeal)
