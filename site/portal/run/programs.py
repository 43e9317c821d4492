"""Programs that live together: the web server and the worker of the queue.

Each has a session of its own, so Ctrl-C reaches the launcher alone and the launcher ends them in order. A stop is told
to the parent process only: the worker of the queue hangs when its children hear the signal too.
"""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

from portal.run.console import CannotGoOn, say

PATIENCE = 30.0
PAUSE = 0.2
MOST_DEATHS = 3
LONG_AGO = 60.0


@dataclass
class Program:
    """One program, started again when it dies, unless it dies too often."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    log: Path | None = None
    deaths: list[float] = field(default_factory=list)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start; what it says goes to the console, or to the end of the log."""
        with self.log.open("ab") if self.log else nullcontext() as output:
            self.process = subprocess.Popen(
                self.command,
                env=dict(self.environment),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def revive(self) -> None:
        """Start again after a death."""
        self.kill()
        self.deaths = [*(when for when in self.deaths if time.monotonic() - when < LONG_AGO), time.monotonic()]
        if len(self.deaths) >= MOST_DEATHS:
            raise CannotGoOn(f"Программа «{self.name}» останавливается снова и снова. Причина — в строках выше.")
        say(f"Программа «{self.name}» остановилась; запускаю её снова.")
        self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.alive():
            self.process.terminate()

    def wait(self, until: float) -> None:
        """Wait for the end; past the deadline, end it with all its children."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, until - time.monotonic()))
        self.kill()

    def kill(self) -> None:
        """End it at once, with all its children."""
        if self.process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Stopping:
    """Whether the person asked to stop: Ctrl-C, a closed terminal, or TERM from a service manager."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._remember)

    def _remember(self, number: int, frame: object) -> None:
        self.asked = True


def keep(programs: Sequence[Program], *, stopping: Stopping) -> None:
    """Keep all of them alive until the stop is asked for."""
    while not stopping.asked:
        for program in programs:
            if not program.alive() and not stopping.asked:
                program.revive()
        time.sleep(PAUSE)


def stop(programs: Sequence[Program]) -> None:
    """End all of them, politely first."""
    until = time.monotonic() + PATIENCE
    for program in programs:
        program.ask_to_stop()
    for program in programs:
        program.wait(until)
