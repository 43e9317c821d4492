"""The data of the product, made ready before it starts; safe to repeat, and quick when nothing is to be done.

Runs inside .venv. Progress goes to the error stream; the output is a JSON list of the demo accounts that exist:
role, user name, password, name of the person.
"""

import hashlib
import json
import logging
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

django.setup()

from portal.demo.accounts import ACCOUNTS  # noqa: E402
from portal.demo.school import is_empty  # noqa: E402  models exist after the set-up


def prepare() -> list[list[str]]:
    """Tables, rights, calendar, demonstration, timetable of the queue, static files."""
    _announce_new()
    _run("migrate", interactive=False, verbosity=0)
    _run_quietly("sync_roles")
    _run_quietly("seed_workdays")
    if settings.DEMO and is_empty():
        _tell("База пуста: заполняю её демонстрационными данными…")
        _run("seed_demo")
    _run_quietly("plan_tasks")
    _collect_static()
    return _demo_accounts()


def _run(name: str, **options: object) -> None:
    call_command(name, stdout=sys.stderr, **options)


def _run_quietly(name: str) -> None:
    """The commands that change nothing worth a line at the start of the product."""
    call_command(name, stdout=StringIO(), verbosity=0)


def _announce_new() -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and not Path(database["NAME"]).exists():
        _tell("Создаю базу данных…")


def _collect_static() -> None:
    """Collect when a source file has changed since the last time: compressing takes long."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    wanted = _fingerprint_of_sources()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _tell("Собираю статические файлы…")
    _run("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def _fingerprint_of_sources() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found.update(f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}\n".encode())
    return found.hexdigest()


def _demo_accounts() -> list[list[str]]:
    if not settings.DEMO:
        return []
    known = set(get_user_model().objects.values_list("username", flat=True))
    return [[row.role, row.username, row.password, row.name] for row in ACCOUNTS if row.username in known]


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    logging.disable(logging.INFO)  # hundreds of lines of the seed would hide the one that matters
    with redirect_stdout(sys.stderr):  # whatever a command says, the output is the list alone
        accounts = prepare()
    sys.stdout.write(json.dumps(accounts))
