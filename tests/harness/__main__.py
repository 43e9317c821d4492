"""The whole run and its quick part: `python -m tests.harness everything`, `quick`, `postgres`, `screenshots`."""

import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from portal.run.console import say
from tests.harness import checks, components, postgres
from tests.harness.checks import Outcome, Run
from tests.harness.screenshots import take_screenshots

NOT_SLOW = "not slow and not journey"
BOTH_CORES = ("--numprocesses", "2", "--dist", "loadfile")  # a module that tells a long story tells it once
LANES = 2
RUFF = Run("ruff", ("check", "."), tool="ruff")
MYPY = Run("mypy", (".",), tool="mypy")
JOURNEYS = Run("SQLite: браузер", ("-m", "journey"))
SLOW = Run("SQLite: долгие тесты", ("-m", "slow"))
QUICK = Run("SQLite", ("-m", NOT_SLOW))


def everything() -> int:
    """Lint, types, tests on both databases. One run for each core, the longest first; when the last ones end, both cores have been busy."""
    components.install_absent()
    with _postgresql() as url:
        beside = [Run("PostgreSQL: долгие тесты", ("-m", "both_databases and slow"), url), Run("PostgreSQL", ("-m", f"both_databases and {NOT_SLOW}"), url)] if url else []
        outcomes = checks.in_lanes([QUICK, *beside[:1], JOURNEYS, SLOW, *beside[1:], MYPY, RUFF], lanes=LANES)
    return _sum_up(outcomes if url else [*outcomes, _without_postgresql()])


def quick() -> int:
    """What a developer runs after each change."""
    return _sum_up([checks.alone(Run("SQLite, без долгих тестов", ("-m", f"{NOT_SLOW} and not thorough", *BOTH_CORES)))])


def serve_postgres() -> int:
    """A cluster to try things on, until Ctrl-C."""
    with postgres.cluster() as url:
        say(f"DATABASE_URL={url}")
        while True:
            time.sleep(3600)


@contextmanager
def _postgresql() -> Iterator[str]:
    """The address of a cluster, or nothing where its programs are absent."""
    if not components.POSTGRESQL.here():
        yield ""
        return
    with postgres.cluster() as url:
        yield url


def _without_postgresql() -> Outcome:
    absent = components.POSTGRESQL.absent
    say(f"\n── PostgreSQL: {absent}")
    return Outcome("PostgreSQL", not components.in_ci(), f"пропущено: {absent}")


def _sum_up(outcomes: Sequence[Outcome]) -> int:
    say("\n── Итог")
    for outcome in outcomes:
        say(f"{'да ' if outcome.good else 'НЕТ'}  {outcome.name}")
    for outcome in outcomes:
        say(f"{outcome.name}: {outcome.summary}" if not outcome.summary.startswith("=") else outcome.summary)
    return 0 if all(outcome.good for outcome in outcomes) else 1


COMMANDS: dict[str, Callable[[], int]] = {"everything": everything, "quick": quick, "postgres": serve_postgres, "screenshots": take_screenshots}

if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))  # so that the cluster ends too
    sys.exit(COMMANDS[sys.argv[1]]())
