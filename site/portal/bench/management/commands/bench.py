"""`bench`: measures prints, pages and a large register of appeals on throw-away data; the data of the product are not touched."""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import ROOT
from portal.bench.throwaway import database

FEW, MANY = 1000, 1_000_000
WANTED = "list_ratio ≤ 3, queries ≤ 15, report_seconds ≤ 2, peak_megabytes < 300"


class Command(BaseCommand):
    help = "Замеры: печать против одного WeasyPrint, страница против постоянного ответа, число запросов; с --appeals – журнал обращений."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Напечатать только JSON.")
        parser.add_argument(
            "--appeals",
            type=int,
            nargs="?",
            const=MANY,
            metavar="СКОЛЬКО",
            help=f"Вместо прочего: списки, отчёт за год и выгрузка журнала при {FEW} и при СКОЛЬКО обращений (обычно {MANY}); база рядом с DATABASE_URL.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = self._appeals(options["appeals"]) if options["appeals"] else self._prints_and_pages()
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        for name, figures in found.items():
            self.stdout.write(f"{name}: {', '.join(f'{key} {value}' for key, value in figures.items())}")

    def _prints_and_pages(self) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="school-office-bench-") as var:
            environment = _environment(var)
            self._run(environment, "portal.run.preparing")
            return _read(self._run(environment, "portal.bench"))

    def _appeals(self, many: int) -> dict[str, Any]:
        few_costs, many_costs = self._costs(FEW), self._costs(many)
        seconds = {cost["name"]: cost["seconds"] for cost in few_costs["lists"]}
        ratios = {cost["name"]: round(cost["seconds"] / seconds[cost["name"]], 2) for cost in many_costs["lists"]}
        return {"few": few_costs, "many": many_costs, "list_ratio": ratios, "wanted": {"all": WANTED}}

    def _costs(self, count: int) -> dict[str, Any]:
        with tempfile.TemporaryDirectory(prefix="school-office-bench-") as var, database(os.environ.get("DATABASE_URL", "")) as url:
            environment = {**_environment(var), **({"DATABASE_URL": url} if url else {})}
            self._run(environment, "manage", "migrate", "--verbosity", "0")
            self._run(environment, "manage", "collectstatic", "--noinput", "--verbosity", "0")
            return _read(self._run(environment, "portal.bench.appeals", str(count)))

    def _run(self, environment: dict[str, str], module: str, *words: str) -> str:
        command = [sys.executable, "-m", module, *words]
        done = subprocess.run(command, env=environment, cwd=ROOT / "site", stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise CommandError("Замер не удался, причина – в строках выше.")
        return done.stdout


def _read(said: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said)
    return found


def _environment(var: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": var}
