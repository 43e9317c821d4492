"""The calendar as it stands in the database."""

from workflows.workdays.calendar import Workdays
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay


def workdays() -> Workdays:
    """All confirmed years with their special days; load it once per action."""
    confirmed = CalendarYear.objects.exclude(confirmed_at=None)
    return _calendar(dict(confirmed.values_list("year", "source")))


def entered_workdays() -> Workdays:
    """All years that somebody has entered, confirmed or not: for `best_known`, which says which is which."""
    return _calendar(dict(CalendarYear.objects.values_list("year", "source")))


def _calendar(sources: dict[int, str]) -> Workdays:
    days = list(SpecialDay.objects.values_list("day", "kind", "title"))
    return Workdays(
        years=frozenset(sources),
        special={day: kind == DayKind.WORKING for day, kind, _ in days},
        titles={day: title for day, _, title in days},
        sources=sources,
    )
