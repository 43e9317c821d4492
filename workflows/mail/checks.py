"""Whether letters can leave: a real organisation must hear that they cannot, not find out from those who waited."""

from typing import Any

from django.conf import settings
from django.core import checks

HINT = "Задайте EMAIL_URL, например smtp://user:password@mail.example.ru:587/?tls=1, и EMAIL_FROM – адрес отправителя."


def mail_is_configured(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """One warning until a real organisation names its mail server."""
    if settings.DEMO or settings.MAIL_READY:
        return []
    return [checks.Warning("Почта не настроена: письма копятся в базе и никому не уходят.", hint=HINT, id="mail.W001")]
