"""Show how a file with a regulation is understood; nothing is saved and no database is needed."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.errors import BadInput
from workflows.regulations.importing import MAX_BYTES, read_regulation, read_source
from workflows.regulations.importing.outline import as_json, as_outline


class Command(BaseCommand):
    """`import_regulation FILE [--json]`: the tree and the findings, or one sentence and exit code 1."""

    help = "Показать, как прочитан файл с локальным нормативным актом (.docx, .txt, .md). Ничего не сохраняет."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One file; `--json` for other programs."""
        parser.add_argument("file", type=Path, help="файл .docx, .txt или .md")
        parser.add_argument("--json", action="store_true", help="вывести дерево и замечания в JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, understand, print."""
        path: Path = options["file"]
        try:
            imported = read_regulation(read_source(path.name, _bytes_of(path)))
        except BadInput as broken:
            raise CommandError(str(broken)) from broken
        self.stdout.write(as_json(imported) if options["json"] else as_outline(imported))


def _bytes_of(path: Path) -> bytes:
    """The file, one byte beyond the limit at most."""
    try:
        if path.is_dir():
            raise CommandError(f"«{path}» — папка. Укажите файл с текстом документа.")
        if path.exists() and not path.is_file():
            raise CommandError(f"«{path}» — не обычный файл. Укажите файл с текстом документа.")
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise CommandError(f"Файла «{path}» нет. Проверьте имя и папку.") from error
    except PermissionError as error:
        raise CommandError(f"Файл «{path}» прочитать нельзя: нет прав. Дайте права на чтение и повторите.") from error
    except (OSError, ValueError) as error:
        raise CommandError(f"Файл «{path}» прочитать не удалось. Проверьте имя файла и диск и повторите.") from error
