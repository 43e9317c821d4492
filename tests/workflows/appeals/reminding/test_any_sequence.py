"""Whatever days the office misses and whatever happens to terms: nothing is told twice, and nothing due is left untold."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests import make, make_appeal
from tests.make_appeal import NOVEMBER_2, at
from workflows.appeals.actions import assigning, clocks
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.clocks import End
from workflows.appeals.actions.reminding import remind
from workflows.appeals.models import ClockKind, Reminder, RunningClock, StopCause
from workflows.appeals.reminding.hours import is_working
from workflows.appeals.reminding.ladder import Term, step_on
from workflows.mail.models import Letter
from workflows.workdays.best_known import best_known

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

LAST_DAY = date(2027, 2, 1)
happenings = some.lists(some.tuples(some.integers(1, 9), some.sampled_from(("nothing", "nothing", "new executor", "extended", "stopped"))), max_size=14)


def happen(what, appeal, *, head, day):
    """What befalls the appeal on an afternoon."""
    runs = RunningClock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER)
    if what == "new executor":
        assigning.assign(appeal, Resolution(responsible=make.executor()), by=head, on=day, at=at(day, 13))
    elif what == "extended" and runs.filter(clock__revision=1).exists():
        clocks.extend(appeal, 30, reason="запрос", by=head, at=at(day, 13))
    elif what == "stopped":
        clocks.stop(appeal, ClockKind.ANSWER, End(cause=StopCause.CONCLUDED, on=day), by=head, at=at(day, 13))


def owed(appeal, *, day):
    """The (revision, step) that the responsible person must have heard of by the end of this morning."""
    for running in RunningClock.objects.filter(appeal=appeal).select_related("clock"):
        step = step_on(Term(running.clock.base_on, running.control_due_on, running.limit_on), day)
        if step:
            yield running.clock_id, step


@given(happenings)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_step_is_told_once_on_the_first_working_morning(story):
    with transaction.atomic():
        make_appeal.calendar()
        working = best_known().calendar
        head = make.head()
        appeal = make_appeal.in_review(by=head)
        day = NOVEMBER_2

        for gap, what in story:
            day += timedelta(days=gap)
            remind(at=at(day, 8))
            if is_working(day, working):
                responsible = appeal.assignments.active().get().executor
                told = set(Reminder.objects.filter(recipient=responsible).values_list("clock", "step"))
                assert set(owed(appeal, day=day)) <= told
            else:
                assert not Letter.objects.filter(subject__contains=f"{day:%d.%m.%Y}").exists()
            happen(what, appeal, head=head, day=day)

        locks = list(Reminder.objects.values_list("clock", "step", "recipient"))
        assert len(locks) == len(set(locks)) == sum(body.count("Обращение №") for body in Letter.objects.values_list("body", flat=True))
        transaction.set_rollback(True)
