"""`draw_stages`: prints the diagrams that README carries."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.diagrams import all_diagrams


class Command(BaseCommand):
    help = "Печатает схемы стадий (Mermaid) по таблицам переходов."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(all_diagrams(), ending="")
