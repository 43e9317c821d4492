"""Handing a letter to a mail server step by step, so that it is known at which step it broke.

One moment matters: after the last line of the text has gone and before the server answers nobody knows whether the server has
the letter. A break before it is a failed attempt; a break in it is «unknown» and is never repeated by the program.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from email.generator import BytesGenerator
from io import BytesIO
from smtplib import SMTP, SMTPException, SMTPServerDisconnected

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

from workflows.connections.post import post
from workflows.connections.sealing import PasswordIsLost
from workflows.mail.answers import Answer, answered, broken, lost, taken, unbuilt
from workflows.mail.models import Outcome, Step

LINE_OF_DOTS = re.compile(rb"(?m)^\.")
END_OF_TEXT = b".\r\n"
GO_ON = 354
BROKEN = (SMTPException, OSError)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter with its envelope: whom servers may write to about it (nobody when empty), and who gets it. Both as commands take them."""

    sender: str
    to: str
    email: EmailMessage


def parcel_of(email: EmailMessage, *, sender: str) -> Parcel:
    """The parcel of a letter to one address; ValueError when an address cannot be one. A domain in Cyrillic is written in its other letters."""
    return Parcel(sanitize_address(sender, "utf-8") if sender else "", sanitize_address(email.to[0], "utf-8"), email)


def hand_over(parcel: Parcel) -> Answer:
    """What the server said; what goes wrong on the way is an answer too."""
    try:
        backend = post()
    except PasswordIsLost as unknown:
        return unbuilt(str(unknown), Outcome.TEMPORARY)
    try:
        if not isinstance(backend, EmailBackend):
            backend.send_messages([parcel.email])
            return taken()
        backend.open()
        server = backend.connection
    except BROKEN as trouble:
        with suppress(*BROKEN):
            backend.close()  # a connection that stood and did not let us in
        return broken(trouble, Step.CONNECTION)
    if server is None:
        return broken(SMTPServerDisconnected(), Step.CONNECTION)
    return _conversation(server, parcel)


def _conversation(server: SMTP, parcel: Parcel) -> Answer:
    answer = _talk(server, parcel)
    with suppress(*BROKEN):
        if answer.code:
            server.quit()
    server.close()
    return answer


def _talk(server: SMTP, parcel: Parcel) -> Answer:
    text = _on_the_wire(parcel.email)
    step = Step.CONNECTION
    try:
        server.ehlo_or_helo_if_needed()
        for step, command in _commands(server, parcel, size=len(text)):
            code, words = server.docmd(command)
            if not _goes_on(step, code):
                return answered(code, words, step, to=parcel.to)
        server.send(text)
    except BROKEN as trouble:
        return broken(trouble, step)
    return _finish(server, parcel)


def _finish(server: SMTP, parcel: Parcel) -> Answer:
    """The moment after which only the server knows."""
    try:
        server.send(END_OF_TEXT)
        code, words = server.getreply()
    except BROKEN as trouble:
        return lost(trouble)
    return answered(code, words, Step.ANSWER, to=parcel.to)


def _commands(server: SMTP, parcel: Parcel, *, size: int) -> list[tuple[Step, str]]:
    room = f" SIZE={size}" if server.has_extn("size") else ""
    return [
        (Step.SENDER, f"MAIL FROM:<{parcel.sender}>{room}"),
        (Step.RECIPIENT, f"RCPT TO:<{parcel.to}>"),
        (Step.TEXT, "DATA"),
    ]


def _goes_on(step: Step, code: int) -> bool:
    if code == -1:
        raise SMTPServerDisconnected("unreadable answer")
    return code == GO_ON if step == Step.TEXT else code // 100 == 2


def _on_the_wire(email: EmailMessage) -> bytes:
    """The text without its end: a line that begins with a dot gets another one (RFC 5321, 4.5.2)."""
    written = BytesIO()
    BytesGenerator(written, mangle_from_=False).flatten(email.message(), linesep="\r\n")
    text = LINE_OF_DOTS.sub(b"..", written.getvalue())
    return text if text.endswith(b"\r\n") else text + b"\r\n"
