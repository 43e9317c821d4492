"""A changed file of a redaction: the upload, and the answers to what is in doubt."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.people.widgets import DayInput
from workflows.regulations.forms.amending import BAD_DAY
from workflows.regulations.matching import Matching, Option, Question


class ChangedFileForm(forms.Form):
    """The file."""

    document = forms.FileField(
        label="Изменённый файл",
        help_text=".docx или .txt, не больше 50 МБ.",
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
        error_messages={"required": "Выберите файл.", "empty": "Файл пуст. Выберите файл с текстом документа."},
    )


class AnswersForm(forms.Form):
    """One choice for each question, then what the draft needs. A question without a default has to be answered."""

    effective_from = forms.DateField(
        label="С какого дня", required=False, widget=DayInput, help_text="Пусто – со дня подписания приказа. Для отдельных пунктов день можно будет выбрать свой.", error_messages=BAD_DAY
    )
    reason = forms.CharField(label="Зачем", widget=AdminAutoHeightTextInput, error_messages={"required": "Напишите, зачем нужны изменения: это прочитают согласующие."})

    def __init__(self, *args: Any, matching: Matching, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matching = matching
        for question in matching.questions:
            self.fields[question.key] = _field(question)

    def questions(self) -> list[tuple[Question, Any]]:
        """Each question with its field, in the order of the act."""
        return [(question, self[question.key]) for question in self.matching.questions]

    def answers(self) -> dict[str, str]:
        """What is answered so far, also in a form that is not complete."""
        given = {question.key: self.data.get(self.add_prefix(question.key), "") for question in self.matching.questions}
        return {key: value for key, value in given.items() if value}

    def unanswered(self) -> list[Question]:
        """What a person still has to decide."""
        given = self.answers()
        return [question for question in self.matching.questions if not (given.get(question.key) or question.default)]


def _field(question: Question) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=question.title,
        choices=[(option.value, _words(option)) for option in question.options],
        initial=question.default,
        widget=forms.RadioSelect,
        error_messages={"required": "Выберите ответ.", "invalid_choice": "Такого ответа нет. Выберите один из показанных."},
    )


def _words(option: Option) -> str:
    return option.words if option.percent is None else f"{option.words} (слова совпадают на {option.percent}\u00a0%)"
