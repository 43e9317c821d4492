"""What is asked and until when; whom to ask."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.acquaintance.actions import Outsider, Terms
from workflows.acquaintance.choosing import Circle, staff
from workflows.acquaintance.forms.people_lines import outsiders
from workflows.people import roles
from workflows.people.models import Unit, User
from workflows.people.widgets import DayInput

ASKED = "Прочитайте текст и подтвердите, что вы с ним ознакомились."
ABOUT_BASIS = (
    "Отметка кнопкой – простая электронная подпись. Заменяет ли она подпись на бумаге, решает ваша организация: "
    "обычно для этого нужны локальный акт об электронной подписи и согласие работников (63-ФЗ, ст. 6 и 9; ТК РФ, "
    "ст. 22.1–22.3). Впишите этот акт, он будет напечатан на листе. Если акта нет, соберите подписи на бумаге и внесите их здесь."
)


class DueField(forms.DateField):
    """The last day."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"required": "Впишите последний день.", "invalid": "Впишите дату: 12.03.2026."}
        super().__init__(label="Ознакомиться до", widget=DayInput, error_messages=words, **kwargs)


class TermsForm(forms.Form):
    """The terms of any campaign."""

    due_on = DueField(help_text="Последний день. После него строка на рабочем столе станет срочной.")
    asked = forms.CharField(
        label="О чём просим", initial=ASKED, widget=AdminAutoHeightTextInput, error_messages={"required": "Напишите, о чём просим."}
    )
    basis = forms.CharField(label="Основание электронной отметки", required=False, max_length=300, help_text=ABOUT_BASIS)

    def terms(self) -> Terms:
        """What the action takes."""
        given = self.cleaned_data
        return Terms(due_on=given["due_on"], asked=given["asked"], basis=given["basis"])


class PeopleField(forms.ModelMultipleChoiceField):
    """People as boxes to tick, each with the position."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(User.objects.none(), widget=forms.CheckboxSelectMultiple, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        place = ", ".join(str(part) for part in (obj.position, obj.unit) if part)
        return f"{obj.full_name}, {place}" if place else obj.full_name


class StaffForm(TermsForm):
    """A campaign to workers."""

    everybody = forms.BooleanField(label="Все работники", required=False, help_text="Все, у кого открыта учётная запись.")
    units = forms.ModelMultipleChoiceField(
        Unit.objects.all(), label="Подразделения", required=False, widget=forms.CheckboxSelectMultiple
    )
    roles = forms.ModelMultipleChoiceField(
        Group.objects.filter(name__in=roles.ROLES).order_by("name"), label="Роли", required=False, widget=forms.CheckboxSelectMultiple
    )
    people = PeopleField(label="Отдельные люди", required=False)
    field_order = ["everybody", "units", "roles", "people", "due_on", "asked", "basis"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["people"]
        choice.queryset = staff().order_by("last_name", "first_name", "pk")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name) for name in ("everybody", "units", "roles", "people")):
            self.add_error("everybody", "Выберите, кого знакомить: всех, подразделения, роли или отдельных людей.")
        return given

    def circle(self) -> Circle:
        """What the action takes."""
        given = self.cleaned_data
        return Circle(
            everybody=given["everybody"],
            units=tuple(given["units"]),
            roles=tuple(given["roles"]),
            people=tuple(given["people"]),
        )


class PeopleLines(forms.Form):
    """People without accounts, one in a line."""

    people = forms.CharField(
        label="Люди",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Один человек в строке: Фамилия Имя Отчество; кем приходится; электронная почта. Можно только имя: тогда ссылку вы выдадите лично.",
        error_messages={"required": "Впишите людей, по одному в строке."},
    )

    def clean_people(self) -> tuple[Outsider, ...]:
        return outsiders(self.cleaned_data["people"])


class OutsideForm(PeopleLines, TermsForm):
    """A campaign to people without accounts."""

    field_order = ["people", "due_on", "asked", "basis"]
