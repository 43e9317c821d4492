"""`ingest_eml`: letters from files go the same way as letters from the mailbox."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workflows.mailroom import pipeline
from workflows.mailroom.models import Filing
from workflows.mailroom.telling import facts, is_clear, line

DOUBTFUL = 2


class Command(BaseCommand):
    help = "Принимает письма из файлов .eml. Код 0 – всё разобрано, 2 – есть письма, которые ждут человека, 1 – файл не прочитан, ничего не принято."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="ответ для машин")

    def handle(self, *args: Any, **options: Any) -> None:
        files: list[Path] = options["files"]
        at = timezone.now()
        letters = pipeline.ingest([self._bytes(path) for path in files], at=at)
        while pipeline.sort(at=at):
            continue
        filed = {filing.letter_id: filing for filing in Filing.objects.filter(letter__in=letters).select_related("letter__file__blob", "appeal")}
        told = [(path, filed.get(letter.pk)) for path, letter in zip(files, letters, strict=True)]
        if options["json"]:
            self.stdout.write(json.dumps([{"file": str(path), **(facts(filing) if filing else {"outcome": "waits"})} for path, filing in told], ensure_ascii=False))
        else:
            for path, filing in told:
                self.stdout.write(f"{path}: {line(filing) if filing else 'сохранено, разбирает другой исполнитель'}")
        if not all(filing and is_clear(filing) for _, filing in told):
            sys.exit(DOUBTFUL)

    @staticmethod
    def _bytes(path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as broken:
            raise CommandError(f"Файл {path} не прочитан ({type(broken).__name__}). Проверьте имя и права.") from broken
