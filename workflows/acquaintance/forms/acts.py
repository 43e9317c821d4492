"""Forms of the acts on a campaign."""

from typing import Any

from django import forms

from workflows.acquaintance.actions import Paper
from workflows.acquaintance.choosing import staff
from workflows.acquaintance.forms.terms import DueField, PeopleField, PeopleLines
from workflows.acquaintance.models import Addressee, Campaign
from workflows.errors import Incomplete
from workflows.files.kept import KeepsScan
from workflows.people.widgets import DayInput


class CampaignForm(forms.Form):
    """A form that knows its campaign."""

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign


class ConfirmForm(CampaignForm):
    """Nothing to fill in: the button itself is the answer."""


class DueForm(CampaignForm):
    """Another last day."""

    due_on = DueField()


class LeftForm(CampaignForm):
    """Why a person is not waited for."""

    reason = forms.CharField(
        label="Почему не ждём",
        max_length=300,
        help_text="Например: уволен 01.03.2026, переведена в другую школу. Причина будет стоять на листе вместо подписи.",
        error_messages={"required": "Напишите, почему не ждём ознакомления."},
    )


class WorkersForm(CampaignForm):
    """More workers by name."""

    people = PeopleField(label="Кого добавить", error_messages={"required": "Отметьте хотя бы одного человека."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["people"]
        listed = self.campaign.addressees.values("user_id")
        choice.queryset = staff().exclude(pk__in=listed).order_by("last_name", "first_name", "pk")


class MoreOutsidersForm(CampaignForm, PeopleLines):
    """More people without accounts."""


class SignedField(forms.ModelMultipleChoiceField):
    """Those who have not confirmed, as boxes to tick."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.position}" if obj.position else str(obj.name)


class PaperForm(CampaignForm, KeepsScan):
    """A signed paper sheet: whose signatures, of which day, the scan."""

    signed = SignedField(
        Addressee.objects.none(),
        label="Чьи подписи стоят на листе",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте, чьи подписи стоят на листе."},
    )
    signed_on = forms.DateField(
        label="День подписи",
        widget=DayInput,
        help_text="Если на листе разные дни, внесите его несколько раз: по одному дню.",
        error_messages={"required": "Впишите день подписи.", "invalid": "Впишите дату: 02.03.2026."},
    )
    scan = forms.FileField(label="Скан листа", required=False, help_text="PDF, JPG или PNG, не больше 20 МБ.")
    field_order = ["signed", "signed_on", "scan", "scan_token"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["signed"]
        choice.queryset = self.campaign.addressees.unread()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("scan") and not given.get("scan_token") and "scan" not in self.errors:
            self.add_error("scan", "Приложите скан подписанного листа.")
        return given

    def paper(self) -> Paper:
        """What the action takes; `keep_scan` comes first."""
        if self.kept_scan is None:
            raise Incomplete("Приложите скан подписанного листа.")
        return Paper(scan=self.kept_scan, signed_on=self.cleaned_data["signed_on"])
