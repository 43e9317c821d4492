"""Hours of reception as a repeating schedule: which times it gives, days off left out. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from django.utils import timezone

from workflows.people.models import User
from workflows.workdays.calendar import DAY, Workdays

MOST_TIMES = 400  # about a year of a weekly reception: more at once is a mistake of typing


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Who receives, on which days of the week (Monday is 0), within which hours, how long one visitor has, where."""

    official: User
    weekdays: frozenset[int]
    first: date
    last: date
    begins: time
    ends: time
    minutes: int
    place: str


@dataclass(frozen=True, slots=True)
class Time:
    """One time for one visitor."""

    starts_at: datetime
    ends_at: datetime


def times_of(schedule: Schedule, calendar: Workdays) -> list[Time]:
    """Every whole time that the schedule gives on working days."""
    days = (day for day in _days(schedule) if day.weekday() in schedule.weekdays and calendar.is_working(day))
    return [found for day in days for found in _of_day(schedule, day)]


def _days(schedule: Schedule) -> Iterator[date]:
    count = (schedule.last - schedule.first).days + 1
    return (schedule.first + number * DAY for number in range(count))


def _of_day(schedule: Schedule, day: date) -> Iterator[Time]:
    length = timedelta(minutes=schedule.minutes)
    closes = timezone.make_aware(datetime.combine(day, schedule.ends))
    opens = timezone.make_aware(datetime.combine(day, schedule.begins))
    starts = (opens + number * length for number in range(24 * 60))
    return (Time(start, start + length) for start in takewhile(lambda start: start + length <= closes, starts))
