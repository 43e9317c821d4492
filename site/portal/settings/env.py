"""The environment of the program, read in one place. What is missing or odd stops the start with a sentence."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on", "да"}
FALSE = {"0", "false", "no", "off", "нет"}


def text(name: str, default: str | None = None) -> str:
    """The variable as text; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None or (default is None and not value.strip()):
        raise ImproperlyConfigured(f"Переменная окружения {name} не задана. Задайте её и запустите программу снова.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """The variable as yes or no."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in TRUE | FALSE:
        return value in TRUE
    raise ImproperlyConfigured(f"Переменная окружения {name}: ожидается «да» или «нет», а задано «{value}».")


def number(name: str, default: int) -> int:
    """The variable as a whole number."""
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"Переменная окружения {name}: ожидается число, а задано «{value}».")
    return int(value)


def words(name: str, default: str) -> list[str]:
    """The variable as a list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """The variable as a folder, made when absent."""
    path = Path(os.environ.get(name) or default)
    path.mkdir(parents=True, exist_ok=True)
    return path


def secret(name: str, *, least: int = 40) -> str:
    """A secret long enough to be one."""
    value = text(name)
    if len(value) < least:
        raise ImproperlyConfigured(f"Переменная окружения {name} короче {least} знаков: такой ключ легко подобрать.")
    return value
