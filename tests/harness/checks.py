"""The checks of a whole run, one after another; each tells how it ended."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from portal import ROOT
from portal.run.console import say

SUMMARY = re.compile(r"^=+ .*\bin [\d.]+s.* =+$")


@dataclass(frozen=True)
class Outcome:
    name: str
    good: bool
    summary: str


def tool(name: str, *arguments: str) -> Outcome:
    """A check that is a Python tool, such as ruff."""
    say(f"\n── {name}")
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, check=False, stdin=subprocess.DEVNULL)
    return Outcome(name, done.returncode == 0, "пройдено" if done.returncode == 0 else "есть замечания, см. выше")


@dataclass(frozen=True)
class Run:
    """One run of pytest; without a database address, on SQLite."""

    name: str
    arguments: Sequence[str]
    database: str = ""

    def begin(self, output: int | TextIO) -> "subprocess.Popen[str]":
        """Start it; its words go to `output`."""
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        if self.database:
            environment["DATABASE_URL"] = self.database
        command = [sys.executable, "-m", "pytest", *_colour(), *self.arguments]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, text=True)

    def outcome(self, summary: str, code: int) -> Outcome:
        """How it ended."""
        return Outcome(self.name, code == 0, summary or f"pytest остановился с кодом {code}")


def pytest(name: str, *arguments: str, database: str = "") -> Outcome:
    """Run pytest and pass its words on as they come."""
    run = Run(name, arguments, database)
    say(f"\n── {name}")
    running = run.begin(subprocess.PIPE)
    assert running.stdout is not None
    summary = _repeat(running.stdout)
    return run.outcome(summary, running.wait())


def pytest_beside(beside: Run, name: str, *arguments: str) -> Iterator[Outcome]:
    """Two runs at the same time; what the first one says is kept until the second has ended."""
    with tempfile.TemporaryFile("w+") as kept:
        running = beside.begin(kept)
        try:
            yield pytest(name, *arguments)
            code = running.wait()
        finally:
            running.kill()
        kept.seek(0)
        say(f"\n── {beside.name}")
        yield beside.outcome(_repeat(kept), code)


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
