"""The way out for letters: a connection to the chosen server, and under which address we write."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from workflows.connections.choosing import SMTP
from workflows.connections.models import Connection, Way
from workflows.connections.server import Security, Server


def post() -> BaseEmailBackend:
    """The way that is entered on the settings page, else the one of the environment. Raises PasswordIsLost."""
    row = Connection.objects.filter(way=Way.OUTGOING).first()
    return connected(row.server) if row else get_connection()


def sender() -> str:
    """Who writes."""
    row = Connection.objects.filter(way=Way.OUTGOING).first()
    return (row.address if row else "") or settings.DEFAULT_FROM_EMAIL


def connected(server: Server, *, timeout: float | None = None) -> BaseEmailBackend:
    """A connection to this server, not opened yet."""
    return get_connection(
        SMTP,
        host=server.host,
        port=server.port,
        username=server.username,
        password=server.password,
        use_ssl=server.security == Security.TLS,
        use_tls=server.security == Security.STARTTLS,
        timeout=timeout or settings.EMAIL_TIMEOUT,
    )
