"""`plan_tasks`: writes the timetable into the queue; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.planning import plan
from portal.timetable import TIMETABLE


class Command(BaseCommand):
    help = "Записывает расписание из portal/timetable.py в очередь заданий. Можно повторять."

    def handle(self, *args: Any, **options: Any) -> None:
        plan(TIMETABLE, now=timezone.localtime())
        if options["verbosity"]:
            self.stdout.write(f"В расписании очереди заданий: {len(TIMETABLE)}.")
