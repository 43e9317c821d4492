"""The checks of a whole run, one after another; each tells how it ended."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from portal import ROOT
from portal.run.console import say
from tests.harness.databases import fingerprint

SUMMARY = re.compile(r"^=+ .*\bin [\d.]+s.* =+$")
PLACES_OF_TABLES = ("workflows", "pages", "site/portal", "constraints.txt")


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


def pytest(name: str, *arguments: str, database: str = "") -> Outcome:
    """One run of pytest; without a database address, on SQLite."""
    say(f"\n── {name}")
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    if database:
        environment["DATABASE_URL"] = database
    command = [sys.executable, "-m", "pytest", *_reuse(on_file=not database), *_colour(), *arguments]
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    summary = _repeat(running)
    code = running.wait()
    return Outcome(name, code == 0, summary or f"pytest остановился с кодом {code}")


def _repeat(running: "subprocess.Popen[str]") -> str:
    """Pass the output on as it comes; the last line that sums up is the answer."""
    summary = ""
    assert running.stdout is not None
    for line in running.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        if SUMMARY.match(re.sub(r"\x1b\[[\d;]*m", "", line).strip()):
            summary = line.strip()
    return summary


def _colour() -> Sequence[str]:
    return ["--color=yes"] if sys.stdout.isatty() else []


def _reuse(*, on_file: bool) -> Sequence[str]:
    """Keep the file database between runs while the tables stay the same."""
    stamp = ROOT / ".pytest-tables"
    if not on_file:
        return ["--create-db"]
    wanted = fingerprint(*PLACES_OF_TABLES, pattern="*/migrations/*.py")
    if stamp.exists() and stamp.read_text() == wanted:
        return ["--reuse-db"]
    stamp.write_text(wanted)
    return ["--reuse-db", "--create-db"]
