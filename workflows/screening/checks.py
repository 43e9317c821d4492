"""Whether the address of the scanner can be understood: a mistake in it must be heard at the start."""

from typing import Any

from django.conf import settings
from django.core import checks

from workflows.screening.clamd import NotAnAddress, scanner_at

HINT = "Например: CLAMD=unix:/run/clamav/clamd.ctl или CLAMD=tcp://127.0.0.1:3310. Пустое значение выключает проверку."


def scanner_is_named(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """One error when `CLAMD` is set and is no address."""
    try:
        if settings.CLAMD:
            scanner_at(settings.CLAMD)
    except NotAnAddress:
        return [checks.Error("Настройка CLAMD не похожа на адрес сканера.", hint=HINT, id="screening.E001")]
    return []
