"""The decision at a visa."""

from typing import Any, Self

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from workflows.errors import why_not
from workflows.regulations import rules
from workflows.regulations.queries import Packet
from workflows.regulations.stages import Decision

CHOICES = [
    (Decision.AGREED, "Согласен"),
    (Decision.REMARKS, "Согласен с замечаниями"),
    (Decision.RETURNED, "Вернуть на доработку"),
]


class VisaForm(forms.Form):
    """One of three decisions, bound to the text that was shown."""

    shown_sha256 = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label="Ваше решение", choices=CHOICES, widget=forms.RadioSelect, error_messages={"required": "Выберите решение."}
    )
    comment = forms.CharField(
        label="Замечания",
        required=False,
        widget=AdminAutoHeightTextInput,
        help_text="Обязательны, если вы возвращаете проект или согласны с замечаниями. Их увидят составитель и руководитель.",
    )

    @classmethod
    def for_text(cls, found: Packet) -> Self:
        """The empty form for the text on the screen."""
        return cls(initial={"shown_sha256": found.submission.content_sha256})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("decision"):
            sentence = why_not(rules.has_comment, Decision(given["decision"]), given.get("comment", ""))
            if sentence:
                self.add_error("comment", sentence)
        return given
