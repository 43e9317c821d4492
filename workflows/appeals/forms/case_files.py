"""Forms of the case files and of the act of destruction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from workflows.appeals.actions.destroying import ActDetails
from workflows.appeals.models import Appeal, CaseFile, CaseIndex, ReceptionCard
from workflows.appeals.queries.case_files import expired, fileable, loose_cards
from workflows.appeals.rules.case_files import TYPED
from workflows.people.models import User


class VolumeForm(forms.Form):
    """Which index and year."""

    index = forms.ModelChoiceField(CaseIndex.objects.all(), label="Индекс по номенклатуре", empty_label="Выберите", error_messages={"required": "Выберите индекс. Номенклатуру дел ведёт делопроизводитель."})
    year = forms.IntegerField(label="Год", min_value=2000, max_value=2100, error_messages={"required": "Впишите год.", "invalid": "Впишите год четырьмя цифрами.", "min_value": "Проверьте год.", "max_value": "Проверьте год."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year


class HoldForm(forms.Form):
    """Why a file may not be destroyed."""

    reason = forms.CharField(label="Почему дело нельзя уничтожать", max_length=300, help_text="Например: идёт суд, дело № 2-15/2031.", error_messages={"required": "Напишите причину: её увидит каждый, кто захочет уничтожить дело."})


class AppealsField(forms.ModelMultipleChoiceField):
    """Finished appeals as boxes to tick; no applicant is named."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}, завершено {obj.concluded_on:%d.%m.%Y}: {obj.get_stage_display()}"


class CardsField(forms.ModelMultipleChoiceField):
    """Cards of reception as boxes to tick."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} от {obj.received_on:%d.%m.%Y}: {obj.get_outcome_display()}"


class FillingForm(forms.Form):
    """What goes into the file: everything is ticked at first."""

    appeals = AppealsField(Appeal.objects.none(), label="Обращения", required=False, widget=forms.CheckboxSelectMultiple)
    cards = CardsField(ReceptionCard.objects.none(), label="Карточки личного приёма без обращения", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, case_file: CaseFile, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("appeals", fileable(by, case_file, on=timezone.localdate())), ("cards", loose_cards(case_file))):
            field: Any = self.fields[name]
            field.queryset = rows
            field.initial = list(rows)
            if not field.initial:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("appeals") and not given.get("cards"):
            self.add_error(None, "Отметьте, что положить в дело.")
        return given

    @property
    def chosen(self) -> tuple[list[Appeal], list[ReceptionCard]]:
        """What was ticked."""
        return list(self.cleaned_data.get("appeals", [])), list(self.cleaned_data.get("cards", []))


class FilesField(forms.ModelMultipleChoiceField):
    """Expired files as boxes to tick."""

    def label_from_instance(self, obj: Any) -> str:
        inside = f"обращений – {obj.appeals_count}, карточек приёма – {obj.cards_count}"
        hold = f"; ПОД ЗАПРЕТОМ: {obj.hold_reason}" if obj.on_hold else ""
        return f"{obj}: {inside}, хранилось по {obj.keep_until():%d.%m.%Y}{hold}"


class ActForm(forms.Form):
    """The act, and the word that confirms it."""

    case_files = FilesField(CaseFile.objects.none(), label="Дела, срок хранения которых истёк", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Отметьте дела, которые уничтожаются."})
    protocol = forms.CharField(label="Протокол экспертной комиссии", max_length=200, help_text="Дата и номер: «от 10.01.2032 № 1».", error_messages={"required": "Впишите дату и номер протокола: без решения комиссии дела не уничтожают."})
    commission = forms.CharField(
        label="Комиссия", widget=forms.Textarea(attrs={"rows": 4}), help_text="Каждый с новой строки: «Председатель – Орлов П.И.». Не меньше двух человек.",
        error_messages={"required": "Впишите членов комиссии, каждого с новой строки."},
    )  # fmt: skip
    approved_post = forms.CharField(label="Кто утверждает: должность", max_length=200, error_messages={"required": "Впишите должность руководителя."})
    approved_name = forms.CharField(label="Кто утверждает: имя", max_length=200, help_text="«А.В. Соколова».", error_messages={"required": "Впишите инициалы и фамилию руководителя."})
    method = forms.CharField(label="Способ уничтожения", max_length=300, initial="бумажные документы – измельчение, записи и файлы в программе – стирание", error_messages={"required": "Впишите способ."})
    typed = forms.CharField(label=f"Впишите слово {TYPED}", max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}), error_messages={"required": f"Впишите слово {TYPED}, чтобы подтвердить."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files: Any = self.fields["case_files"]
        files.queryset = expired(on=timezone.localdate())

    def details(self) -> ActDetails:
        """The value for `destroy`."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "case_files"}
        return ActDetails(**{**given, "commission": tuple(line for line in given["commission"].splitlines() if line.strip())})
