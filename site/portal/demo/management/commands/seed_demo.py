"""Fill an empty database with the demonstration organisation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo import school
from workflows.errors import RuleBroken


class Command(BaseCommand):
    help = "Заполняет пустую базу демонстрационными данными; в заполненной ничего не меняет."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Молча закончить, если база не пуста.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and not school.is_empty():
            return
        try:
            school.tell(self.stdout.write)
        except RuleBroken as broken:
            raise CommandError(str(broken)) from broken
