"""A program that may be killed by what it is given: what it may use is limited, what becomes of it is an answer."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from workflows.confined.means import Means
from workflows.confined.poverty import EXIT_MEMORY

CHUNK = 1024 * 1024
ROOT = str(Path(__file__).resolve().parents[2])
# `-I` keeps the environment and the current folder out of the path on which the child finds its modules.
PROGRAM = "import sys; sys.path.append({!r}); from {} import main; main()"


class End(Enum):
    """How a confined program ended."""

    DONE = auto()
    CRASHED = auto()
    OUT_OF_MEMORY = auto()
    OUT_OF_TIME = auto()
    TOO_TALKATIVE = auto()
    NOT_STARTED = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end and, when the program came to it by itself, what it said."""

    end: End
    said: bytes = b""


def command_of(module: str, *arguments: str) -> list[str]:
    """The command that runs `main` of a module of ours, and nothing around it."""
    return [sys.executable, "-I", "-c", PROGRAM.format(ROOT, module), *arguments]


def outcome_of(command: Sequence[str], given: bytes, *, limits: Means) -> Outcome:
    """Run the program with the bytes as its input. Raises nothing, whatever the program does."""
    try:
        child = _started(command, given)
    except OSError:
        return Outcome(End.NOT_STARTED)
    with child:
        try:
            return _followed(child, limits)
        finally:
            child.kill()


def _started(command: Sequence[str], given: bytes) -> subprocess.Popen[bytes]:
    """The program, running. Nothing of our environment goes with it: no passwords, no paths."""
    with tempfile.TemporaryFile() as handed:
        handed.write(given)
        handed.seek(0)
        return subprocess.Popen(  # noqa: S603 the command is our own
            command, stdin=handed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={"LC_ALL": "C.UTF-8"}, cwd="/", start_new_session=True
        )


def _followed(child: subprocess.Popen[bytes], limits: Means) -> Outcome:
    said, until = bytearray(), time.monotonic() + limits.wait
    with selectors.DefaultSelector() as waiting:
        waiting.register(child.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
        while True:
            if not waiting.select(max(0, until - time.monotonic())):
                return Outcome(End.OUT_OF_TIME)
            chunk = os.read(child.stdout.fileno(), CHUNK)  # type: ignore[union-attr]
            if not chunk:
                break
            said += chunk
            if len(said) > limits.answer:
                return Outcome(End.TOO_TALKATIVE)
    try:
        code = child.wait(max(0.1, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        return Outcome(End.OUT_OF_TIME)
    return Outcome(_end_of(code), bytes(said))


def _end_of(code: int) -> End:
    if code == 0:
        return End.DONE
    if code in (EXIT_MEMORY, -signal.SIGKILL):  # the kernel kills the largest when memory is at an end
        return End.OUT_OF_MEMORY
    return End.OUT_OF_TIME if code == -signal.SIGXCPU else End.CRASHED
