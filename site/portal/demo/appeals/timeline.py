"""Many stories at once, each step on its day: numbers follow dates because steps are taken in the order of their days."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import TypeVar

from django.utils import timezone

from workflows.workdays.calendar import DAY, Workdays

T = TypeVar("T")
Told = Generator[date, None, T]  # a story yields the day of its next step and returns what it has made

OPENS = time(9)
A_STEP = timedelta(minutes=4)


class Days:
    """The days of the demonstration, counted back from today, and the moment that has come."""

    def __init__(self, calendar: Workdays, *, now: datetime) -> None:
        self.calendar = calendar
        self.now = now
        self.today = timezone.localdate(now)
        self.at = now
        self._has_begun = False

    @property
    def on(self) -> date:
        """The day that has come."""
        return timezone.localdate(self.at)

    def ago(self, count: int) -> date:
        """The last working day not later than so many days ago."""
        return self.calendar.on_or_before(self.today - count * DAY)

    def later(self, count: int) -> date:
        """The last working day within so many days from now on; a step never goes back and never into the future."""
        day = self.calendar.on_or_before(self.on + count * DAY)
        return min(max(day, self.on), self.today)

    def come_to(self, day: date) -> None:
        """Let the next moment of the day come; what happens today has happened already."""
        goes_on = self._has_begun and day == self.on
        moment = self.at + A_STEP if goes_on else timezone.make_aware(datetime.combine(day, OPENS))
        self.at, self._has_begun = min(moment, self.now), True

    def pass_by(self, span: timedelta) -> None:
        """Let some time of the day pass."""
        self.at = min(self.at + span, self.now)

    def wait_until(self, hour: time) -> None:
        """Let the hours of the day pass."""
        self.at = min(max(self.at, timezone.make_aware(datetime.combine(self.on, hour))), self.now)


def play(days: Days, stories: list[tuple[date, Callable[[], Told[object]]]], *, after: Callable[[], None]) -> None:
    """Tell all stories, day by day; within a day in the order in which their steps were put off. What `after` does follows each step."""
    order = count()
    waiting = [(day, next(order), begin()) for day, begin in stories]
    heapq.heapify(waiting)
    while waiting:
        day, _, story = heapq.heappop(waiting)
        days.come_to(day)
        following = next(story, None)
        after()
        if following is not None:
            heapq.heappush(waiting, (following, next(order), story))
