"""The whole run and its quick part: `python -m tests.harness everything`, `quick`, `postgres`, `screenshots`."""

import signal
import sys
import time
from collections.abc import Callable, Sequence

from portal.run.console import say
from tests.harness import checks, components, postgres
from tests.harness.checks import Outcome
from tests.harness.screenshots import take_screenshots

NOT_SLOW = "not slow and not journey"
BOTH_CORES = ("--numprocesses", "2")  # real programs, killed and timed, have the machine to themselves


def everything() -> int:
    """Lint, types, tests on PostgreSQL, then all tests on SQLite with the journeys."""
    components.install_absent()
    outcomes = [checks.tool("ruff", "ruff", "check", "."), checks.tool("mypy", "mypy", "."), *_on_postgresql()]
    outcomes.append(checks.pytest("SQLite", "-m", NOT_SLOW, *BOTH_CORES))
    outcomes.append(checks.pytest("SQLite: долгие тесты и браузер", "-m", "slow or journey"))
    return _sum_up(outcomes)


def quick() -> int:
    """What a developer runs after each change."""
    return _sum_up([checks.pytest("SQLite, без долгих тестов", "-m", f"{NOT_SLOW} and not thorough", *BOTH_CORES)])


def serve_postgres() -> int:
    """A cluster to try things on, until Ctrl-C."""
    with postgres.cluster() as url:
        say(f"DATABASE_URL={url}")
        while True:
            time.sleep(3600)


def _on_postgresql() -> list[Outcome]:
    name = "PostgreSQL"
    if not components.POSTGRESQL.here():
        say(f"\n── {name}: {components.POSTGRESQL.absent}")
        return [Outcome(name, not components.in_ci(), f"пропущено: {components.POSTGRESQL.absent}")]
    with postgres.cluster() as url:
        return [
            checks.pytest(name, "-m", f"both_databases and {NOT_SLOW}", *BOTH_CORES, database=url),
            checks.pytest(f"{name}: долгие тесты", "-m", "both_databases and slow", database=url),
        ]


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
