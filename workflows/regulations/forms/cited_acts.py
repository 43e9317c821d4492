"""The register of cited acts: an act, its change, and what was decided about a provision."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput

from workflows.regulations.models import ActState, ExternalAct
from workflows.regulations.references.acts import Act, ActKind

NAMED = ("kind", "adopted_on", "number")  # by these the references in texts find the act


class ExternalActForm(WagtailAdminModelForm):
    """An act of the register. What texts know it by is given once, when it is entered by hand."""

    class Meta:
        model = ExternalAct
        fields = ["kind", "adopted_on", "number", "issuer", "title", "address", "unit", "owner", "review_on", "note"]
        widgets = {"title": AdminAutoHeightTextInput, "note": AdminAutoHeightTextInput, "address": forms.URLInput, "adopted_on": AdminDateInput, "review_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in NAMED:
                self.fields[name].disabled = True
                self.fields[name].help_text = "По этому ссылки в текстах находят акт, поэтому здесь не меняется."

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.instance.pk and not self.errors:
            act = Act(ActKind(given["kind"]), given.get("adopted_on"), (given.get("number") or "").strip())
            if ExternalAct.objects.filter(key=act.key).exists():
                raise forms.ValidationError("Такой акт в реестре уже есть. Найдите его в списке по номеру.")
            self.instance.key = act.key
        return given


class MarkForm(forms.Form):
    """How the act stands now, and since when."""

    state = forms.ChoiceField(label="Что с актом", choices=ActState.choices, widget=forms.RadioSelect, error_messages={"required": "Выберите, что произошло с актом."})
    changed_on = forms.DateField(
        label="С какого дня",
        required=False,
        widget=AdminDateInput,
        help_text="День, с которого изменения вступили в силу. Для действующего акта не нужен.",
        error_messages={"invalid": "Впишите день так: 01.09.2026."},
    )
    note = forms.CharField(label="Что изменилось", required=False, widget=AdminAutoHeightTextInput, help_text="Каким актом и какие статьи: это увидит тот, кто проверяет пункты.")


class DecisionForm(forms.Form):
    """What was decided about a provision."""

    decision = forms.CharField(
        label="Что решено",
        widget=AdminAutoHeightTextInput,
        help_text="Например: «Менять не нужно: часть 3 статьи 30 осталась прежней» или «Начат проект изменений».",
        error_messages={"required": "Напишите, что решено о пункте."},
    )
