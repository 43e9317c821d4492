"""The checks of a whole run, a few at the same time; each tells how it ended."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TextIO

from portal import ROOT
from portal.run.console import say

SUMMARY = re.compile(r"^=+ .*\bin [\d.]+s.* =+$")


@dataclass(frozen=True)
class Outcome:
    name: str
    good: bool
    summary: str


@dataclass(frozen=True)
class Run:
    """One run of a Python tool: pytest unless told otherwise, without a database address on SQLite."""

    name: str
    arguments: Sequence[str] = ()
    database: str = ""
    tool: str = "pytest"

    def begin(self, output: int | TextIO) -> "subprocess.Popen[str]":
        """Start it; its words go to `output`."""
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        if self.database:
            environment["DATABASE_URL"] = self.database
        command = [sys.executable, "-m", self.tool, *(_colour() if self.tool == "pytest" else ()), *self.arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, text=True)

    def outcome(self, summary: str, code: int) -> Outcome:
        """How it ended."""
        if self.tool != "pytest":
            return Outcome(self.name, code == 0, "пройдено" if code == 0 else "есть замечания, см. выше")
        return Outcome(self.name, code == 0, summary or f"pytest остановился с кодом {code}")


def alone(run: Run) -> Outcome:
    """One run; its words are passed on as they come."""
    say(f"\n── {run.name}")
    running = run.begin(subprocess.PIPE)
    assert running.stdout is not None
    summary = _repeat(running.stdout)
    return run.outcome(summary, running.wait())


def in_lanes(runs: Sequence[Run], *, lanes: int) -> list[Outcome]:
    """All runs, so many of them at the same time, in their order; the words of each are said when it has ended."""
    with ThreadPoolExecutor(lanes) as pool, Said() as said:
        return list(pool.map(lambda run: _in_lane(run, said), runs))


class Said:
    """Whose turn it is to speak, and what has to end when the whole run is broken off."""

    def __init__(self) -> None:
        self.turn = Lock()
        self.running: list[subprocess.Popen[str]] = []

    def __enter__(self) -> "Said":
        return self

    def __exit__(self, *_: object) -> None:
        for one in self.running:
            one.kill()


def _in_lane(run: Run, said: Said) -> Outcome:
    with tempfile.TemporaryFile("w+") as kept:
        running = run.begin(kept)
        said.running.append(running)
        with said.turn:
            say(f"── начато: {run.name}")
        code = running.wait()
        kept.seek(0)
        with said.turn:
            say(f"\n── {run.name}")
            return run.outcome(_repeat(kept), code)


def _repeat(lines: Iterable[str]) -> str:
    """Pass the output on as it comes; the last line that sums up is the answer."""
    summary = ""
    for line in lines:
        sys.stdout.write(line)
        sys.stdout.flush()
        if SUMMARY.match(re.sub(r"\x1b\[[\d;]*m", "", line).strip()):
            summary = line.strip()
    return summary


def _colour() -> Sequence[str]:
    return ["--color=yes"] if sys.stdout.isatty() else []
