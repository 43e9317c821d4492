"""When the office may be written to: by day on working days, save for a danger to somebody."""

from __future__ import annotations

from datetime import date, time
from enum import IntEnum

from workflows.workdays.calendar import Workdays


class Scope(IntEnum):
    """How much may be told now."""

    DANGER = 1
    URGENT = 2
    ALL = 3


def is_waking(moment: time, *, quiet_from: time, quiet_to: time) -> bool:
    """Whether the hour lies outside the quiet ones, which may reach over midnight."""
    if quiet_to < quiet_from:
        return quiet_to <= moment < quiet_from
    return not quiet_from <= moment < quiet_to


def is_working(day: date, calendar: Workdays) -> bool:
    """Whether people work on the day; a year that no calendar knows has its plain week: a reminder waits for no calendar."""
    return calendar.is_working(day) if day.year in calendar.years else day.weekday() < 5
