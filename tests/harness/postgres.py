"""A PostgreSQL cluster for the time of a run: own folder, free port, Russian ICU collation, nothing to install by hand."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from pwd import getpwnam

DEBIAN = Path("/usr/lib/postgresql")
USER = "office"
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "listen_addresses": "127.0.0.1"}


@dataclass(frozen=True)
class Owner:
    """Who runs the server: PostgreSQL refuses to be root."""

    user: int
    group: int

    def run(self, *command: str, folder: Path) -> None:
        rights = {"user": self.user, "group": self.group, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, **rights)
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}{_log(folder)}")


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl: Debian keeps them off the path."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    installed = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


@contextmanager
def cluster() -> Iterator[str]:
    """The address of an empty database in a cluster that ends with the block."""
    programs = binaries()
    if programs is None:
        raise RuntimeError("нет программ PostgreSQL: apt-get install postgresql")
    owner = _owner()
    with tempfile.TemporaryDirectory(prefix="school-office-pg-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        os.chown(folder, owner.user, owner.group)
        data = str(folder / "data")
        _make(programs, owner, folder)
        options = " ".join(f"-c {key}={value}" for key, value in FAST.items())
        start = f"-p {port} -k {folder} {options}"
        log = str(folder / "log")
        owner.run(str(programs / "pg_ctl"), "-D", data, "-l", log, "-w", "-o", start, "start", folder=folder)
        try:
            yield f"postgres://{USER}@127.0.0.1:{port}/postgres"
        finally:
            owner.run(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop", folder=folder)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _make(programs: Path, owner: Owner, folder: Path) -> None:
    collation = ["--locale-provider=icu", "--icu-locale=ru-RU", "--locale=C.UTF-8", "--encoding=UTF8"]
    account = ["--username", USER, "--auth=trust", "--no-sync"]
    owner.run(str(programs / "initdb"), "-D", str(folder / "data"), *collation, *account, folder=folder)


def _owner() -> Owner:
    if os.geteuid() != 0:
        return Owner(os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            found = getpwnam(name)
        except KeyError:
            continue
        return Owner(found.pw_uid, found.pw_gid)
    raise RuntimeError("PostgreSQL не запускается от имени root, а пользователей postgres и nobody нет.")


def _log(folder: Path) -> str:
    log = folder / "log"
    return log.read_text() if log.exists() else ""
