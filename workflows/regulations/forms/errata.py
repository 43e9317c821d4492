"""A mistake of reproduction: where, what the paper says, what was shown, what was put right."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.errors import why_not
from workflows.files.kept import KeepsScan
from workflows.regulations import errata
from workflows.regulations.actions import Mistake
from workflows.regulations.models import Provision, Redaction

KIND_OF_PLACE = {"section": "раздел", "point": "п.", "subpoint": "подп.", "paragraph": "абзац", "item": "строка перечня"}


class ErratumForm(KeepsScan):
    """One mistake in one place. Nothing here reaches the text of the redaction."""

    provision = forms.ChoiceField(label="Пункт", required=False, help_text="Или впишите место ниже, если ошибка не в пункте: титульный лист, оглавление, файл.")
    place = forms.CharField(label="Другое место", max_length=200, required=False, help_text="Например «титульный лист в PDF».")
    paper_says = forms.CharField(
        label="Как в подлиннике", widget=AdminAutoHeightTextInput, error_messages={"required": "Впишите слова подлинника."}
    )
    site_showed = forms.CharField(
        label="Как было показано", widget=AdminAutoHeightTextInput, error_messages={"required": "Впишите, что было показано вместо них."}
    )
    explanation = forms.CharField(
        label="Что исправлено",
        widget=AdminAutoHeightTextInput,
        help_text="Отчего ошибка и что сделано: построена новая страница, заменён файл. Это увидят все.",
        error_messages={"required": "Напишите, что исправлено."},
    )
    field_order = ["provision", "place", "paper_says", "site_showed", "explanation", "scan", "scan_token"]

    def __init__(self, *args: Any, redaction: Redaction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.redaction = redaction
        self.places = {str(row.uid): _named(row) for row in redaction.provisions.order_by("position")}
        choice: Any = self.fields["provision"]
        choice.choices = [("", "не в пункте"), *self.places.items()]
        self.fields["scan"].label = "Скан подлинника"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("provision") and not given.get("place") and "provision" not in self.errors:
            self.add_error("place", "Выберите пункт или впишите другое место.")
        if not self.errors:
            sentence = why_not(
                errata.is_of_reproduction,
                self.redaction,
                paper_says=given["paper_says"],
                site_showed=given["site_showed"],
                provision_uid=given["provision"] or None,
            )
            if sentence:
                self.add_error("paper_says", sentence)
        return given

    def mistake(self) -> Mistake:
        """What the action takes."""
        given = self.cleaned_data
        return Mistake(
            place=", ".join(filter(None, (self.places.get(given["provision"], "").partition(" – ")[0], given["place"]))),
            paper_says=given["paper_says"],
            site_showed=given["site_showed"],
            explanation=given["explanation"],
            provision_uid=given["provision"] or None,
            scan=self.kept_scan,
        )


def _named(row: Provision) -> str:
    """«п. 2.2 – Школа использует…»; a place without a number is known by its words."""
    words = " ".join((row.heading or row.text).split())
    short = f"{words[:45].rstrip()}…" if len(words) > 45 else words
    return f"{KIND_OF_PLACE[row.kind]}\u00a0{row.label} – {short}" if row.label else f"{KIND_OF_PLACE[row.kind]} «{short}»"
