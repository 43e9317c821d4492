"""Real parallel work on a database of its own: several processes, real commits, thrown away afterwards.

Run as a program it is one such piece of work: `python -m tests.throwaway DOTTED.NAME COUNT`.
"""

import json
import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import django
from django.db import connections
from django.utils.module_loading import import_string

from tests.harness import databases


@dataclass(frozen=True)
class Throwaway:
    """A migrated database of the vendor of this run, without a row of any other test."""

    database: databases.Database

    def run(self, work: str, *, count: int = 1) -> list[str]:
        """What `count` processes returned from the function named `work`, all started at one moment."""
        told = databases.output_of(self.database.program(sys.executable, "-m", "tests.throwaway", work, str(count)))
        return json.loads(told.splitlines()[-1])


@contextmanager
def database() -> Iterator[Throwaway]:
    """A database for one test."""
    with databases.fresh() as made:
        yield Throwaway(made)


def _child(work: str, number: int, start, results) -> None:
    start.wait(300)
    results.put((number, import_string(work)(number)))
    connections.close_all()


def main(work: str, count: int) -> int:
    """Fork `count` children that wait for each other, then all do the same work; how many failed."""
    django.setup()
    import_string(work)
    fork = multiprocessing.get_context("fork")
    start, results = fork.Barrier(count), fork.SimpleQueue()
    children = [fork.Process(target=_child, args=(work, number, start, results)) for number in range(count)]
    for child in children:
        child.start()
    for child in children:
        child.join(600)
    failed = sum(child.exitcode != 0 for child in children)
    told = sorted(results.get() for _ in range(count - failed))
    print(json.dumps([outcome for _, outcome in told]))  # noqa: T201  the parent reads it
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
