"""What the night does with terms: breaches are written down, terms follow the calendar, the control list is ready."""

from datetime import date

import pytest
from django_q.models import OrmQ

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from workflows.appeals.actions import clocks
from workflows.appeals.models import Clock, ClockBreach, ClockKind, RunningClock, Sensitivity
from workflows.appeals.reminding.control_list import control_lines
from workflows.workdays.actions import confirm_year, reopen_year
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

RECOUNT = "workflows.appeals.tasks.recount"


def asked():
    return [task.func() for task in OrmQ.objects.all() if task.func() == RECOUNT]


def test_a_year_that_is_confirmed_or_opened_asks_for_a_recount_at_once():
    make_appeal.calendar(2026)
    year, clerk = CalendarYear.objects.get(year=2026), make.clerk()

    reopen_year(year, reason="перенос", by=clerk)
    confirm_year(year, by=clerk, at=at(NOVEMBER_2))

    assert asked() == [RECOUNT, RECOUNT]


def test_a_refused_confirmation_asks_for_nothing():
    make_appeal.calendar(2026)

    assert asked() == []


def test_a_moved_day_moves_the_running_term_at_night():
    make_appeal.calendar()
    appeal = make_appeal.registered()
    clock = RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER)
    SpecialDay.objects.update_or_create(day=clock.control_due_on, defaults={"kind": DayKind.OFF, "title": "перенос"})

    clocks.recount(by=None, on=NOVEMBER_2, at=at(NOVEMBER_2, 23))

    moved = RunningClock.objects.get(appeal=appeal, kind=ClockKind.ANSWER)
    assert moved.control_due_on < clock.control_due_on
    assert list(Clock.objects.filter(previous=clock.clock).values_list("reason", flat=True)) == ["изменён производственный календарь"]


def test_a_night_writes_a_breach_of_any_age_once():
    make_appeal.calendar()
    make_appeal.in_review()

    for _ in range(2):
        clocks.note_breaches(on=date(2027, 3, 1), at=at(date(2027, 3, 1), 0, 5))

    assert list(ClockBreach.objects.values_list("breached_on", flat=True)) == [date(2026, 12, 3)]


def test_the_control_list_shows_what_is_late_and_what_is_near_to_those_who_may_see_it():
    make_appeal.calendar()
    head, executor = make.head(), make.executor()
    late = make_appeal.in_review(on=date(2026, 10, 1), to=executor, by=head)
    near = make_appeal.in_review(on=NOVEMBER_2, to=executor, by=head, sensitivity=Sensitivity.RESTRICTED)
    make_appeal.in_review(on=date(2026, 11, 20), to=executor, by=head)

    lines = control_lines(head, on=date(2026, 11, 27))

    assert [(line.number, line.due_on, line.left(date(2026, 11, 27)), line.executor) for line in lines] == [
        (late.number, date(2026, 10, 31), -27, executor.short_name),
        (near.number, date(2026, 12, 2), 5, executor.short_name),
    ]
    assert control_lines(make.editor(), on=date(2026, 11, 27)) == []
