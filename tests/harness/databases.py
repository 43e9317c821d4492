"""Throw-away databases for tests that need several real processes.

    with databases.fresh() as database:
        database.run("from workflows.orders.models import Order; print(Order.objects.count())")

The engine is the one of the run: PostgreSQL when DATABASE_URL names it, SQLite otherwise. A template is filled once
and copied, so a fresh database costs a fraction of a second.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import count
from pathlib import Path
from typing import TextIO

import psycopg

from portal import ROOT
from tests.harness.fingerprints import fingerprint, lines_of

SITE = ROOT / "site"
TEMPLATES = ROOT / ".pytest-templates"
READY = ".ready"
TABLES = ("workflows", "pages", "site/portal", "constraints.txt")
MIGRATIONS = "*/migrations/*.py"
ROLES = "workflows/people/roles.py"
CODE = ("workflows", "pages", "site/portal", "site/static", "templates", "requirements.txt", "tests/harness/settings.py")
FRESH = count(1)
DJANGO = "import django; django.setup()\n"
STORIES = "tests.harness.settings"
ANSWERS = DJANGO + """
import contextlib, io, json, sys
from django.db import connections
for line in sys.stdin:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(json.loads(line), "<snippet>", "exec"), {"__name__": "snippet"})
    connections.close_all()
    print(json.dumps(said.getvalue()), flush=True)
"""
PRINT_ALL = """
from django_q.models import OrmQ
from workflows.printing.models import PrintRequest
from workflows.printing.queue import BUILD, build
for request in PrintRequest.objects.order_by("pk"):
    build(request)
OrmQ.objects.filter(pk__in=[row.pk for row in OrmQ.objects.all() if row.task["func"] == BUILD]).delete()
"""


class Sort(StrEnum):
    """What a template holds."""

    BARE = "bare"  # tables
    OFFICE = "office"  # and the roles of the office: what a test of one function begins with
    SEEDED = "seeded"  # all that `make run` would put into it
    PRINTED = "printed"  # and every print that was asked for


BEGINS_WITH = {Sort.OFFICE: Sort.BARE, Sort.SEEDED: Sort.BARE, Sort.PRINTED: Sort.SEEDED}


@dataclass(frozen=True)
class Database:
    """A database of its own, with a folder of data beside it."""

    url: str
    var: Path
    settings: str = "portal.settings.test"
    answering: list["subprocess.Popen[str]"] = field(default_factory=list, compare=False)  # at most one

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a program of the product works with this database."""
        ours = {"DJANGO_SETTINGS_MODULE": self.settings, "DATABASE_URL": self.url, "VAR_DIR": str(self.var)}
        return {**os.environ, **ours, "PYTHONPATH": os.pathsep.join([str(ROOT), str(SITE)])}

    def start(self, code: str, *arguments: str) -> "subprocess.Popen[str]":
        """A process that runs the code after `django.setup()`; arguments come as `sys.argv[1:]`."""
        return self.program(sys.executable, "-c", DJANGO + code, *arguments)

    def run(self, code: str, *arguments: str) -> str:
        """What the code printed; a failure of the code fails the test with its traceback.

        Without arguments one process answers all: setting Django up takes seconds.
        """
        if arguments:
            return output_of(self.start(code, *arguments))
        if not self.answering:
            with (self.var / "answers.log").open("w") as log:
                self.answering.append(self.program(sys.executable, "-c", ANSWERS, stdin=subprocess.PIPE, stderr=log))
        process = self.answering[0]
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{json.dumps(code)}\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            self.close()
            raise AssertionError((self.var / "answers.log").read_text())
        return str(json.loads(answer))

    def close(self) -> None:
        """Nobody answers any more."""
        for process in self.answering:
            process.communicate()  # the end of its input is its end
        self.answering.clear()

    def manage(self, *arguments: str) -> str:
        """What a management command printed."""
        return output_of(self.program(sys.executable, str(SITE / "manage.py"), *arguments))

    def program(self, *command: str, stdin: int = subprocess.DEVNULL, stderr: int | TextIO = subprocess.PIPE) -> "subprocess.Popen[str]":
        """Any program in a session of its own, so that a test may kill it with its children."""
        return subprocess.Popen(
            command,
            env=self.environment,
            cwd=SITE,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=True,
        )


def output_of(process: "subprocess.Popen[str]", *, seconds: float = 900) -> str:
    """The output of a process that must end well."""
    output, errors = process.communicate(timeout=seconds)
    assert process.returncode == 0, f"{output}\n{errors}"
    return output


@contextmanager
def fresh(*, seeded: bool = False, printed: bool = False, settings: str = "portal.settings.test") -> Iterator[Database]:
    """A migrated database of the engine of this run; with `seeded`, all that `make run` would put into it, with `printed`, its prints too."""
    template = _template(Sort.PRINTED if printed else Sort.SEEDED if seeded else Sort.BARE)
    with tempfile.TemporaryDirectory(prefix="school-office-", ignore_cleanup_errors=True) as name:
        var = Path(name) / "var"
        shutil.copytree(template.var, var, symlinks=True, ignore=shutil.ignore_patterns(READY))
        with _copied(template, var) as url, closing(Database(url, var, settings)) as database:
            yield database


@contextmanager
def _copied(template: Database, var: Path) -> Iterator[str]:
    """The address of a database that is gone with the block."""
    if not on_postgresql():
        yield f"sqlite:///{var / 'office.sqlite3'}"
        return
    own = f"fresh_{os.getpid()}_{next(FRESH)}"
    _administer(f'CREATE DATABASE {own} TEMPLATE "{_name(template.url)}"')
    try:
        yield _with_name(own)
    finally:
        _administer(f"DROP DATABASE IF EXISTS {own} WITH (FORCE)")


def on_postgresql() -> bool:
    """Whether this run is the one on PostgreSQL."""
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


@cache
def _template(sort: Sort) -> Database:
    """A filled database to copy, made once for one state of what fills it."""
    folder = TEMPLATES / f"{sort}-{_state(sort)}{'-pg' if on_postgresql() else ''}"
    template = Database(_url(folder), folder)
    base = _template(BEGINS_WITH[sort]) if sort in BEGINS_WITH else None
    if not _stands(template):  # nobody waits for another template that is being filled
        with _one_at_a_time():
            if not _stands(template):
                _build(template, sort, base or _earlier(template))
    return template


def _state(sort: Sort) -> str:
    if sort == Sort.BARE:
        return fingerprint(*TABLES, pattern=MIGRATIONS)
    return fingerprint(*CODE) if sort != Sort.OFFICE else f"{_state(Sort.BARE)[:8]}{fingerprint(ROLES)[:8]}"


def _stands(template: Database) -> bool:
    """Whether it was built to its end; a cluster may be younger than the folder of files that stands beside it."""
    return (template.var / READY).exists() and (not on_postgresql() or bool(_ask("SELECT 1 FROM pg_database WHERE datname = %s", _name(template.url))))


def _build(template: Database, sort: Sort, base: Database | None) -> None:
    """Fill it, beginning with another one; a bare one begins with the tables of an earlier state of the code."""
    shutil.rmtree(template.var, ignore_errors=True)
    if base is None:
        template.var.mkdir()
    else:
        shutil.copytree(base.var, template.var, ignore=shutil.ignore_patterns(READY, "static"))
    if on_postgresql():
        _administer(f'DROP DATABASE IF EXISTS "{_name(template.url)}" WITH (FORCE)')
        _administer(f'CREATE DATABASE "{_name(template.url)}" TEMPLATE "{_name(base.url) if base else "template0"}"')
    _fill(template, sort)
    (template.var / READY).write_text("\n".join(lines_of(*TABLES, pattern=MIGRATIONS)))
    for old in set(TEMPLATES.glob(_alike(template))) - {template.var}:
        shutil.rmtree(old)


def _earlier(template: Database) -> Database | None:
    """A bare template whose every migration still stands as it was: only the later ones have to run."""
    now = set(lines_of(*TABLES, pattern=MIGRATIONS))
    for folder in TEMPLATES.glob(_alike(template)):
        found = Database(_url(folder), folder)
        if _stands(found) and set((folder / READY).read_text().splitlines()) <= now:
            return found
    return None


def _alike(template: Database) -> str:
    sort, _, _ = template.var.name.partition("-")
    return f"{sort}-{'[0-9a-f]' * 16}{'-pg' if on_postgresql() else ''}"


def _url(folder: Path) -> str:
    return _with_name(folder.name.replace("-", "_")) if on_postgresql() else f"sqlite:///{folder / 'office.sqlite3'}"


@contextmanager
def laid_for_tests(name: str) -> Iterator[None]:
    """A copy of the template of the office where pytest expects its database; gone with the run."""
    template = _template(Sort.OFFICE)
    if on_postgresql():
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        _administer(f'CREATE DATABASE "{name}" TEMPLATE "{_name(template.url)}"')
        yield
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        return
    shutil.copyfile(template.var / "office.sqlite3", name)
    yield
    for file in (name, f"{name}-wal", f"{name}-shm"):
        Path(file).unlink(missing_ok=True)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Templates are filled one after another, on both databases: they share the folder of static files."""
    TEMPLATES.mkdir(exist_ok=True)
    with (TEMPLATES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fill(database: Database, sort: Sort) -> None:
    if sort == Sort.BARE:
        database.manage("migrate", "--no-input", "--verbosity", "0")
    elif sort == Sort.OFFICE:
        database.manage("sync_roles", "--verbosity", "0")
    else:
        _share_static_files(database.var)
        stories = Database(database.url, database.var, STORIES)
        output_of(stories.program(sys.executable, "-m", "portal.run.preparing") if sort == Sort.SEEDED else stories.start(PRINT_ALL))


def _share_static_files(var: Path) -> None:
    """One folder for all databases, kept between runs: static files do not depend on data and are slow to compress."""
    shared = TEMPLATES / "static"
    shared.mkdir(parents=True, exist_ok=True)
    (var / "static").symlink_to(shared)


def _administer(statement: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(statement)


def _ask(question: str, *values: str) -> tuple[object, ...] | None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        return connection.execute(question, values).fetchone()


def _name(url: str) -> str:
    return url.rpartition("/")[2]


def _with_name(name: str) -> str:
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
