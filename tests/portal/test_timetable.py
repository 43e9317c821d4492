"""The clock of the queue: the table of the code is what the queue does, and the night leaves nothing unsaid."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.management import CommandError
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule, Success, Task

from portal import nightly
from portal.planning import plan
from portal.timetable import TIMETABLE, Periodic
from workflows.journal.models import Entry

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 2, 26, 12, tzinfo=UTC)
EVERY_MINUTE = Periodic("prints", "workflows.printing.tasks.build_missing", 1)
AT_NIGHT = Periodic("purge", "portal.nightly.purge_queue", 1440, time(4, 10))


def planned():
    return {row.name: (row.func, row.minutes, row.next_run) for row in Schedule.objects.all()}


@pytest.mark.parametrize("entry", TIMETABLE, ids=lambda entry: entry.name)
def test_every_task_of_the_timetable_exists(entry):
    assert callable(import_string(entry.task))


def test_a_minute_task_starts_at_once_and_a_nightly_one_at_its_hour():
    plan([EVERY_MINUTE, AT_NIGHT], now=NOON)

    assert planned() == {
        "portal.prints": (EVERY_MINUTE.task, 1, NOON),
        "portal.purge": (AT_NIGHT.task, 1440, datetime(2026, 2, 27, 4, 10, tzinfo=UTC)),
    }


def test_planning_again_leaves_the_next_run_alone():
    plan([EVERY_MINUTE], now=NOON)

    plan([EVERY_MINUTE], now=NOON + timedelta(hours=1))

    assert planned() == {"portal.prints": (EVERY_MINUTE.task, 1, NOON)}


def test_a_task_that_left_the_table_leaves_the_queue_and_those_of_others_stay():
    Schedule.objects.create(name="чужое", func="math.sqrt", next_run=NOON)
    plan([EVERY_MINUTE, AT_NIGHT], now=NOON)

    plan([AT_NIGHT], now=NOON)

    assert sorted(planned()) == ["portal.purge", "чужое"]


def test_a_changed_period_is_written_and_a_doubled_row_is_mended():
    plan([EVERY_MINUTE], now=NOON)
    Schedule.objects.create(name="portal.prints", func=EVERY_MINUTE.task, minutes=1, next_run=NOON)

    plan([Periodic("prints", EVERY_MINUTE.task, 5)], now=NOON)

    assert [row.minutes for row in Schedule.objects.all()] == [5]


def finished(name, *, days_ago, success=True):
    at = timezone.now() - timedelta(days=days_ago)
    return Task.objects.create(id=name, name=name, func="math.sqrt", started=at, stopped=at, success=success)


def test_old_successes_are_forgotten_and_failures_are_kept():
    finished("старый", days_ago=31)
    finished("новый", days_ago=29)
    finished("сбой", days_ago=400, success=False)

    nightly.purge_queue()

    assert sorted(Task.objects.values_list("name", flat=True)) == ["новый", "сбой"]
    assert Success.objects.count() == 1


def test_damage_found_at_night_is_entered_into_the_journal_and_fails_the_task(monkeypatch):
    def damaged(*args, **kwargs):
        raise CommandError("Редакция 1: текст не сходится с хешем.")

    monkeypatch.setattr(nightly, "call_command", damaged)

    with pytest.raises(nightly.ArchiveDamaged):
        nightly.verify_archive()

    assert [entry.summary for entry in Entry.objects.all()] == ["Ночная проверка архива: Редакция 1: текст не сходится с хешем."]
