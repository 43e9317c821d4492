"""How letters leave and come, from two variables.

`EMAIL_URL=smtp://user:password@host:587/?tls=1`, `MAILBOX_URL=imaps://user:password@host:993/INBOX`. What an administrator enters on
the settings page comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from workflows.connections.server import Security, Server

CONSOLE = "django.core.mail.backends.console.EmailBackend"
FILES = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtps": 465}
BOXES = {"imaps": (993, Security.TLS), "imap+starttls": (143, Security.STARTTLS), "imap": (143, Security.NONE)}


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


def mailbox(url: str) -> Server | None:
    """The incoming mailbox: `imaps:` is TLS from the start, `imap+starttls:` asks for it, `imap:` goes without; nothing given means none."""
    parts = urlsplit(url)
    if not url:
        return None
    if parts.scheme not in BOXES or not parts.hostname:
        raise ImproperlyConfigured("Переменная окружения MAILBOX_URL: ожидается imaps://имя:пароль@сервер:993/INBOX, imap+starttls:// или imap://.")
    port, security = BOXES[parts.scheme]
    name, asked = unquote(parts.username or ""), parse_qs(parts.query)
    return Server(
        host=parts.hostname,
        port=parts.port or port,
        security=security,
        username=name,
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        address=asked.get("address", [name if "@" in name else ""])[-1],
    )
