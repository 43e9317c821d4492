"""A mail server whose behaviour the test chooses: it takes letters, refuses them at a step, breaks the connection, falls silent.

    with smtp.server(smtp.accepts(), smtp.refuses("DATA", "451 later")) as server:
        ...

Each connection is served by the next behaviour; the last one stays.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller

STEPS = ("MAIL", "RCPT", "DATA", "END")
SILENCE = 60  # seconds, longer than any patience of a test


@dataclass(frozen=True)
class Behaviour:
    """What happens at one step; the others go on as usual."""

    step: str = ""
    answer: str = ""
    breaks: bool = False
    hangs: bool = False


def accepts() -> Behaviour:
    return Behaviour()


def refuses(step: str, answer: str) -> Behaviour:
    return Behaviour(step, answer=answer)


def drops(step: str) -> Behaviour:
    """Breaks the connection; at «END» when it has the whole letter and has said nothing yet."""
    return Behaviour(step, breaks=True)


def hangs(step: str) -> Behaviour:
    return Behaviour(step, hangs=True)


@dataclass(frozen=True)
class Got:
    """A letter that the server has: the envelope and the letter."""

    sender: str
    to: tuple[str, ...]
    email: EmailMessage


@dataclass
class Server:
    """What the server did: which steps came, which letters it kept."""

    behaviours: list[Behaviour]
    port: int = 0
    got: list[Got] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    signs: Path | None = None  # here the server leaves a file for each step that it comes to
    served: int = 0

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  the name is the server's
        session.behaviour = self.behaviours[min(self.served, len(self.behaviours) - 1)]
        self.served += 1
        envelope.mail_from = address
        return await self._at("MAIL", server, session) or "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return await self._at("RCPT", server, session) or "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        refused = await self._at("END", server, session, envelope)
        if refused:
            return refused
        self._keep(envelope)
        return f"250 2.0.0 Ok: queued as {len(self.got):04X}"

    async def _at(self, step: str, server, session, envelope=None) -> str:
        self.steps.append(step)
        if self.signs:
            (self.signs / f"{len(self.steps)}-{step}").touch()
        chosen = session.behaviour
        if chosen.step != step:
            return ""
        if (chosen.breaks or chosen.hangs) and envelope is not None:
            self._keep(envelope)
        if chosen.breaks:
            server.transport.abort()
            return "421 gone"
        if chosen.hangs:
            await asyncio.sleep(SILENCE)
        return chosen.answer

    def _keep(self, envelope) -> None:
        self.got.append(Got(envelope.mail_from, tuple(envelope.rcpt_tos), message_from_bytes(envelope.content, policy=policy.default)))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def server(*behaviours: Behaviour, signs: Path | None = None) -> Iterator[Server]:
    """A running server on a port of its own."""
    made = Server(list(behaviours) or [accepts()], port=free_port(), signs=signs)
    controller = Controller(made, hostname="127.0.0.1", port=made.port, ready_timeout=20)
    controller.start()
    try:
        yield made
    finally:
        controller.stop()
