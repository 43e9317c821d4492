"""Whether a letter is our letter to ourselves: known by its identifier, even when it is a copy or nothing else of it can be read."""

from __future__ import annotations

import re

from workflows.connections.silence import note_probe
from workflows.files.storage import path_of
from workflows.inbox.models import RawLetter, Reading

HEAD = 64 * 1024  # bytes: our own letters have short headers
_IDENTIFIER = re.compile(rb"^message-id:\s{1,10}<([0-9a-f-]{36}@[^<>\s]{1,255})>", re.IGNORECASE | re.MULTILINE)
_END = re.compile(rb"\r?\n\r?\n")


def is_probe(letter: RawLetter, reading: Reading | None) -> bool:
    """Note that the letter came, whatever it is; a probe comes back once, by whichever of its copies is met first."""
    return note_probe(reading.message_id if reading else _identifier_in(letter), at=letter.collected_at)


def _identifier_in(letter: RawLetter) -> str:
    """What stands in the headers, where nobody has read them: one bounded search, nothing is parsed in this process."""
    path = path_of(letter.file.blob.sha256)
    if not path.exists():  # damaged or destroyed by an act: it came all the same
        return ""
    with path.open("rb") as bytes_of_letter:
        head = _END.split(bytes_of_letter.read(HEAD), maxsplit=1)[0]
    found = _IDENTIFIER.search(head)
    return found[1].decode("ascii", "replace") if found else ""
