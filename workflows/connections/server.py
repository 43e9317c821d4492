"""Where the mail servers are: what a program needs to connect, from the settings page or from the environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Security(StrEnum):
    """How the connection is protected."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server and the account on it. The password is never shown, printed or logged."""

    host: str
    port: int
    security: Security = Security.TLS
    username: str = ""
    password: str = field(default="", repr=False)
    folder: str = "INBOX"  # of an incoming mailbox
    address: str = ""  # of an outgoing one: who writes
