"""What an administrator types about the sign-in of citizens."""

from __future__ import annotations

from typing import Any

from django import forms

from workflows.errors import BadInput
from workflows.identity.actions import Given
from workflows.identity.models import Level, Provider
from workflows.identity.rules import is_safe

KEPT = "••••••••"


class ProviderForm(forms.Form):
    """The service, our name at it, the secret; an empty secret leaves the kept one."""

    title = forms.CharField(label="Название на кнопке", max_length=60, help_text="Посетитель прочтёт «Войти через …».", error_messages={"required": "Впишите, как назвать службу на кнопке."})
    issuer = forms.CharField(
        label="Адрес службы входа (issuer)", max_length=300, help_text="Например https://login.example.ru/realms/school, точно как у самой службы.", error_messages={"required": "Впишите адрес службы входа."}
    )
    client_id = forms.CharField(label="Имя нашего сайта у службы (client id)", max_length=255, error_messages={"required": "Впишите имя, под которым служба знает наш сайт."})
    secret = forms.CharField(
        label="Секрет (client secret)", max_length=1000, required=False, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), help_text="Пусто, если служба обходится без него."
    )
    level = forms.ChoiceField(label="Чем считать такой вход", choices=Level.choices, widget=forms.RadioSelect, help_text="«Госуслуги» – только если служба сама узнаёт людей через ЕСИА.")
    basis = forms.CharField(label="Где это решено", max_length=300, help_text="Приказ, договор или пункт порядка.", error_messages={"required": "Впишите, где решено узнавать граждан этим способом."})
    is_on = forms.BooleanField(label="Вход включён", required=False)

    def __init__(self, *args: Any, known: Provider | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known and known.sealed:
            self.fields["secret"].widget.attrs["placeholder"] = KEPT
            self.fields["secret"].help_text = "Секрет сохранён и здесь не показывается. Оставьте поле пустым, чтобы его не менять."

    def clean_issuer(self) -> str:
        issuer: str = self.cleaned_data["issuer"].strip()
        try:
            is_safe(issuer)
        except BadInput as broken:
            raise forms.ValidationError(str(broken)) from broken
        return issuer

    def given(self) -> Given:
        """The value for keeping."""
        typed = self.cleaned_data
        return Given(
            title=typed["title"].strip(),
            issuer=typed["issuer"],
            client_id=typed["client_id"].strip(),
            secret=typed["secret"],
            level=Level(typed["level"]),
            basis=typed["basis"].strip(),
            is_on=typed["is_on"],
        )


def initial_of(known: Provider | None) -> dict[str, Any]:
    """What stands in the form at first; never the secret."""
    if known is None:
        return {"level": Level.ACCOUNT}
    return {name: getattr(known, name) for name in ("title", "issuer", "client_id", "level", "basis", "is_on")}
