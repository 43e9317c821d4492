"""`deadline`: when a term ends, from the command line; the same answer as on the page «Посчитать срок»."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError
from django.utils import timezone

from workflows.errors import RuleBroken
from workflows.terms.answers import answer
from workflows.terms.counting import Preset
from workflows.terms.models import LegalTerm
from workflows.terms.telling import as_json, as_text, listed, listed_json

NO_TABLES = "В базе данных нет таблиц сроков или база недоступна. Выполните «site/manage.py migrate» и повторите."


class Command(BaseCommand):
    """`deadline --basis "59-ФЗ 12(1)" --from 2026-11-02 [--preset STRICT] [--json]`, or `deadline --list`."""

    help = "Посчитать, когда истекает срок по закону, и показать, почему именно тогда."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A norm and a day, or the list of norms."""
        parser.add_argument("--basis", help="основание: «59-ФЗ 12(1)», «ПП 1802 16», «ТК 372»")
        parser.add_argument("--from", dest="base", metavar="ГГГГ-ММ-ДД", help="день, от которого считается срок")
        parser.add_argument("--preset", default=Preset.STANDARD.value, help="STANDARD, STRICT или CIVIL")
        parser.add_argument("--list", action="store_true", help="показать известные основания")
        parser.add_argument("--json", action="store_true", help="вывести JSON для других программ")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Understand, count, print; a sentence and exit code 1 where it cannot be done."""
        with _sentences():
            if options["list"]:
                return self._list(in_json=options["json"])
            return self._count(options["basis"], options["base"], options["preset"], in_json=options["json"])

    def _list(self, *, in_json: bool) -> None:
        terms = LegalTerm.objects.valid(timezone.localdate())
        self.stdout.write(listed_json(terms) if in_json else listed(terms))

    def _count(self, basis: str | None, base: str | None, preset: str, *, in_json: bool) -> None:
        if not basis or not base:
            raise CommandError(
                'Укажите основание и день: --basis "59-ФЗ 12(1)" --from 2026-11-02. Известные основания: --list.'
            )
        found = answer(basis, _day(base), _preset(preset))
        for doubt in found.doubts:
            self.stderr.write(doubt)
        self.stdout.write(as_json(found) if in_json else as_text(found))


@contextmanager
def _sentences() -> Iterator[None]:
    """What a person can mend is told in a sentence, not in a traceback."""
    try:
        yield
    except RuleBroken as broken:
        raise CommandError(str(broken)) from broken
    except (OperationalError, ProgrammingError) as error:
        raise CommandError(NO_TABLES) from error


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise CommandError(f"«{typed}» – не день. Напишите его как 2026-11-02: год, месяц, число.") from error


def _preset(typed: str) -> Preset:
    try:
        return Preset(typed.upper())
    except ValueError as error:
        raise CommandError(f"Правило «{typed}» неизвестно. Укажите STANDARD, STRICT или CIVIL.") from error
