"""Letters into the outbox. Whoever writes one never waits for a mail server and never learns of its troubles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import uuid4

from django_q.tasks import async_task

from workflows.files.models import StoredFile
from workflows.mail.identity import message_id_of
from workflows.mail.models import Enclosure, Envelope, Letter

SEND = "workflows.mail.tasks.send"
LONGEST_SUBJECT = 300
PLAIN_ID = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,200}@[\w.-]{1,200}", re.ASCII)
ALL_BUT_REFUSALS = "DR, RN, NRN, OOF, AutoReply"  # «All» would silence the very reports (NDR) that a traced letter waits for


@dataclass(frozen=True, slots=True)
class Message:
    """What to write to one address. `leave_at` is the address of the one-click way out of a mailing (RFC 8058); `files` go with it.

    `reply_to` is where an answer goes, if not to the sender; `answers` the identifier of the letter that this one answers.
    `is_traced`: a report of a server about it must find it. `acknowledges`: it answers a letter by itself, so nobody may answer
    it in turn. `to_ourselves`: a probe that we mean to get back.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    leave_at: str = ""
    files: tuple[StoredFile, ...] = ()
    reply_to: str = ""
    answers: str = ""
    is_traced: bool = False
    acknowledges: bool = False
    to_ourselves: bool = False

    @property
    def envelope(self) -> Envelope:
        """Whom servers may write to about it."""
        return Envelope.NOBODY if self.acknowledges else Envelope.TRACED if self.is_traced else Envelope.OURS

    @property
    def headers(self) -> list[tuple[str, str]]:
        """No answering machine answers to what a program wrote; a mailing says how to leave it."""
        return [*self._automatic(), *self._thread(), *self._leaving()]

    def _automatic(self) -> list[tuple[str, str]]:
        suppressed = ALL_BUT_REFUSALS if self.is_traced else "All"
        return [("Auto-Submitted", "auto-replied" if self.acknowledges else "auto-generated"), ("X-Auto-Response-Suppress", suppressed)]

    def _leaving(self) -> list[tuple[str, str]]:
        if not self.leave_at:
            return []
        return [("Precedence", "bulk"), ("List-Unsubscribe", f"<{self.leave_at}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]

    def _thread(self) -> list[tuple[str, str]]:
        """An identifier of a stranger is used only when it is plainly one: it becomes a header of ours."""
        found = [("Reply-To", self.reply_to)] if self.reply_to else []
        if PLAIN_ID.fullmatch(self.answers):
            found += [("In-Reply-To", f"<{self.answers}>"), ("References", f"<{self.answers}>")]
        return found


def queue_letter(message: Message) -> Letter:
    """Store the letter and ask the queue to send it. Call it inside the transaction of its cause: they commit together."""
    subject = " ".join(message.subject.split())[:LONGEST_SUBJECT]  # a line break in a subject would be a header of its own
    uid = uuid4()
    letter = Letter.objects.create(
        uid=uid,
        message_id=message_id_of(uid),
        to=message.to,
        subject=subject,
        body=message.text,
        html=message.html,
        headers=[list(pair) for pair in message.headers],
        envelope=message.envelope,
        to_ourselves=message.to_ourselves,
    )
    for place, file in enumerate(message.files, start=1):
        Enclosure.objects.create(letter=letter, place=place, file=file)
    async_task(SEND, letter.pk)
    return letter
