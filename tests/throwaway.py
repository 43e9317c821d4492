"""Real parallel work on a database of its own: several processes, real commits, thrown away afterwards.

The vendor is that of the test run: a file for SQLite, a new database on the same server for PostgreSQL.
Run as a program it is one such piece of work: `python -m tests.throwaway DOTTED.NAME COUNT`.
"""

import json
import multiprocessing
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import django
from django.db import connections
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Throwaway:
    """An empty migrated database and a folder for its files."""

    environment: dict[str, str]

    def run(self, work: str, *, count: int = 1) -> list[str]:
        """What `count` processes returned from the function named `work`, all started at one moment."""
        told = self._python("-m", "tests.throwaway", work, str(count))
        return json.loads(told.splitlines()[-1])

    def manage(self, *arguments: str) -> str:
        return self._python("site/manage.py", *arguments)

    def _python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@contextmanager
def database(folder: Path) -> Iterator[Throwaway]:
    """A database of the vendor of this test run."""
    with _address(folder) as address:
        environment = {
            **os.environ,
            "DATABASE_URL": address,
            "VAR_DIR": str(folder / "var"),
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        }
        made = Throwaway(environment)
        made.manage("migrate", "--verbosity=0")
        yield made


@contextmanager
def _address(folder: Path) -> Iterator[str]:
    settings = connections["default"].settings_dict
    if connections["default"].vendor == "sqlite":
        yield f"sqlite:///{folder / 'parallel.sqlite3'}"
        return
    name = f"parallel_{uuid.uuid4().hex[:12]}"
    _on_server(f'CREATE DATABASE "{name}"')
    try:
        who = quote(settings["USER"], safe="") + (
            f":{quote(settings['PASSWORD'], safe='')}" if settings["PASSWORD"] else ""
        )
        yield f"postgres://{who}@{quote(settings['HOST'] or 'localhost', safe='')}:{settings['PORT'] or 5432}/{name}"
    finally:
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _on_server(statement: str) -> None:
    """Outside any transaction, through the maintenance database."""
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)


def _child(work: str, number: int, start, results) -> None:
    start.wait(60)
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
        child.join(120)
    failed = sum(child.exitcode != 0 for child in children)
    told = sorted(results.get() for _ in range(count - failed))
    print(json.dumps([outcome for _, outcome in told]))  # noqa: T201  the parent reads it
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
