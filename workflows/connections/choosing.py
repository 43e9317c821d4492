"""Which mailbox is read: from the environment, `MAILBOX_URL=imaps://user:password@host:993/INBOX`."""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit

from workflows.connections.server import Security, Server

PORTS = {"imaps": 993, "imap+starttls": 143, "imap": 143}
SECURITY = {"imaps": Security.TLS, "imap+starttls": Security.STARTTLS, "imap": Security.NONE}


def incoming() -> Server | None:
    """The mailbox of letters to the organisation; None when none is set."""
    parts = urlsplit(os.environ.get("MAILBOX_URL", ""))
    if parts.scheme not in PORTS or not parts.hostname:
        return None
    return Server(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        security=SECURITY[parts.scheme],
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.lstrip("/")) or "INBOX",
    )
