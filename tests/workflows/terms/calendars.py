"""Calendars for the tests of terms: pure, and in the database."""

from django.utils import timezone

from tests import make
from workflows.workdays.actions import confirm_year
from workflows.workdays.calendar import Workdays
from workflows.workdays.models import CalendarYear, DayKind
from workflows.workdays.seeding import DECREES, seed_workdays, special_days

YEARS = range(2024, 2029)


def pure() -> Workdays:
    """2024–2028 as the program knows them, no database asked; 2028 by the Labour Code alone."""
    days = list(special_days(YEARS))
    return Workdays(
        years=frozenset(YEARS),
        special={found.day: found.kind == DayKind.WORKING for found in days},
        titles={found.day: found.title for found in days},
        sources=DECREES,
    )


def confirmed(*years: int) -> None:
    """The production calendar of the years, checked by a person."""
    keeper = make.administrator()
    seed_workdays(by=keeper, years=years)
    for year in CalendarYear.objects.filter(year__in=years):
        confirm_year(year, by=keeper, at=timezone.now())
