"""A real clamd for a test: its own folder and socket, one signature (EICAR) instead of a downloaded database, no network."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from workflows.screening.clamd import Scanner

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SIGNATURE = f"Eicar-Test-Signature:0:0:{EICAR.hex()}\n"
MOST = 2  # megabytes in one stream
SETTINGS = """LocalSocket {folder}/clamd.ctl
DatabaseDirectory {folder}/db
LogFile {folder}/log
TemporaryDirectory {folder}
Foreground yes
StreamMaxLength {most}M
AlertEncrypted yes
AlertOLE2Macros no
AlertExceedsMax yes
MaxThreads 2
DisableCertCheck yes
"""
TRIES = 300
SILENCE = b"silence"


def program() -> str | None:
    """clamd, which Debian keeps among the programs of the administrator."""
    return shutil.which("clamd") or next((path for path in ("/usr/sbin/clamd",) if Path(path).exists()), None)


@dataclass
class Clamd:
    """A scanner that may be stopped and started again."""

    folder: Path
    running: "subprocess.Popen[bytes] | None" = field(default=None)

    @property
    def address(self) -> str:
        return f"unix:{self.folder}/clamd.ctl"

    @property
    def scanner(self) -> Scanner:
        return Scanner(path=f"{self.folder}/clamd.ctl")

    def start(self) -> None:
        """Ready when it answers."""
        with (self.folder / "output").open("wb") as output:
            self.running = subprocess.Popen([str(program()), "--config-file", str(self.folder / "conf")], stdout=output, stderr=output, stdin=subprocess.DEVNULL)
        for _ in range(TRIES):
            if self.scanner.is_there():
                return
            if self.running.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"clamd не запустился: {(self.folder / 'output').read_text()}")

    def stop(self) -> None:
        if self.running is not None:
            self.running.kill()
            self.running.wait()
        self.running = None


@contextmanager
def clamd() -> Iterator[Clamd]:
    """A running scanner that ends with the block."""
    with tempfile.TemporaryDirectory(prefix="office-clamd-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "db").mkdir()
        (folder / "db" / "eicar.ndb").write_text(SIGNATURE)
        (folder / "conf").write_text(SETTINGS.format(folder=folder, most=MOST))
        if os.geteuid() == 0:
            with (folder / "conf").open("a") as conf:
                conf.write("User root\n")
        scanner = Clamd(folder)
        scanner.start()
        try:
            yield scanner
        finally:
            scanner.stop()


@contextmanager
def odd(folder: Path, **answers: bytes) -> Iterator[Scanner]:
    """A scanner out of order: it says what is given for a command, keeps silent for «silence», and hangs up at any other."""
    path = folder / "odd.ctl"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.bind(str(path))
        door.listen()
        kept: list[socket.socket] = []
        talking = threading.Thread(target=_talk, args=(door, answers, kept), daemon=True)
        talking.start()
        try:
            yield Scanner(path=str(path))
        finally:
            door.shutdown(socket.SHUT_RDWR)
            talking.join()
            for link in kept:
                link.close()


def _talk(door: socket.socket, answers: dict[str, bytes], kept: list[socket.socket]) -> None:
    while True:
        try:
            link, _ = door.accept()
        except OSError:
            return
        command = link.recv(64).partition(b"\0")[0].decode().removeprefix("z")
        answer = answers.get(command)
        if answer == SILENCE:
            kept.append(link)
            continue
        if answer:
            link.sendall(answer)
        link.close()
