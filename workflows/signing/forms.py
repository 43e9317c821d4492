"""The form of a right to sign."""

from typing import Any

from django import forms

from workflows.errors import why_not
from workflows.people.models import User
from workflows.people.widgets import DayInput
from workflows.signing import rules
from workflows.signing.models import SigningAuthority


class AuthorityForm(forms.ModelForm):
    """Everything while nobody has signed by it; the last day alone afterwards."""

    class Meta:
        model = SigningAuthority
        fields = ["user", "capacity", "post", "covers", "valid_from", "valid_to", "basis"]
        widgets = {"valid_from": DayInput, "valid_to": DayInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.filter(is_active=True)  # type: ignore[attr-defined]
        if rules.is_used(self.instance):
            self.fields["user"].queryset = User.objects.filter(pk=self.instance.user_id)  # type: ignore[attr-defined]
            for name in ("user", "capacity", "post", "covers", "valid_from", "basis"):
                self.fields[name].disabled = True
            self.fields[
                "valid_to"
            ].help_text += " По этому праву уже подписывали, поэтому меняется только последний день."

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and (sentence := why_not(rules.may_store, self.instance)):
            self.add_error("valid_to", sentence)
