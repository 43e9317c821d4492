"""`seed_workdays`: enters the production calendar of 2024–2027, unconfirmed; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from workflows.workdays.seeding import seed_workdays


class Command(BaseCommand):
    help = "Вносит производственный календарь на 2024–2027 годы без отметки о сверке; внесённые годы не трогает."

    def handle(self, *args: Any, **options: Any) -> None:
        years = seed_workdays(by=None)
        told = (
            f"Внесены годы: {', '.join(map(str, years))}. Сверьте их в разделе «Производственный календарь»."
            if years
            else "Все годы уже внесены."
        )
        self.stdout.write(told)
