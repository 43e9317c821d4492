"""The calendar as it stands in the database."""

from workflows.workdays.calendar import Workdays
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay


def workdays() -> Workdays:
    """All confirmed years with their special days; load it once per action."""
    years = frozenset(CalendarYear.objects.exclude(confirmed_at=None).values_list("year", flat=True))
    special = {day: kind == DayKind.WORKING for day, kind in SpecialDay.objects.values_list("day", "kind")}
    return Workdays(years=years, special=special)
