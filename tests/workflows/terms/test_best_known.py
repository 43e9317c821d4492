"""The calendar for a person who asks before the years are checked."""

from datetime import date

import pytest

from tests.workflows.terms import calendars
from workflows.workdays.best_known import best_known
from workflows.workdays.models import SpecialDay
from workflows.workdays.seeding import seed_workdays

pytestmark = pytest.mark.django_db


def test_confirmed_entered_and_packaged_years_stand_side_by_side_and_are_told_apart():
    calendars.confirmed(2026)
    seed_workdays(by=None, years=[2027])

    known = best_known()

    assert known.calendar.years == {2024, 2025, 2026, 2027}
    assert [sentence.partition(",")[0].partition(":")[0] for sentence in known.doubts_of(range(2020, 2030))] == [
        "Производственный календарь на 2024 год не внесён",
        "Производственный календарь на 2025 год не внесён",
        "Производственный календарь на 2027 год внесён",
    ]


def test_an_entered_year_is_taken_as_it_stands_even_where_the_program_knows_better():
    seed_workdays(by=None, years=[2026])
    SpecialDay.objects.get(day=date(2026, 11, 4)).delete()

    assert best_known().calendar.is_working(date(2026, 11, 4)) is True


def test_asking_costs_three_queries(django_assert_max_num_queries):
    calendars.confirmed(2024, 2025, 2026, 2027)

    with django_assert_max_num_queries(3):
        best_known()
