"""The hours of the office: nobody is written to at night or on days off."""

from datetime import date, time

import pytest

from workflows.appeals.reminding.hours import is_waking, is_working
from workflows.workdays.calendar import Workdays

FROM_19_TO_8 = {time(7, 59): False, time(8, 0): True, time(18, 59): True, time(19, 0): False, time(23, 59): False, time(0, 0): False}
FROM_1_TO_9 = {time(0, 30): True, time(1, 0): False, time(8, 59): False, time(9, 0): True, time(23, 0): True}


@pytest.mark.parametrize("moment", FROM_19_TO_8, ids=str)
def test_quiet_hours_reach_over_midnight(moment):
    assert is_waking(moment, quiet_from=time(19), quiet_to=time(8)) == FROM_19_TO_8[moment]


@pytest.mark.parametrize("moment", FROM_1_TO_9, ids=str)
def test_quiet_hours_may_begin_after_midnight(moment):
    assert is_waking(moment, quiet_from=time(1), quiet_to=time(9)) == FROM_1_TO_9[moment]


def test_a_holiday_and_a_moved_saturday_are_what_the_calendar_says():
    calendar = Workdays(frozenset({2026}), {date(2026, 11, 4): False, date(2026, 11, 7): True})

    assert [is_working(date(2026, 11, day), calendar) for day in (3, 4, 7, 8)] == [True, False, True, False]


def test_a_year_that_no_calendar_knows_has_its_plain_week():
    calendar = Workdays(frozenset({2026}), {})

    assert [is_working(date(2031, 11, day), calendar) for day in (7, 8)] == [True, False]
