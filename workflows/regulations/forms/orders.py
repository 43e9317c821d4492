"""The project of the order: its series and date, then its words."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.numbering.models import Series
from workflows.orders.actions import Clause
from workflows.orders.models import Order
from workflows.orders.stages import ClauseKind
from workflows.people.widgets import DayInput


class PrepareForm(forms.Form):
    """What the default order needs to know."""

    series = forms.ModelChoiceField(
        Series.objects.all(), label="Серия номеров", empty_label=None, error_messages={"required": "Выберите серию. Её заводит администратор."}
    )
    effective_from = forms.DateField(
        label="Вступает в силу с",
        required=False,
        widget=DayInput,
        help_text="Пусто – со дня подписания приказа.",
        error_messages={"invalid": "Впишите дату: 01.03.2026."},
    )


class OrderWordsForm(forms.Form):
    """Heading and preamble."""

    title = forms.CharField(label="Заголовок", max_length=1000, widget=AdminAutoHeightTextInput, error_messages={"required": "Впишите заголовок."})
    preamble = forms.CharField(label="Преамбула", widget=AdminAutoHeightTextInput, help_text="До слова «ПРИКАЗЫВАЮ».", error_messages={"required": "Впишите преамбулу."})


class ClauseForm(forms.Form):
    """One clause. An empty text means that there is no such clause."""

    position = forms.IntegerField(label="№ пункта", min_value=1, required=False)
    kind = forms.ChoiceField(label="Что делает", choices=ClauseKind.choices, initial=ClauseKind.ENTRUST)
    text = forms.CharField(label="Текст", required=False, widget=AdminAutoHeightTextInput, help_text="Чтобы убрать пункт, сотрите текст.")
    effective_from = forms.DateField(required=False, widget=forms.HiddenInput)


class BaseClauses(BaseFormSet):
    """The clauses in the order of their numbers."""

    def clean(self) -> None:
        if any(self.errors):
            return
        kinds = {form.cleaned_data["kind"] for form in self._written()}
        if ClauseKind.APPROVE not in kinds:
            raise forms.ValidationError("В приказе нет пункта «утвердить». Без него акт не утверждается: верните этот пункт.")

    def clauses(self) -> list[Clause]:
        """Written clauses as the action takes them."""
        ordered = sorted(self._written(), key=lambda form: (form.cleaned_data["position"] or 1000, self.forms.index(form)))
        return [Clause(ClauseKind(form.cleaned_data["kind"]), form.cleaned_data["text"].strip(), form.cleaned_data["effective_from"]) for form in ordered]

    def _written(self) -> list[Any]:
        return [form for form in self.forms if form.cleaned_data.get("text", "").strip()]


Clauses = formset_factory(ClauseForm, formset=BaseClauses, extra=1)


def initial_clauses(order: Order) -> list[dict[str, Any]]:
    """The clauses as they stand in the project."""
    return [dict(clause) for clause in order.clauses.order_by("position").values("position", "kind", "text", "effective_from")]
