"""`bench`: measures prints and pages on a throw-away copy of the demonstration; the data of the product are not touched."""

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import ROOT


class Command(BaseCommand):
    help = "Замеры: печать против одного WeasyPrint, страница против постоянного ответа, число запросов."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Напечатать только JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        with tempfile.TemporaryDirectory(prefix="school-office-bench-") as var:
            environment = _environment(var)
            self._run("portal.run.preparing", environment)
            found = json.loads(self._run("portal.bench", environment))
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        for name, figures in found.items():
            self.stdout.write(f"{name}: {', '.join(f'{key} {value}' for key, value in figures.items())}")

    def _run(self, module: str, environment: dict[str, str]) -> str:
        command = [sys.executable, "-m", module]
        done = subprocess.run(command, env=environment, cwd=ROOT / "site", stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise CommandError("Замер не удался, причина – в строках выше.")
        return done.stdout


def _environment(var: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "DJANGO_SETTINGS_MODULE": "portal.settings.dev", "VAR_DIR": var}
