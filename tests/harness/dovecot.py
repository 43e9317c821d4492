"""A real mail server for the time of a run: Dovecot on a free port, in its own folder; letters arrive by SMTP.

    with dovecot.running() as mail:
        office = mail.mailbox()
        office.deliver(b"From: ...")        # or by SMTP: with dovecot.smtp(office) as client
        collect(office.server, at=...)
"""

import grp
import os
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from pwd import getpwnam, getpwuid
from urllib.parse import quote

from aiosmtpd.controller import Controller

from tests.harness.postgres import free_port
from workflows.connections.server import Security, Server

NEXT = count(1)
PASSWORD = "почта-школы"
SECONDS = 20
CONFIG = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = {uid}
first_valid_gid = {gid}
mail_location = maildir:{folder}/mail/%u
mail_fsync = never
mail_max_userip_connections = 100
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """A running server: every name with the right password is a mailbox of its own."""

    folder: Path
    port: int
    uid: int
    gid: int

    def mailbox(self) -> "Office":
        """An empty mailbox."""
        name = f"office{next(NEXT)}@school.example"
        return Office(self, Server(host="127.0.0.1", port=self.port, security=Security.NONE, username=name, password=PASSWORD))

    def give(self, path: Path) -> None:
        """The server must be able to read and to move what a test puts there."""
        os.chown(path, self.uid, self.gid)


@dataclass(frozen=True)
class Office:
    """The mailbox of the organisation."""

    dovecot: Dovecot
    server: Server

    def deliver(self, data: bytes, *, folder: str = "") -> None:
        """Put a letter into the mailbox as a delivering program does: written aside, then moved to its place."""
        seconds, rest = divmod(time.time_ns(), 10**9)
        draft = self._made("tmp", folder) / f"{seconds}.M{rest // 1000:06}P{os.getpid()}Q{next(NEXT)}.school"  # the order in which letters get their numbers
        draft.write_bytes(data)
        self.dovecot.give(draft)
        draft.rename(self._made("new", folder) / draft.name)

    def at(self, folder: str) -> Server:
        """The same account, another folder."""
        return replace(self.server, folder=folder)

    def flags(self) -> list[str]:
        """What stands behind the names of the letters: big letters for flags of IMAP (S is «seen», T «deleted»), small ones for keywords."""
        return sorted(path.name.rpartition(",")[2] if ":2," in path.name else "" for part in ("new", "cur") for path in self._made(part, "").iterdir())

    def url(self) -> str:
        """The mailbox as a program is told of it."""
        return f"imap://{quote(self.server.username)}:{quote(PASSWORD)}@127.0.0.1:{self.server.port}/INBOX"

    def _made(self, part: str, folder: str) -> Path:
        found = self.dovecot.folder / "mail"
        for step in (self.server.username, f".{folder}" if folder else "", part):
            found /= step
            if not found.exists():
                found.mkdir()
                self.dovecot.give(found)
        return found


def here() -> bool:
    """Whether the server is installed."""
    return bool(_program())


@contextmanager
def running() -> Iterator[Dovecot]:
    """A server that ends with the block."""
    program = _program()
    if program is None:
        raise RuntimeError("нет Dovecot: apt-get install dovecot-imapd")
    owner = getpwnam("nobody") if os.geteuid() == 0 else getpwuid(os.geteuid())
    with tempfile.TemporaryDirectory(prefix="school-office-mail-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        config = folder / "dovecot.conf"
        group = _group(owner.pw_gid)
        config.write_text(CONFIG.format(folder=folder, user=owner.pw_name, group=group, uid=owner.pw_uid, gid=owner.pw_gid, port=port, password=PASSWORD))
        rights = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        process = subprocess.Popen([program, "-F", "-c", str(config)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **rights)
        made = Dovecot(folder, port, owner.pw_uid, owner.pw_gid)
        (folder / "mail").mkdir()
        made.give(folder / "mail")
        try:
            _wait(process, port, folder)
            yield made
        finally:
            process.terminate()
            process.wait(timeout=SECONDS)


@contextmanager
def smtp(office: Office) -> Iterator[smtplib.SMTP]:
    """A connection to a mail server that delivers into the mailbox."""
    with delivering(office) as port, smtplib.SMTP("127.0.0.1", port) as client:
        yield client


@contextmanager
def delivering(office: Office) -> Iterator[int]:
    """The port of a mail server that delivers into the mailbox."""
    with _listening(_Delivering(office)) as port:
        yield port


@contextmanager
def taking(letters: list[bytes]) -> Iterator[int]:
    """The port of the mail server of the whole world outside: whatever is sent is added to the list before it is acknowledged."""
    with _listening(_Taking(letters)) as port:
        yield port


@contextmanager
def _listening(handler: object) -> Iterator[int]:
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


class _Taking:
    def __init__(self, letters: list[bytes]) -> None:
        self.letters = letters

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  the name is the library's
        self.letters.append(envelope.content)
        return "250 OK"


class _Delivering:
    """What a mail server does with a letter for us: its own headers before, the letter into the mailbox."""

    def __init__(self, office: Office) -> None:
        self.office = office

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  the name is the library's
        for recipient in envelope.rcpt_tos:
            self.office.deliver(f"Return-Path: <{envelope.mail_from}>\r\nDelivered-To: {recipient}\r\n".encode() + envelope.content)
        return "250 OK"


def _program() -> str | None:
    return shutil.which("dovecot") or shutil.which("/usr/sbin/dovecot")


def _group(gid: int) -> str:
    return grp.getgrgid(gid).gr_name


def _wait(process: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    """Until the server greets."""
    for _ in range(SECONDS * 20):
        if process.poll() is not None:
            break
        try:
            if _greets(port):
                return
        except OSError:
            time.sleep(0.05)
    log = folder / "log"
    raise RuntimeError(f"Dovecot не запустился: {log.read_text() if log.exists() else ''}")


def _greets(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        return connection.recv(100).startswith(b"* OK")
