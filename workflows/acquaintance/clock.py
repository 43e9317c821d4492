"""When a campaign reminds of itself: two working days before its last day, and from the day after."""

from datetime import date, timedelta

from workflows.acquaintance.stages import LetterKind
from workflows.workdays.calendar import CalendarUnknown, Workdays

DAY = timedelta(days=1)
BEFORE = 2  # рабочих дня
AFTER = timedelta(days=7)  # a program that was switched off for a week does not write of old things


def kind_on(on: date, *, due_on: date, calendar: Workdays) -> LetterKind | None:
    """Which reminder the day asks for."""
    if due_on < on <= due_on + AFTER:
        return LetterKind.LATE
    return LetterKind.SOON if _soon(due_on, calendar) <= on <= due_on else None


def _soon(due_on: date, calendar: Workdays) -> date:
    """The second working day before the last one; plain days where the calendar of the year is not checked yet."""
    day = due_on
    try:
        for _ in range(BEFORE):
            day = calendar.on_or_before(day - DAY)
    except CalendarUnknown:
        return due_on - BEFORE * DAY
    return day
