"""Files from outside: what they really are, and whether they may be opened."""
from django.apps import AppConfig
from django.core.checks import register

from workflows.screening.checks import scanner_is_named


class ScreeningConfig(AppConfig):
    name = "workflows.screening"
    label = "screening"
    verbose_name = "Проверка файлов"

    def ready(self) -> None:
        """A wrong address of the scanner stops the start."""
        register(scanner_is_named)
