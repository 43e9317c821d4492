"""Whether letters can leave: a real organisation must hear that they cannot, not find out from those who waited."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import DatabaseError
from django.utils import timezone
from django.utils.module_loading import import_string

HINT = "Введите сервер на странице «Настройки почты» или задайте EMAIL_URL, например smtp://user:password@mail.example.ru:587/?tls=1, и EMAIL_FROM – адрес отправителя."


def mail_is_configured(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """One warning until a real organisation names its mail server."""
    if settings.DEMO or settings.MAIL_READY or _is_entered():
        return []
    return [checks.Warning("Почта не настроена: письма копятся в базе и никому не уходят.", hint=HINT, id="mail.W001")]


def mail_is_heard(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """`check --database default`: what the desk says of a silence, for those who watch a machine from outside."""
    try:
        heard = import_string("workflows.connections.silence.silence")(at=timezone.now())  # models are not loaded yet when checks are
    except DatabaseError:
        return []
    return [checks.Warning(f"Почта молчит. {heard.what}", hint=heard.next_step, id="mail.W002")] if heard else []


def _is_entered() -> bool:
    """Whether an administrator has named a server; before the first migration nobody has."""
    try:
        return bool(apps.get_model("connections", "Connection").objects.filter(way="outgoing").exists())
    except DatabaseError:
        return False
