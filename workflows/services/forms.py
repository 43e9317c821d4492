"""Forms of the catalogue: they turn what was typed into values for actions."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from workflows.people.widgets import DayInput
from workflows.services.actions import Cell, Finding
from workflows.services.models import BasisKind, Pair, Purpose, Service

MOST_BYTES = 20 * 1024 * 1024
CELLS = [(f"{pair.value}:{purpose.value}", f"{pair.label}: {purpose.label}") for pair in Pair for purpose in Purpose]


class ServiceForm(WagtailAdminModelForm):
    """A service with the cells of the matrix of purposes ticked."""

    cells = forms.MultipleChoiceField(label="Для чего применяется", choices=CELLS, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Service
        fields = [
            *("title", "kind", "mode", "description", "url", "sign_in", "access_terms"),
            *("single_sign_on", "needs_account", "on_computer", "on_mobile", "needs_installation", "round_the_clock"),
            *("registry_number", "responsible", "act_slug", "point_key", "point_label"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["cells"] = [f"{use.pair}:{use.purpose}" for use in self.instance.uses.all()]

    def uses(self) -> list[Cell]:
        """The ticked cells; new ones come from the same point as the service."""
        pairs = (name.split(":") for name in self.cleaned_data["cells"])
        return [Cell(Pair(pair), Purpose(purpose), self.cleaned_data["point_label"]) for pair, purpose in pairs]


class BasisForm(forms.Form):
    """A contract or an accepted agreement with its copy."""

    kind = forms.ChoiceField(label="Вид основания", choices=BasisKind.choices)
    number = forms.CharField(label="Номер договора", max_length=100, required=False)
    made_on = forms.DateField(label="Дата договора или присоединения", widget=DayInput)
    other_side = forms.CharField(label="Правообладатель", max_length=300)
    url = forms.URLField(label="Адрес соглашения", max_length=500, required=False, assume_scheme="https")
    version = forms.CharField(label="Версия соглашения", max_length=100, required=False)
    valid_from = forms.DateField(label="Действует с", widget=DayInput)
    valid_to = forms.DateField(label="Действует по", widget=DayInput, required=False, help_text="Пусто – без срока.")
    copy = forms.FileField(label="Копия договора или соглашения")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("kind") == BasisKind.CONTRACT and not given.get("number"):
            self.add_error("number", "У договора есть номер. Если номера нет, напишите «б/н».")
        if given.get("kind") == BasisKind.AGREEMENT and not given.get("url"):
            self.add_error("url", "Укажите адрес, по которому опубликовано соглашение.")
        copy = given.get("copy")
        if copy is not None and copy.size > MOST_BYTES:
            self.add_error("copy", "Файл больше 20 МБ. Сохраните его в меньшем размере.")
        return given


class EndForm(forms.Form):
    """The last day of a basis."""

    last_day = forms.DateField(label="Последний день действия", widget=DayInput)
    reason = forms.CharField(label="Почему", max_length=300, help_text="Например «расторгнут соглашением сторон».")


class CheckForm(forms.Form):
    """What the lists of prohibited services say."""

    source = forms.CharField(label="Где проверено", max_length=500, help_text="Название и адрес перечня.")
    checked_on = forms.DateField(label="На какой день", widget=DayInput)
    in_rkn_list = forms.BooleanField(label="Есть в перечне Роскомнадзора", required=False)
    blocked = forms.BooleanField(label="Доступ ограничен", required=False)
    foreign_owner = forms.BooleanField(label="Владелец иностранный", required=False)

    def finding(self) -> Finding:
        return Finding(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why the use is suspended."""

    reason = forms.CharField(
        label="Почему применение приостановлено", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ConfirmForm(forms.Form):
    """Nothing to fill in: a button."""
