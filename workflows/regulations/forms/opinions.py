"""Who was asked, and what a council answered."""

from collections.abc import Collection
from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.files.kept import KeepsScan
from workflows.people.widgets import DayInput
from workflows.regulations.actions import Opinion
from workflows.regulations.models import OpinionBody
from workflows.regulations.opinion_rules import WITHOUT_PROTOCOL
from workflows.regulations.stages import OpinionResult


class AskForm(forms.Form):
    """Who has got the text, when and how."""

    bodies = forms.ModelMultipleChoiceField(
        OpinionBody.objects.none(),
        label="Кто получил проект",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте, кто получил проект."},
    )
    sent_on = forms.DateField(
        label="Когда получен",
        widget=DayInput,
        error_messages={"required": "Впишите день, когда орган получил проект.", "invalid": "Впишите дату: 20.02.2026."},
    )
    how = forms.CharField(
        label="Как передан",
        max_length=200,
        help_text="Например «лично под подпись председателю», «по электронной почте совета».",
        error_messages={"required": "Напишите, как передан проект."},
    )

    def __init__(self, *args: Any, bodies: list[OpinionBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["bodies"]
        choice.queryset = OpinionBody.objects.filter(pk__in=[body.pk for body in bodies])


class OpinionForm(KeepsScan):
    """One opinion of one body on the text of this round."""

    body = forms.ModelChoiceField(OpinionBody.objects.none(), label="Чьё мнение", empty_label="Выберите", error_messages={"required": "Выберите, чьё это мнение."})
    result = forms.ChoiceField(
        label="Что ответили", choices=OpinionResult.choices, widget=forms.RadioSelect, error_messages={"required": "Выберите, что ответили."}
    )
    protocol_number = forms.CharField(label="№ протокола", max_length=50, required=False)
    protocol_date = forms.DateField(label="Дата протокола", required=False, widget=DayInput, error_messages={"invalid": "Впишите дату: 20.02.2026."})
    comment = forms.CharField(
        label="Пояснение",
        required=False,
        widget=AdminAutoHeightTextInput,
        help_text="Предложения или причины несогласия. Если ответа нет или орган не создан – чем это подтверждается.",
    )
    field_order = ["body", "result", "protocol_number", "protocol_date", "comment", "scan", "scan_token"]

    def __init__(self, *args: Any, bodies: list[OpinionBody], asked: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        choice: Any = self.fields["body"]
        choice.queryset = OpinionBody.objects.filter(pk__in=[body.pk for body in bodies])
        if len(bodies) == 1:
            self.initial["body"] = bodies[0].pk

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        result = given.get("result")
        if result and result not in WITHOUT_PROTOCOL:
            for name, sentence in (("protocol_number", "Впишите номер протокола."), ("protocol_date", "Впишите дату протокола.")):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        if result in WITHOUT_PROTOCOL and not given.get("comment", "").strip() and not self._silence_is_proved(given):
            self.add_error("comment", "Напишите, чем это подтверждается: справка, письмо, дата отправки проекта.")
        return given

    def _silence_is_proved(self, given: dict[str, Any]) -> bool:
        body = given.get("body")
        return given.get("result") == OpinionResult.NO_ANSWER and body is not None and body.pk in self.asked

    def opinion(self) -> Opinion:
        """What the action takes."""
        given = self.cleaned_data
        return Opinion(
            body=given["body"],
            result=OpinionResult(given["result"]),
            protocol_number=given["protocol_number"],
            protocol_date=given["protocol_date"],
            comment=given["comment"],
            scan=self.kept_scan,
        )
