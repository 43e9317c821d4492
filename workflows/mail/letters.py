"""Letters into the outbox. Whoever writes one never waits for a mail server and never learns of its troubles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django_q.tasks import async_task

from workflows.files.models import StoredFile
from workflows.mail.models import Enclosure, Letter

SEND = "workflows.mail.tasks.send"
LONGEST_SUBJECT = 300
PLAIN_ID = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,200}@[\w.-]{1,200}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Message:
    """What to write to one address. `leave_at` is the address of the one-click way out of a mailing (RFC 8058); `files` go with it.

    `reply_to` is where an answer goes, if not to the sender; `answers` the identifier of the letter that this one answers.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    leave_at: str = ""
    files: tuple[StoredFile, ...] = ()
    reply_to: str = ""
    answers: str = ""

    @property
    def headers(self) -> list[tuple[str, str]]:
        """A mailing says how to leave it; no answering machine answers to what a program wrote."""
        automatic = [("Auto-Submitted", "auto-replied" if self.answers else "auto-generated"), *self._thread]
        if not self.leave_at:
            return automatic
        leaving = [("List-Unsubscribe", f"<{self.leave_at}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
        return [*automatic, ("Precedence", "bulk"), *leaving]

    @property
    def _thread(self) -> list[tuple[str, str]]:
        """An identifier of a stranger is used only when it is plainly one: it becomes a header of ours."""
        found = [("Reply-To", self.reply_to)] if self.reply_to else []
        if PLAIN_ID.fullmatch(self.answers):
            found += [("In-Reply-To", f"<{self.answers}>"), ("References", f"<{self.answers}>")]
        return found


def queue_letter(message: Message) -> Letter:
    """Store the letter and ask the queue to send it. Call it inside the transaction of its cause: they commit together."""
    subject = " ".join(message.subject.split())[:LONGEST_SUBJECT]  # a line break in a subject would be a header of its own
    letter = Letter.objects.create(
        to=message.to, subject=subject, body=message.text, html=message.html, headers=[list(pair) for pair in message.headers]
    )
    for place, file in enumerate(message.files, start=1):
        Enclosure.objects.create(letter=letter, place=place, file=file)
    async_task(SEND, letter.pk)
    return letter
