"""What `manage.py check` says about the libraries of prints."""

from typing import Any

from django.core.checks import CheckMessage, Error

from workflows.printing import libraries


def native_libraries(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """An error that names the command, so that nobody learns of it from a citizen who waits for a PDF."""
    names = list(libraries.missing())
    if not names:
        return []
    return [Error(libraries.sentence(names), hint=libraries.INSTALL, id="printing.E001")]
