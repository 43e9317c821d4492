"""How the register of orders is narrowed down, and how a signature made outside is given."""

from typing import Any

import django_filters
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from wagtail.admin.filters import WagtailFilterSet

from workflows.numbering.models import Series
from workflows.orders.actions import OutsideSignature
from workflows.orders.cms import MOST_BYTES
from workflows.orders.models import Order
from workflows.orders.stages import Stage


class OrderFilters(WagtailFilterSet):
    """By series, by year of the date, by stage."""

    series = django_filters.ModelChoiceFilter(label="Серия", queryset=Series.objects.for_orders(), empty_label="Все")
    year = django_filters.NumberFilter(
        label="Год", field_name="signed_on", lookup_expr="year", min_value=1990, max_value=2100
    )
    stage = django_filters.ChoiceFilter(label="Стадия", choices=Stage.choices, empty_label="Все")

    class Meta:
        model = Order
        fields: list[str] = []


class JournalForm(forms.Form):
    """Which journal to print."""

    series = forms.ModelChoiceField(Series.objects.for_orders(), label="Серия", empty_label="Выберите", error_messages={"required": "Выберите серию."})
    year = forms.TypedChoiceField(label="Год", coerce=int, error_messages={"required": "Выберите год."})

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["year"]
        choice.choices = [(year, str(year)) for year in years]


class OutsideSignatureForm(forms.Form):
    """The file of a detached signature."""

    file = forms.FileField(
        label="Файл подписи",
        help_text=".sig, .p7s или .sgn, не больше 1 МБ.",
        error_messages={"required": "Выберите файл подписи.", "empty": "Файл пуст. Выберите файл подписи."},
    )
    told = forms.CharField(
        label="Кто подписал",
        max_length=300,
        required=False,
        help_text="Впишите, только если в файле подписи нет сертификата: рядом с именем будет сказано «со слов».",
    )

    def clean_file(self) -> UploadedFile:
        given: UploadedFile = self.cleaned_data["file"]
        if (given.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                f"Файл слишком велик ({filesizeformat(given.size or 0)}): файлы подписи меньше 1 МБ. Проверьте, что выбрана подпись, а не документ."
            )
        return given

    def signature(self) -> OutsideSignature:
        """What the action takes."""
        given = self.cleaned_data["file"]
        return OutsideSignature(data=given.read(), name=given.name or "", told=self.cleaned_data["told"])
