from django.apps import AppConfig
from django.core.checks import register

from workflows.printing.checks import native_libraries


class PrintingConfig(AppConfig):
    name = "workflows.printing"
    label = "printing"
    verbose_name = "Печатные формы"

    def ready(self) -> None:
        """Let the start fail with the exact command when the libraries that draw PDF are missing."""
        register(native_libraries)
