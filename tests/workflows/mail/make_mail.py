"""Letters for tests, and a free place for a mail server."""

import socket

from workflows.mail.letters import Message, queue_letter
from workflows.mail.models import Letter


def letter(*, to: str = "ivanova@example.org", html: str = "", leave_at: str = "") -> Letter:
    """A letter in the outbox."""
    return queue_letter(Message(to=to, subject="Изменён акт: Порядок работы", text="Здравствуйте!", html=html, leave_at=leave_at))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
