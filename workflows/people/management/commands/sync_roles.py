"""`sync_roles`: makes the groups equal to the table of roles; safe to repeat."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from workflows.errors import RuleBroken
from workflows.people.roles import sync_roles


class Command(BaseCommand):
    help = "Приводит группы и их права в соответствие с таблицей ролей; повторный запуск ничего не меняет."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Ничего не менять; код возврата 1, если роли разошлись с таблицей."
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changes = sync_roles()
        except RuleBroken as broken:
            raise CommandError(str(broken)) from broken
        if options["verbosity"]:
            for line in changes:
                self.stdout.write(line)
        if options["check"]:
            transaction.set_rollback(True)
            if changes:
                raise CommandError("Роли разошлись с таблицей. Выполните sync_roles.")
        if not changes:
            self.stdout.write("Роли соответствуют таблице.")
