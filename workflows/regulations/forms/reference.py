"""Reference data: acts, and the routes by which drafts go."""

from typing import Any

from django import forms
from django.forms import BaseInlineFormSet, inlineformset_factory
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.regulations.models import ApprovalRoute, Redaction, Regulation, RouteStep
from workflows.regulations.stages import StepKind

BY_ORDER = "Акт утверждён: это меняется только приказом."


class RegulationForm(WagtailAdminModelForm):
    """An act as a work. Once a redaction exists, what the order named is read only."""

    class Meta:
        model = Regulation
        fields = ["kind", "title", "short_title", "slug", "owner", "audience", "opinions"]
        widgets = {"title": AdminAutoHeightTextInput, "opinions": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and Redaction.objects.filter(regulation=self.instance).exists():
            for name in ("kind", "title", "slug"):
                self.fields[name].disabled = True
                self.fields[name].help_text = BY_ORDER


class StepForm(forms.ModelForm):
    """One step; an empty row is no step."""

    class Meta:
        model = RouteStep
        fields = ["position", "kind", "title", "holder", "days"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == StepKind.VISA and not given.get("holder") and "holder" not in self.errors:
            self.add_error("holder", "Выберите, кто ставит эту визу.")
        return given


class BaseSteps(BaseInlineFormSet):
    """The steps of a route: visas, then the director."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data.get("title") and not form.cleaned_data.get("DELETE")]
        signatures = [step["position"] for step in kept if step["kind"] == StepKind.SIGNATURE]
        visas = [step["position"] for step in kept if step["kind"] == StepKind.VISA]
        if not signatures:
            raise forms.ValidationError("В маршруте нет шага «подпись приказа». Без него ничего не утверждается: добавьте его.")
        if visas and max(visas) >= min(signatures):
            raise forms.ValidationError("Подпись приказа идёт после всех виз. Поставьте ей большую очередь.")


Steps = inlineformset_factory(ApprovalRoute, RouteStep, form=StepForm, formset=BaseSteps, extra=3, can_delete=True)


class RouteForm(WagtailAdminModelForm):
    """A route with its steps, saved together."""

    class Meta:
        model = ApprovalRoute
        fields = ["title", "is_default"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = Steps(self.data if self.is_bound else None, instance=self.instance, prefix="steps")

    def clean_is_default(self) -> bool:
        chosen: bool = self.cleaned_data["is_default"]
        other = ApprovalRoute.objects.filter(is_default=True).exclude(pk=self.instance.pk).first()
        if chosen and other:
            raise forms.ValidationError(f"По умолчанию уже идёт маршрут «{other}». Сначала снимите отметку у него.")
        return chosen

    def is_valid(self) -> bool:
        return all([super().is_valid(), self.steps.is_valid()])

    def has_changed(self) -> bool:
        return bool(super().has_changed() or self.steps.has_changed())

    def save(self, commit: bool = True) -> ApprovalRoute:
        route: ApprovalRoute = super().save(commit=commit)
        if commit:
            self.steps.instance = route
            self.steps.save()
        return route
