"""What an administrator types about a mail server."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator

from workflows.connections.models import Connection, Way
from workflows.connections.server import Security, Server

KEPT = "••••••••"
IS_ASCII = RegexValidator(r"\A[ -~]*\Z", "Почтовые серверы принимают здесь только латинские буквы, цифры и знаки. Задайте на сервере такое имя или пароль.")
PORT_ERRORS = {"required": "Впишите порт.", "invalid": "Порт – число от 1 до 65535.", "min_value": "Порт – число от 1 до 65535.", "max_value": "Порт – число от 1 до 65535."}
WORDS_OF = {
    Security.TLS: "сразу TLS (обычно 993 у входящей, 465 у исходящей)",
    Security.STARTTLS: "STARTTLS (обычно 143 и 587)",
    Security.NONE: "без защиты – только внутри своей сети",
}


class ServerForm(forms.Form):
    """The server, the account and its password; an empty password leaves the kept one."""

    host = forms.CharField(label="Сервер", max_length=255, error_messages={"required": "Впишите имя сервера, например imap.example.ru."})
    port = forms.IntegerField(label="Порт", min_value=1, max_value=65535, error_messages=PORT_ERRORS)
    security = forms.ChoiceField(label="Защита", choices=[(one.value, words) for one, words in WORDS_OF.items()], widget=forms.RadioSelect)
    username = forms.CharField(label="Имя на сервере", max_length=255, required=False, help_text="Чаще всего это адрес ящика целиком.")
    password = forms.CharField(label="Пароль", max_length=255, required=False, strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    way: ClassVar[Way]

    def __init__(self, *args: Any, known: Connection | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        if known and known.sealed:
            self.fields["password"].widget.attrs["placeholder"] = KEPT
            self.fields["password"].help_text = "Пароль сохранён и здесь не показывается. Оставьте поле пустым, чтобы его не менять."

    def clean_host(self) -> str:
        host: str = self.cleaned_data["host"].strip().rstrip(".")
        try:
            name = host.encode("idna").decode("ascii")
        except UnicodeError:
            name = ""
        if not name or any(char in name for char in " /:@"):
            raise forms.ValidationError("Впишите только имя сервера: без «imap://», пробелов и порта.")
        return name

    def server(self) -> Server:
        """The value for checking and keeping."""
        given = self.cleaned_data
        return Server(
            host=given["host"],
            port=given["port"],
            security=Security(given["security"]),
            username=given["username"].strip(),
            password=given["password"],
            folder=given.get("folder", "").strip() or "INBOX",
            address=given["address"],
        )


class IncomingForm(ServerForm):
    """The mailbox that the program reads."""

    way = Way.INCOMING
    username = forms.CharField(
        label="Имя на сервере", max_length=255, help_text="Чаще всего это адрес ящика целиком.", error_messages={"required": "Впишите имя, под которым открывается ящик."}
    )
    folder = forms.CharField(label="Папка", max_length=255, required=False, initial="INBOX", help_text="Обычно INBOX. Программа только читает: писем не удаляет и не переносит.")
    address = forms.EmailField(
        label="Адрес ящика", help_text="На него каждое утро уходит письмо самим себе.", error_messages={"required": "Впишите адрес ящика.", "invalid": "Проверьте адрес: имя@домен."}
    )
    field_order = ("host", "port", "security", "username", "password", "folder", "address")


class OutgoingForm(ServerForm):
    """The server that takes our letters."""

    way = Way.OUTGOING
    field_order = ("host", "port", "security", "username", "password", "address")
    address = forms.EmailField(
        label="От кого", help_text="Адрес отправителя всех писем программы.", error_messages={"required": "Впишите адрес, от которого уходят письма.", "invalid": "Проверьте адрес: имя@домен."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("username", "password"):
            self.fields[name].validators.append(IS_ASCII)


FORMS: dict[Way, type[ServerForm]] = {Way.INCOMING: IncomingForm, Way.OUTGOING: OutgoingForm}
FIRST = {Way.INCOMING: {"port": 993, "security": Security.TLS, "folder": "INBOX"}, Way.OUTGOING: {"port": 587, "security": Security.STARTTLS}}


def initial_of(way: Way, known: Connection | None, in_use: Server | None) -> dict[str, Any]:
    """What stands in the form at first: the kept row, else what the environment says, else the usual ports; never a password."""
    shown = known or in_use
    if shown is None:
        return FIRST[way]
    return {name: getattr(shown, name) for name in ("host", "port", "security", "username", "folder", "address")}
