"""`verify_archive`: recomputes every hash, chain, guard and number of the archive."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from portal.desk.verification import CHECKS, Finding, findings, notes


class Command(BaseCommand):
    help = "Проверяет архив: хеши, цепочку журнала, сторожей в базе, номера. Код возврата 1, если что-то не сошлось."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Вывести результат как JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(findings())
        self.stdout.write(_as_json(found) if options["json"] else _as_text(found))
        if found:
            sys.exit(1)


def _as_json(found: list[Finding]) -> str:
    return json.dumps(
        {"whole": not found, "checks": list(CHECKS), "problems": [asdict(item) for item in found], "notes": list(notes())},
        ensure_ascii=False,
    )


def _as_text(found: list[Finding]) -> str:
    if not found:
        return "\n".join([f"Архив цел. Проверено: {', '.join(CHECKS)}.", *notes()])
    return "\n".join(
        [
            *(item.problem for item in found),
            f"Не сошлось: {len(found)}. Не исправляйте записи вручную: сверьтесь с резервной копией.",
        ]
    )
