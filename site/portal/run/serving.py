"""The running product: web server and queue, kept together."""

import http.client
import json
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from portal import ROOT
from portal.run import address, debian, installing
from portal.run.console import CannotGoOn, say
from portal.run.places import PYTHON, SITE, environment, var
from portal.run.programs import Program, Stopping, keep, stop

FIRST_ANSWER = 90.0
APPLICATION = "portal.wsgi:application"


def serve() -> None:
    """Everything from nothing: install, prepare the data, start, keep, stop."""
    where = address.asked()
    address.must_be_free(where)
    installing.ensure(installing.PRODUCT)
    debian.ensure_print_libraries()
    settings = {"BASE_URL": where.url, **environment()}
    accounts = _prepare(settings)
    programs = [web(where, settings), queue(settings)]
    stopping = Stopping()
    try:
        for program in programs:
            program.start()
        _wait_for_answer(where, programs, stopping=stopping)
        if not stopping.asked:
            _greet(where, accounts)
        keep(programs, stopping=stopping)
        say("Останавливаю…")
    finally:
        stop(programs)
    say("Остановлено.")


def web(
    where: address.Address, settings: Mapping[str, str], *, python: Path = PYTHON, application: str = APPLICATION
) -> Program:
    """The web server: two processes of one thread each, which measured best for this code."""
    options = ["--interface", "wsgi", "--host", where.host, "--port", str(where.port), "--workers", "2"]
    careful = ["--blocking-threads", "1", "--respawn-failed-workers", "--workers-kill-timeout", "20"]
    command = [str(python), "-m", "granian", *options, *careful, "--log-level", "warning", application]
    return Program("веб-сервер", command, settings, SITE)


def queue(settings: Mapping[str, str], *, python: Path = PYTHON) -> Program:
    """The worker of the queue."""
    return Program("очередь заданий", [str(python), "manage.py", "qcluster"], settings, SITE)


def _prepare(settings: Mapping[str, str]) -> list[list[str]]:
    command = [str(PYTHON), "-m", "portal.run.preparing"]
    done = subprocess.run(command, env=dict(settings), cwd=SITE, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise CannotGoOn(f"База данных не подготовлена, причина — в строках выше. Данные лежат в {_shown_var()}.")
    accounts: list[list[str]] = json.loads(done.stdout)
    return accounts


def _wait_for_answer(where: address.Address, programs: list[Program], *, stopping: Stopping) -> None:
    until = time.monotonic() + FIRST_ANSWER
    while not stopping.asked and not answers(where):
        if time.monotonic() > until:
            raise CannotGoOn(f"Сайт не ответил за {FIRST_ANSWER:.0f} секунд. Причина — в строках выше.")
        for program in programs:
            if not program.alive() and not stopping.asked:
                program.revive()
        time.sleep(0.2)


def answers(where: address.Address) -> bool:
    """Whether a web server speaks there."""
    asked = http.client.HTTPConnection(where.url.removeprefix("http://"), timeout=30)
    try:
        asked.request("GET", "/")
        return asked.getresponse().status < 600
    except OSError:
        return False
    finally:
        asked.close()


def _greet(where: address.Address, accounts: list[list[str]]) -> None:
    say(f"\nСайт:          {where.url}/\nРабочий стол:  {where.url}/admin/\nДанные:        {_shown_var()}")
    if accounts:
        say("\nДемонстрационные учётные записи (только для показа):")
    widths = [max(len(row[column]) for row in accounts) for column in range(3)] if accounts else []
    for role, username, password, name in accounts:
        say(f"  {role:<{widths[0]}}  {username:<{widths[1]}}  {password:<{widths[2]}}  {name}")
    say("\nОстановить: Ctrl-C\n")


def _shown_var() -> str:
    data = var()
    return str(data.relative_to(ROOT)) + "/" if data.is_relative_to(ROOT) else str(data)
