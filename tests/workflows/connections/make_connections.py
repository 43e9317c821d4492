"""Mail servers for tests."""

from tests import make
from workflows.connections import actions
from workflows.connections.models import Connection, Way
from workflows.connections.server import Security, Server

MAILBOX = Server(host="imap.school.example", port=993, security=Security.TLS, username="office@school.example", password="sekret-yashchika", address="office@school.example")
POST = Server(host="smtp.school.example", port=587, security=Security.STARTTLS, username="office@school.example", password="sekret-otpravki", address="office@school.example")


def entered(server: Server = MAILBOX, *, way: Way = Way.INCOMING, **fields) -> Connection:
    """A server that an administrator has saved."""
    return actions.save(way, Server(**{**{name: getattr(server, name) for name in Server.__dataclass_fields__}, **fields}), by=make.administrator())
