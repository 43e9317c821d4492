"""The project of the order: its series and date, then its words."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.numbering.models import Series
from workflows.orders.actions import Clause
from workflows.orders.lines import Line, lines_of
from workflows.orders.models import Order
from workflows.orders.stages import ClauseKind, is_derived
from workflows.people.widgets import DayInput


class PrepareForm(forms.Form):
    """What the default order needs to know."""

    series = forms.ModelChoiceField(
        Series.objects.for_orders(), label="Серия номеров", empty_label=None, error_messages={"required": "Выберите серию. Её заводит администратор."}
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

    @property
    def is_locked(self) -> bool:
        """Whether the clause is shown and not edited: it follows from the changes of the text."""
        return self.fields["text"].disabled

    @property
    def lines(self) -> tuple[Line, ...]:
        """A locked clause as it is laid out."""
        return lines_of(str(self.initial.get("text", "")))

    def lock(self) -> None:
        """Take nothing from the request: each field keeps what it was."""
        for field in self.fields.values():
            field.disabled = True

    def offer_editable(self) -> None:
        """Only kinds that a person writes."""
        self.fields["kind"].choices = EDITABLE_KINDS  # type: ignore[attr-defined]


class BaseClauses(BaseFormSet):
    """The clauses in the order of their numbers.

    In an order that changes an act, what is derived from the changes is locked (`locks_derived`): the words of the order
    are what carries the changes out.
    """

    def __init__(self, *args: Any, locks_derived: bool = False, **kwargs: Any) -> None:
        self.locks_derived = locks_derived
        super().__init__(*args, **kwargs)

    def add_fields(self, form: Any, index: int | None) -> None:
        """Close the clauses that are not for a hand."""
        super().add_fields(form, index)
        if not self.locks_derived:
            return
        if is_derived(form.initial.get("kind", ClauseKind.ENTRUST)):
            form.lock()
        else:
            form.offer_editable()

    def clean(self) -> None:
        if any(self.errors):
            return
        if self.locks_derived:
            self._keep_derived()
        elif ClauseKind.APPROVE not in {form.cleaned_data["kind"] for form in self._written()}:
            raise forms.ValidationError("В приказе нет пункта «утвердить». Без него акт не утверждается: верните этот пункт.")

    def _keep_derived(self) -> None:
        """All of them as they were, the first clause still the first: other clauses name it by its number."""
        before = [Clause(ClauseKind(one["kind"]), one["text"].strip(), one["effective_from"]) for one in self.initial or ()]
        after = self.clauses()
        if [one for one in after if is_derived(one.kind)] != [one for one in before if is_derived(one.kind)]:
            raise forms.ValidationError(CHANGED)
        if before and is_derived(before[0].kind) and after[:1] != before[:1]:
            raise forms.ValidationError(MOVED)

    def clauses(self) -> list[Clause]:
        """Written clauses as the action takes them."""
        ordered = sorted(self._written(), key=lambda form: (form.cleaned_data["position"] or 1000, self.forms.index(form)))
        return [Clause(ClauseKind(form.cleaned_data["kind"]), form.cleaned_data["text"].strip(), form.cleaned_data["effective_from"]) for form in ordered]

    def _written(self) -> list[Any]:
        return [form for form in self.forms if form.cleaned_data.get("text", "").strip()]


EDITABLE_KINDS = [(kind.value, kind.label) for kind in ClauseKind if not is_derived(kind)]
CHANGED = "Пункты об изменениях и о вступлении в силу написаны по тексту акта и в приказе не правятся. Измените текст или дату и подготовьте приказ заново."
MOVED = "Пункт об изменениях стоит в приказе первым: на него ссылаются другие пункты. Поставьте свой пункт после него."

Clauses: Any = formset_factory(ClauseForm, formset=BaseClauses, extra=1)


def initial_clauses(order: Order) -> list[dict[str, Any]]:
    """The clauses as they stand in the project."""
    return [dict(clause) for clause in order.clauses.order_by("position").values("position", "kind", "text", "effective_from")]
