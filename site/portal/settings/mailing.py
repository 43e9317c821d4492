"""How letters leave, from one variable: `EMAIL_URL=smtp://user:password@host:587/?tls=1`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CONSOLE = "django.core.mail.backends.console.EmailBackend"
FILES = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Mailing:
    """The settings of Django that an address of a mail server means."""

    backend: str
    folder: str = ""
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    ssl: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether letters leave the machine."""
        return self.backend == SMTP


def mailing(url: str, *, fallback: Path) -> Mailing:
    """`smtp:` and `smtps:` send, `console:` prints, `file:` keeps letters in a folder; nothing given means a folder."""
    parts = urlsplit(url)
    if parts.scheme in PORTS and parts.hostname:
        asked = parse_qs(parts.query)
        return Mailing(
            SMTP,
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            starttls=asked.get("tls", ["0"])[-1] in {"1", "yes", "true"},
            ssl=parts.scheme == "smtps",
        )
    if parts.scheme == "console":
        return Mailing(CONSOLE)
    if parts.scheme in {"file", ""}:
        return Mailing(FILES, folder=parts.path or str(fallback))
    raise ImproperlyConfigured("Переменная окружения EMAIL_URL: ожидается smtp://, smtps://, file:// или console:.")
