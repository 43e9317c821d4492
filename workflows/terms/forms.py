"""Forms of the terms."""

from typing import Any

import django_filters
from django import forms
from wagtail.admin.filters import WagtailFilterSet

from workflows.errors import why_not
from workflows.people.widgets import DayInput
from workflows.terms import rules
from workflows.terms.counting import Preset
from workflows.terms.models import LegalTerm
from workflows.terms.values import Certainty, Unit

# Shorter than the labels of Preset: a list of them is wider than a phone.
READINGS = [(Preset.STANDARD, "обычно"), (Preset.STRICT, "строго"), (Preset.CIVIL, "по ГК РФ")]


class TermForm(forms.ModelForm):
    """A term and the reason of the change; the name of a stored one stays, because clocks were started by it."""

    reason = forms.CharField(
        label="Почему вносится или меняется",
        max_length=200,
        help_text="Например «Федеральный закон от 28.12.2024 № 547-ФЗ». Останется в истории и в журнале.",
        error_messages={"required": "Укажите, почему вносится или меняется срок."},
    )

    class Meta:
        model = LegalTerm
        fields = [
            "basis",
            "title",
            "article",
            "wording",
            "days",
            "unit",
            "counted_from",
            "certainty",
            "source",
            "valid_from",
            "valid_to",
        ]
        widgets = {"valid_from": DayInput, "valid_to": DayInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["basis"].disabled = True

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and (sentence := why_not(rules.may_store, self.instance)):
            self.add_error("valid_from" if self.instance.pk else "basis", sentence)


class CountForm(forms.Form):
    """«Посчитать срок»."""

    basis = forms.CharField(
        label="Основание",
        max_length=100,
        help_text="Закон, статья и часть: «59-ФЗ 12(1)», «ст. 12 ч. 1 59-ФЗ», «ПП 1802 16», «ТК 372».",
        widget=forms.TextInput(attrs={"list": "known-terms", "autocomplete": "off"}),
    )
    day = forms.DateField(label="Исходный день", help_text="День, от которого считается срок.", widget=DayInput)
    preset = forms.ChoiceField(
        label="Как считать",
        choices=READINGS,
        initial=Preset.STANDARD,
        required=False,
        help_text="Обычно – со следующего дня, с выходного на рабочий день перед ним. Строго – с самого дня события. "
        "По ГК РФ (ст. 191, 193) – со следующего дня, с выходного на рабочий день после него.",
    )

    def clean_preset(self) -> Preset:
        return Preset(self.cleaned_data["preset"] or Preset.STANDARD)


class TermFilters(WagtailFilterSet):
    """By law, by kind of days, by certainty."""

    law = django_filters.AllValuesFilter(label="Закон", empty_label="Все")
    unit = django_filters.ChoiceFilter(label="Какие дни", choices=Unit.choices, empty_label="Любые")
    certainty = django_filters.ChoiceFilter(
        label="Откуда число", choices=Certainty.choices, empty_label="Откуда угодно"
    )

    class Meta:
        model = LegalTerm
        fields = ["law", "unit", "certainty"]
