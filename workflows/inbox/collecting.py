"""Collecting: every letter becomes a stored row, byte for byte and committed, before anything tries to understand it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from workflows.connections.server import Server
from workflows.files.models import StoredFile
from workflows.files.storage import store
from workflows.inbox.locking import alone
from workflows.inbox.mailbox import Folder, MailboxSilent, Seen, visit
from workflows.inbox.models import Cursor, RawLetter

LARGEST = 40 * 1024 * 1024  # bytes of one letter: larger ones are known by their headers alone
AT_ONCE = 200  # letters of one visit
VOLUME = 200 * 1024 * 1024  # bytes of one visit
LOOKED_AT_ONCE = 500
SCAN_EVERY = timedelta(hours=1)
MEDIA_TYPE = "message/rfc822"
FROM_FILES = "файлы"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is taken: in one letter, in one visit."""

    largest: int = LARGEST
    letters: int = AT_ONCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What a visit brought. `is_busy`: another worker is there. `is_more`: the next visit finds more."""

    letters: tuple[RawLetter, ...] = ()
    is_busy: bool = False
    is_more: bool = False
    not_given: tuple[int, ...] = ()


def account_of(server: Server) -> str:
    """How the mailbox is named in the rows of its letters."""
    return f"{server.username}@{server.host}".casefold()[:300]


def collect(server: Server, *, at: datetime, limits: Limits | None = None) -> Collected:
    """Take what has come. Raises MailboxSilent with a sentence, which is also kept beside the mailbox."""
    account = account_of(server)
    with alone(f"{account} {server.folder}") as held:
        if not held:
            return Collected(is_busy=True)
        cursor, _ = Cursor.objects.get_or_create(account=account, folder=server.folder)
        try:
            with visit(server) as folder:
                return _visit(folder, cursor, at=at, limits=limits or Limits())
        except MailboxSilent as silent:
            Cursor.objects.filter(pk=cursor.pk).update(trouble=str(silent), troubled_at=cursor.troubled_at or at)
            log.warning("Почтовый ящик не прочитан: %s", type(silent.__cause__ or silent).__name__)
            raise


def take_file(data: bytes, *, at: datetime) -> RawLetter:
    """A letter given as a file goes the same way as one from the mailbox; the same bytes are the same letter."""
    digest = hashlib.sha256(data).hexdigest()
    known = RawLetter.objects.filter(account=FROM_FILES, folder=digest).first()
    return known or _keep(data, RawLetter(account=FROM_FILES, folder=digest, uidvalidity=0, uid=0, received_at=at, size=len(data), is_whole=True, collected_at=at))


def _visit(folder: Folder, cursor: Cursor, *, at: datetime, limits: Limits) -> Collected:
    """A folder made anew begins from its first letter; once an hour the whole folder is compared with what is stored."""
    if folder.uidvalidity != cursor.uidvalidity:
        cursor.uidvalidity, cursor.last_uid, cursor.scanned_at = folder.uidvalidity, 0, None
    is_scan = cursor.scanned_at is None or at - cursor.scanned_at >= SCAN_EVERY
    wanted = _missing(folder, cursor) if is_scan else folder.uids(above=cursor.last_uid)
    taken, not_given, is_more = _take(folder, cursor, wanted, at=at, limits=limits)
    if taken:
        folder.mark([letter.uid for letter in taken])
    if is_scan and not is_more:
        cursor.scanned_at = at
    cursor.visited_at = at
    cursor.trouble = f"Сервер не отдаёт писем: {len(not_given)}. Программа попробует снова при следующей сверке папки." if not_given else ""
    cursor.troubled_at = (cursor.troubled_at or at) if not_given else None
    cursor.save()
    return Collected(letters=tuple(taken), is_more=is_more, not_given=tuple(not_given))


def _missing(folder: Folder, cursor: Cursor) -> list[int]:
    known = RawLetter.objects.filter(account=cursor.account, folder=cursor.folder, uidvalidity=cursor.uidvalidity)
    stored = set(known.values_list("uid", flat=True))
    return [uid for uid in folder.uids() if uid not in stored]


def _take(folder: Folder, cursor: Cursor, wanted: Sequence[int], *, at: datetime, limits: Limits) -> tuple[list[RawLetter], list[int], bool]:
    taken: list[RawLetter] = []
    not_given: list[int] = []
    volume = 0
    for start in range(0, len(wanted), LOOKED_AT_ONCE):
        for seen in sorted(folder.look(wanted[start : start + LOOKED_AT_ONCE]), key=lambda one: one.uid):
            if len(taken) >= limits.letters or volume >= VOLUME:
                return taken, not_given, True
            is_whole = seen.size <= limits.largest
            data = folder.fetch(seen.uid, headers_only=not is_whole)
            if data is None:
                not_given.append(seen.uid)
                continue
            taken += filter(None, [_store(data, seen, cursor, is_whole=is_whole, at=at)])
            volume += len(data)
    return taken, not_given, False


def _store(data: bytes, seen: Seen, cursor: Cursor, *, is_whole: bool, at: datetime) -> RawLetter | None:
    """The letter and the place after it commit together. None when another worker has stored it meanwhile."""
    letter = RawLetter(
        account=cursor.account,
        folder=cursor.folder,
        uidvalidity=cursor.uidvalidity,
        uid=seen.uid,
        received_at=seen.received_at,
        size=seen.size,
        is_whole=is_whole,
        collected_at=at,
    )
    cursor.last_uid = max(cursor.last_uid, seen.uid)
    try:
        with transaction.atomic():
            _keep(data, letter)
            Cursor.objects.filter(pk=cursor.pk).update(uidvalidity=cursor.uidvalidity, last_uid=cursor.last_uid)
    except IntegrityError:
        return None
    return letter


@transaction.atomic
def _keep(data: bytes, letter: RawLetter) -> RawLetter:
    letter.file = _known(data) or store(data, name=_name_of(letter), media_type=MEDIA_TYPE, by=None)
    letter.save()
    return letter


def _known(data: bytes) -> StoredFile | None:
    """The file of the same letter from another folder, or of a mailbox that was made anew: nothing is stored twice."""
    digest = hashlib.sha256(data).hexdigest()
    found = RawLetter.objects.filter(file__blob__sha256=digest).select_related("file__blob").order_by("pk").first()
    return found.file if found else None


def _name_of(letter: RawLetter) -> str:
    part = "письмо" if letter.is_whole else "заголовки письма"
    return f"{part} от {timezone.localtime(letter.received_at):%Y-%m-%d %H-%M}.eml"
