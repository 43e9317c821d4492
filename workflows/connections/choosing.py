"""Which servers are used: those of the settings page, else those of the environment."""

from __future__ import annotations

from django.conf import settings

from workflows.connections.models import Connection, Way
from workflows.connections.server import Security, Server

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def incoming() -> Server | None:
    """The mailbox of letters to the organisation; None when none is set. Raises PasswordIsLost."""
    return _entered(Way.INCOMING) or settings.MAILBOX


def outgoing() -> Server | None:
    """The server that takes our letters; None when letters do not leave the machine. Raises PasswordIsLost."""
    return _entered(Way.OUTGOING) or _of_environment()


def mailbox_address() -> str:
    """The address at which the incoming mailbox is written to; empty when nobody has told it."""
    known = Connection.objects.filter(way=Way.INCOMING).first() or settings.MAILBOX
    if known is None:
        return ""
    return known.address or (known.username if "@" in known.username else "")


def _entered(way: Way) -> Server | None:
    row = Connection.objects.filter(way=way).first()
    return row.server if row else None


def _of_environment() -> Server | None:
    if settings.EMAIL_BACKEND != SMTP:
        return None
    security = Security.TLS if settings.EMAIL_USE_SSL else Security.STARTTLS if settings.EMAIL_USE_TLS else Security.NONE
    return Server(
        host=settings.EMAIL_HOST,
        port=settings.EMAIL_PORT,
        security=security,
        username=settings.EMAIL_HOST_USER,
        password=settings.EMAIL_HOST_PASSWORD,
        address=settings.DEFAULT_FROM_EMAIL,
    )
