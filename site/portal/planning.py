"""The timetable as rows of the queue: ours are known by the beginning of their names, others are left alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django_q.models import Schedule

from portal.timetable import Periodic

OURS = "portal."


@transaction.atomic
def plan(timetable: Sequence[Periodic], *, now: datetime) -> None:
    """Make the rows equal to the table. A row that is right already keeps its next run."""
    Schedule.objects.filter(name__startswith=OURS).exclude(name__in=[OURS + entry.name for entry in timetable]).delete()
    for entry in timetable:
        _write(entry, now=now)


def _write(entry: Periodic, *, now: datetime) -> None:
    right = {"func": entry.task, "schedule_type": Schedule.MINUTES, "minutes": entry.minutes, "repeats": -1}
    rows = Schedule.objects.filter(name=OURS + entry.name)
    if rows.filter(**right).count() == 1 == rows.count():
        return
    rows.delete()
    Schedule.objects.create(name=OURS + entry.name, next_run=_first_run(entry, now=now), **right)


def _first_run(entry: Periodic, *, now: datetime) -> datetime:
    if entry.at is None:
        return now
    today = now.replace(hour=entry.at.hour, minute=entry.at.minute, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)
