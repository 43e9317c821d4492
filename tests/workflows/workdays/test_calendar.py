"""Working days are counted as the law counts them, against a second calendar written out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.workdays.calendar import CalendarUnknown, Workdays
from workflows.workdays.models import DayKind
from workflows.workdays.seeding import YEARS, special_days

DAY = timedelta(days=1)

# Written out from the decrees, not from the package: «MM-DD», weekends apart.
OFF = {
    2024: "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31",
    2025: "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31",
    2026: "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31",
    2027: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31",
}
WORKING_WEEKENDS = {date(2024, 4, 27), date(2024, 11, 2), date(2024, 12, 28), date(2025, 11, 1), date(2027, 2, 20)}
CALENDAR = Workdays(
    years=frozenset(YEARS), special={found.day: found.kind == DayKind.WORKING for found in special_days(YEARS)}
)
EVERY_DAY = [date(2024, 1, 1) + DAY * number for number in range((date(2028, 1, 1) - date(2024, 1, 1)).days)]


def _oracle(day: date) -> bool:
    """Slow and plain: a list of days off, a set of working Saturdays, otherwise the day of the week."""
    if day in WORKING_WEEKENDS:
        return True
    return f"{day:%m-%d}" not in OFF[day.year].split() and day.strftime("%w") not in {"0", "6"}


def test_every_day_of_four_years_is_what_the_decrees_say():
    assert [day for day in EVERY_DAY if CALENDAR.is_working(day) != _oracle(day)] == []


@pytest.mark.parametrize(("year", "count"), [(2024, 248), (2025, 247), (2026, 247), (2027, 247)])
def test_the_year_has_as_many_working_days_as_the_official_calendar(year, count):
    assert CALENDAR.between(date(year, 1, 1), date(year, 12, 31)) == count


@pytest.mark.parametrize(
    ("case", "base", "count", "due"),
    [
        ("S35", date(2026, 2, 26), 10, date(2026, 3, 13)),
        ("S36", date(2026, 12, 24), 10, date(2027, 1, 18)),
        ("S37", date(2026, 4, 24), 10, date(2026, 5, 12)),
        ("S38", date(2026, 11, 16), 5, date(2026, 11, 23)),
        ("X1", date(2026, 11, 16), 10, date(2026, 11, 30)),
        ("X3", date(2027, 2, 12), 10, date(2027, 3, 1)),
    ],
)
def test_terms_in_working_days_end_where_the_scenarios_say(case, base, count, due):
    assert CALENDAR.after(base, count) == due


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 11, 4), date(2026, 11, 3), date(2026, 11, 5)),
        (date(2026, 1, 5), None, date(2026, 1, 12)),
        (date(2025, 11, 1), date(2025, 11, 1), date(2025, 11, 1)),
        (date(2027, 2, 21), date(2027, 2, 20), date(2027, 2, 24)),
    ],
)
def test_a_term_that_ends_on_a_day_off_moves(day, before, after):
    assert CALENDAR.on_or_after(day) == after
    if before:
        assert CALENDAR.on_or_before(day) == before


@pytest.mark.parametrize("day", [date(2023, 12, 29), date(2028, 1, 1)])
def test_a_year_that_nobody_checked_is_not_counted(day):
    with pytest.raises(CalendarUnknown, match=f"на {day.year} год не сверен"):
        CALENDAR.is_working(day)


def test_a_term_that_runs_into_an_unknown_year_is_refused():
    with pytest.raises(CalendarUnknown, match="2028"):
        CALENDAR.after(date(2027, 12, 28), 10)


days = st.dates(min_value=date(2024, 1, 1), max_value=date(2027, 9, 1))
counts = st.integers(min_value=0, max_value=30)


@given(days, counts.filter(bool))
def test_the_nth_day_is_a_working_one_and_exactly_n_lie_between(day, count):
    due = CALENDAR.after(day, count)

    assert CALENDAR.is_working(due)
    assert CALENDAR.between(day + DAY, due) == count


@given(days, counts, counts)
def test_counting_in_two_steps_is_counting_at_once(day, first, second):
    assert CALENDAR.after(CALENDAR.after(day, first), second) == CALENDAR.after(day, first + second)


@given(days)
def test_moving_a_term_stops_at_the_nearest_working_day(day):
    later = CALENDAR.on_or_after(day)

    assert later >= day
    assert CALENDAR.is_working(later)
    assert not any(CALENDAR.is_working(day + DAY * number) for number in range((later - day).days))
