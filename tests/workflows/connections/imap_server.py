"""A real Dovecot for «Проверить соединение»: one mailbox with a Cyrillic folder, reached with STARTTLS and with TLS from the start."""

import grp
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pwd import getpwnam, getpwuid

from tests.harness.postgres import free_port

USER, PASSWORD = "office@school.example", "kluch-ot-yashchika"
FOLDER = "Обращения"
SECONDS = 20
CONFIG = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain
auth_failure_delay = 0
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = {uid}
first_valid_gid = {gid}
mail_location = maildir:{folder}/mail
mail_fsync = never
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Ports:
    """Where the server listens, and the certificate that vouches for it."""

    plain: int
    tls: int
    certificate: Path


@contextmanager
def running() -> Iterator[Ports]:
    """A server with three letters in INBOX and one in the Cyrillic folder."""
    with tempfile.TemporaryDirectory(prefix="imap-", dir="/tmp") as name:
        folder, (user, group, uid, gid) = Path(name), _nobody_special()
        ports = Ports(free_port(), free_port(), folder / "cert.pem")
        certify(folder)
        for part in ("", ".&BB4EMQRABDAESQQ1BD0EOARP-"):
            for sub in ("tmp", "new", "cur"):
                (folder / "mail" / part / sub).mkdir(parents=True, exist_ok=True)
        _letter(folder / "mail", 3)
        _letter(folder / "mail" / ".&BB4EMQRABDAESQQ1BD0EOARP-", 1)
        _give(folder, uid, gid)
        config = folder / "dovecot.conf"
        config.write_text(CONFIG.format(folder=folder, user=user, group=group, uid=uid, gid=gid, password=PASSWORD, port=ports.plain, tls_port=ports.tls))
        process = subprocess.Popen([str(_program()), "-F", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait(ports.tls, process)
            yield ports
        finally:
            process.terminate()
            process.wait(SECONDS)


def certify(folder: Path) -> None:
    """A certificate for «localhost» that only those trust who are told of it."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command, "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")], check=True, capture_output=True)


def _letter(box: Path, count: int) -> None:
    for number in range(count):
        (box / "new" / f"{number}.letter.school").write_bytes(b"From: a@example.org\r\nSubject: x\r\n\r\ntext\r\n")


def _nobody_special() -> tuple[str, str, int, int]:
    """Dovecot keeps no mail for root: then it is «nobody» who keeps it."""
    found = getpwuid(os.getuid()) if os.getuid() else getpwnam("nobody")
    return found.pw_name, grp.getgrgid(found.pw_gid).gr_name, found.pw_uid, found.pw_gid


def _give(folder: Path, uid: int, gid: int) -> None:
    if os.getuid() == 0:
        folder.chmod(0o755)
        for path in (folder / "mail", *(folder / "mail").rglob("*")):
            os.chown(path, uid, gid)


def _program() -> str | None:
    return shutil.which("dovecot") or next((str(path) for path in [Path("/usr/sbin/dovecot")] if path.exists()), None)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(SECONDS * 20):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError("Dovecot не запустился")
