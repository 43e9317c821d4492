"""Reading collected letters. A reading can be repeated for ever: the bytes stay, and what was understood is written anew."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict

from django.conf import settings
from django.db import transaction
from django.db.models import F

from workflows.files.models import StoredFile
from workflows.files.storage import FileIsDamaged, FileIsDestroyed, read, store
from workflows.inbox.models import MOST_ATTEMPTS, RawLetter, ReadFile, Reading
from workflows.inbox.parsing.apart import Unreadable, read_apart
from workflows.inbox.parsing.letter import Attached, Letter

CUT_SHORT = "Чтение письма несколько раз обрывалось вместе с программой. Откройте письмо целиком в почтовой программе."
TOO_LARGE = "Письмо больше допустимого размера: получены только заголовки. Попросите отправителя прислать файлы частями или принести их."


def read_letter(letter: RawLetter) -> Reading:
    """Understand a letter as far as possible. An attempt is counted before it begins, so that none kills the program for ever."""
    reading, _ = Reading.objects.get_or_create(letter=letter)
    Reading.objects.filter(pk=reading.pk).update(attempts=F("attempts") + 1)
    if reading.outcome == Reading.Outcome.BEGUN and reading.attempts >= MOST_ATTEMPTS:
        return _unreadable(reading, CUT_SHORT)
    try:
        found = read_apart(read(letter.file.blob), our_server=settings.MAIL_RECEIVER, received_at=letter.received_at)
    except (FileIsDamaged, FileIsDestroyed) as gone:
        return _unreadable(reading, str(gone))
    if isinstance(found, Unreadable):
        return _unreadable(reading, found.reason)
    return _write(reading, found)


def read_again(letter: RawLetter) -> Reading:
    """Read anew what was cut short or could not be read: after the program has learned more."""
    Reading.objects.filter(letter=letter).update(attempts=0)
    return read_letter(letter)


def _unreadable(reading: Reading, reason: str) -> Reading:
    reading.outcome, reading.reason = Reading.Outcome.UNREADABLE, reason[:500]
    reading.save(update_fields=["outcome", "reason"])
    return reading


@transaction.atomic
def _write(reading: Reading, found: Letter) -> Reading:
    reading.outcome, reading.reason = Reading.Outcome.READ, ""
    reading.message_id = identifier(found.message_id)
    reading.body_sha256 = fingerprint(found)
    reading.references = [identifier(one) for one in found.references if one]
    reading.recipients = [storable(one) for one in found.recipients]
    reading.subject, reading.text, reading.html = storable(found.subject), storable(found.text), storable(found.html)
    reading.sender_name, reading.sender_email = storable(found.sender.name), storable(found.sender.email)[:320]
    reading.reply_to, reading.written_at = storable(found.reply_to.email)[:320], found.written_at
    reading.charset, reading.charset_guessed, reading.quoted_from = storable(found.charset)[:100], found.charset_guessed, found.quoted_from
    reading.nature, reading.bounce = found.nature, _bounce(found)
    reading.authenticity = list(map(storable, found.authenticity))
    reading.defects = [*map(storable, found.defects), *([] if reading.letter.is_whole else [TOO_LARGE])]
    reading.attempts = F("attempts")  # counted by the database alone
    reading.save()
    _keep_files(reading, found.files)
    reading.refresh_from_db()
    return reading


def _keep_files(reading: Reading, files: Sequence[Attached]) -> None:
    before = {(one.file.name, one.file.blob.sha256): one.file for one in reading.files.select_related("file__blob")}
    reading.files.all().delete()
    for place, one in enumerate(files, start=1):
        known = before.get((one.name, hashlib.sha256(one.data).hexdigest()))
        ReadFile.objects.create(reading=reading, place=place, file=known or _stored(one), inside=one.inside[:255])


def _stored(one: Attached) -> StoredFile:
    return store(one.data, name=one.name, media_type=one.media_type[:100] or "application/octet-stream", by=None)


def _bounce(found: Letter) -> dict[str, str | bool | None] | None:
    told = asdict(found.bounce) if found.bounce else None
    return {name: storable(value) if isinstance(value, str) else value for name, value in told.items()} if told else None


def storable(text: str) -> str:
    """The text without what no database takes: NUL and halves of signs; as many signs as before, so that places in it stay."""
    return text.replace("\x00", "\ufffd").encode(errors="replace").decode() if _is_odd(text) else text


def _is_odd(text: str) -> bool:
    return "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text)


def identifier(told: str) -> str:
    """An identifier of a letter as it is compared: without brackets and spaces, its domain in small letters."""
    local, at, domain = "".join(storable(told).split()).strip("<>").rpartition("@")
    return f"{local}{at}{domain.lower()}"[:500] if at else domain[:500]


def fingerprint(found: Letter) -> str:
    """The same for letters that differ in the headers of their way alone."""
    told = hashlib.sha256(found.text.encode(errors="surrogatepass"))
    for one in found.files:
        told.update(hashlib.sha256(one.data).digest())
    return told.hexdigest()
