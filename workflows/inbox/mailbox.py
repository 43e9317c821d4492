"""A visit to a mailbox over IMAP. Letters are looked at, never taken away: the provider keeps them as long as it likes.

imap-tools carries the connection alone. Its reading of letters loses bytes, and its `flag` expunges the folder: neither is used.
"""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from workflows.connections.server import Security, Server
from workflows.errors import RuleBroken

TIMEOUT = 20  # seconds of silence
KEYWORD = "$Ingested"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
INTERNAL = re.compile(rb'INTERNALDATE "([ \d]\d)-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"')
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
UID = re.compile(rb"\bUID (\d+)")


class MailboxSilent(RuleBroken):
    """The mailbox cannot be visited now; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server says of a letter before it is fetched."""

    uid: int
    size: int
    received_at: datetime


class Folder:
    """A folder that stands open."""

    def __init__(self, box: BaseMailBox, name: str) -> None:
        self.box = box
        self.name = name
        told = box.client.response("UIDVALIDITY")[1]
        self.uidvalidity = int(told[-1] or 0) if told else 0

    def uids(self, *, above: int = 0) -> list[int]:
        """Numbers of the letters, the oldest first. A server answers «n:*» with its last letter even when that is older than n."""
        criteria = f"UID {above + 1}:*" if above else "ALL"
        return sorted(uid for uid in map(int, self.box.uids(criteria, charset=None)) if uid > above)

    def look(self, uids: Sequence[int]) -> Iterator[Seen]:
        """Size and moment of each letter; what has been taken away meanwhile is not among them."""
        if not uids:
            return
        _, told = self.box.client.uid("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE INTERNALDATE)")
        wanted = set(uids)
        for line in told:
            said = line if isinstance(line, bytes) else b" ".join(part for part in line or () if isinstance(part, bytes))
            uid, size = UID.search(said), SIZE.search(said)
            if uid and size and int(uid.group(1)) in wanted:
                yield Seen(int(uid.group(1)), int(size.group(1)), _moment(said))

    def fetch(self, uid: int, *, headers_only: bool = False) -> bytes | None:
        """The very bytes, without marking the letter as seen; None when the server does not give it."""
        part = "BODY.PEEK[HEADER]" if headers_only else "BODY.PEEK[]"
        status, told = self.box.client.uid("FETCH", str(uid), f"({part})")
        found = [line[1] for line in told if isinstance(line, tuple) and b"BODY[" in line[0]]
        return bytes(found[0]) if status == "OK" and found else None

    def mark(self, uids: Sequence[int]) -> None:
        """Tell people with a mail program which letters are taken. A server that knows no keywords loses nothing by it."""
        with suppress(imaplib.IMAP4.error, OSError):
            self.box.client.uid("STORE", ",".join(map(str, uids)), "+FLAGS.SILENT", f"({KEYWORD})")


@contextmanager
def visit(server: Server) -> Iterator[Folder]:
    """Open the folder of the server; whatever hinders becomes one sentence without the password."""
    try:
        box = _connected(server)
        try:
            _enter(box, server)
            yield Folder(box, server.folder)
        finally:
            with suppress(imaplib.IMAP4.error, OSError, ImapToolsError):
                box.logout()
    except ssl.SSLError as broken:
        raise MailboxSilent(f"Почтовый сервер {server.host} не подтвердил, что он настоящий ({type(broken).__name__}). Проверьте имя сервера и способ защиты.") from broken
    except (imaplib.IMAP4.error, ImapToolsError) as broken:
        raise MailboxSilent(f"Почтовый сервер {server.host} ответил непонятно ({type(broken).__name__}). Письма остаются в ящике, попытка повторится через минуту.") from broken
    except OSError as broken:
        raise MailboxSilent(f"Нет связи с почтовым сервером {server.host}:{server.port} ({type(broken).__name__}). Проверьте адрес, порт и сеть; письма остаются в ящике.") from broken


def _connected(server: Server) -> BaseMailBox:
    if server.security == Security.TLS:
        return MailBox(server.host, server.port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())
    if server.security == Security.STARTTLS:
        return MailBoxStartTls(server.host, server.port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())
    return MailBoxUnencrypted(server.host, server.port, timeout=TIMEOUT)


def _enter(box: Any, server: Server) -> None:
    is_plain = server.username.isascii() and server.password.isascii()
    try:
        (box.login if is_plain else box.login_utf8)(server.username, server.password, initial_folder=None)
    except (MailboxLoginError, imaplib.IMAP4.error) as refused:
        if isinstance(refused, imaplib.IMAP4.abort):
            raise
        raise MailboxSilent(f"Почтовый сервер {server.host} не принял имя или пароль ящика. Проверьте их в настройках почты; письма остаются в ящике.") from refused
    try:
        box.folder.set(server.folder)
    except MailboxFolderSelectError as absent:
        raise MailboxSilent(f"В почтовом ящике нет папки «{server.folder}». Проверьте её название в настройках почты.") from absent


def _moment(said: bytes) -> datetime:
    found = INTERNAL.search(said)
    if found is None or (month := found.group(2).decode().title()) not in MONTHS:
        raise imaplib.IMAP4.error("INTERNALDATE")
    day, _, year, hour, minute, second, sign, hours, minutes = (part.decode() for part in found.groups())
    shift = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    return datetime(int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second), tzinfo=timezone(shift))
