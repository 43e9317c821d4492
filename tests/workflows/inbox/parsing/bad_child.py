"""A program that behaves as a broken reader of letters would: `python -m tests.workflows.inbox.parsing.bad_child WAY LIMITS`."""

import json
import os
import signal
import sys
import time

from workflows.confined.poverty import EXIT_MEMORY, confine
from workflows.inbox.parsing.limits import Limits


def swell() -> None:
    try:
        kept = [bytearray(10_000_000) for _ in range(10_000)]
        print(len(kept))  # noqa: T201
    except MemoryError:
        os._exit(EXIT_MEMORY)


def spin() -> None:
    while True:
        pass


def hang() -> None:
    time.sleep(600)


def hang_deaf() -> None:
    """Hang with the output closed."""
    sys.stdout.close()
    os.close(1)
    time.sleep(600)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def vanish() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def recurse() -> None:
    recurse()


def talk() -> None:
    while True:
        sys.stdout.buffer.write(b"x" * 100_000)


def write_a_file() -> None:
    with open("/tmp/written-by-a-letter", "wb") as file:  # noqa: PTH123, S108
        file.write(b"x")


def tell_environment() -> None:
    json.dump({"environment": sorted(os.environ), "folder": os.getcwd()}, sys.stdout)  # noqa: PTH109


def echo() -> None:
    sys.stdout.buffer.write(sys.stdin.buffer.read())


if __name__ == "__main__":
    confine(Limits(**json.loads(sys.argv[2])))
    {act.__name__: act for act in (swell, spin, hang, hang_deaf, crash, vanish, recurse, talk, write_a_file, tell_environment, echo)}[sys.argv[1]]()
