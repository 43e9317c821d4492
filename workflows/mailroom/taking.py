"""A letter in the words of the register of appeals."""

from __future__ import annotations

import re
from datetime import datetime

from workflows.appeals.actions.intake import Incoming, Sender
from workflows.appeals.models import Channel, ReplyBy
from workflows.inbox.models import RawLetter, Reading

NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
PATRONYMIC = re.compile(r".+(?:вич|ична|инична|вна|ьич|мич|кич)$")


def incoming_of(letter: RawLetter, *, at: datetime) -> Incoming:
    """The letter as it came: the very bytes, the text, the files, the sender in the words of the header.

    The moment is that of the server; where its clock is ahead of ours, ours counts.
    """
    reading = reading_of(letter)
    files = tuple(one.file for one in reading.files.select_related("file")) if reading else ()
    return Incoming(
        channel=Channel.EMAIL,
        key=f"email-{letter.file.blob.sha256}",
        received_at=min(letter.received_at, at),
        subject=reading.subject if reading else "",
        text=reading.text if reading else "",
        sender_words=reading.sender_words if reading else "",
        raw=letter.file,
        files=files,
    )


def sender_of(letter: RawLetter) -> Sender:
    """What the header says of the sender. It proves nothing: the clerk enters the name from the letter itself."""
    reading = reading_of(letter)
    if reading is None or not reading.sender_email:
        return Sender()
    last_name, first_name, patronymic = _name(reading.sender_name)
    address = reading.sender_email[:254]
    return Sender(last_name=last_name, first_name=first_name, patronymic=patronymic, email=address, reply_by=ReplyBy.EMAIL)


def reading_of(letter: RawLetter) -> Reading | None:
    """What could be read; None when nothing could."""
    found = Reading.objects.filter(letter=letter).first()
    return found if found is not None and found.is_read else None


def _name(shown: str) -> tuple[str, str, str]:
    """«Петрова Мария Ивановна» and «Мария Ивановна Петрова»; anything else is left to a person."""
    words = shown.split()
    if len(words) != 3 or not all(NAME.fullmatch(word) for word in words):
        return "", "", ""
    if PATRONYMIC.fullmatch(words[2]):
        return words[0], words[1], words[2]
    return (words[2], words[0], words[1]) if PATRONYMIC.fullmatch(words[1]) else ("", "", "")
