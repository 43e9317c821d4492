"""Which days a report or an export covers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from workflows.appeals.actions.exporting import Wish
from workflows.appeals.documents.analytics import Words
from workflows.appeals.models import JournalExport
from workflows.printing.forms import DayField
from workflows.printing.periods import Period

EARLIEST, LATEST = date(2006, 11, 2), date(2099, 12, 31)  # 59-ФЗ is in force since 2 November 2006
IN_ORDER = "Последний день раньше первого. Поменяйте их местами."


class ReportForm(forms.Form):
    """From which day of registration to which."""

    first = DayField(label="Зарегистрированные с")
    last = DayField(label="По")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("first", "last"):
            if given.get(name) and not EARLIEST <= given[name] <= LATEST:
                self.add_error(name, f"Впишите день с {EARLIEST:%d.%m.%Y} по {LATEST:%d.%m.%Y}.")
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", IN_ORDER)
        return given

    def period(self) -> Period:
        """The days."""
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])


class NoteForm(ReportForm):
    """What a person says of the period; both may stay empty."""

    causes = forms.CharField(label="Причины обращений", required=False, widget=forms.Textarea(attrs={"rows": 6}), help_text="Без имён граждан: справку читают многие.")
    measures = forms.CharField(label="Принятые меры", required=False, widget=forms.Textarea(attrs={"rows": 6}))

    def words(self) -> Words:
        """The words."""
        return Words(causes=self.cleaned_data["causes"], measures=self.cleaned_data["measures"])


class ExportForm(forms.Form):
    """Which file, of which days; empty days mean the whole journal."""

    form = forms.ChoiceField(label="Вид файла", choices=JournalExport.Form.choices, initial=JournalExport.Form.XLSX)
    first = DayField(label="Зарегистрированные с", required=False, help_text="Пусто – с первого обращения.")
    last = DayField(label="По", required=False, help_text="Пусто – по последнее.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", IN_ORDER)
        return given

    def wish(self) -> Wish:
        """What was asked for."""
        given = self.cleaned_data
        return Wish(form=JournalExport.Form(given["form"]), first_on=given["first"], last_on=given["last"])
