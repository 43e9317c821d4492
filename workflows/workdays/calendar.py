"""Counting working days: a pure object, made of confirmed years and special days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.errors import Incomplete

DAY = timedelta(days=1)


class CalendarUnknown(Incomplete):
    """The production calendar of a year is not entered or not confirmed."""


@dataclass(frozen=True, slots=True)
class Workdays:
    """A five-day week with its exceptions. `special` says of a day whether it is working."""

    years: frozenset[int]
    special: Mapping[date, bool]

    def is_working(self, day: date) -> bool:
        """Whether the day is a working one; raises CalendarUnknown beyond the confirmed years."""
        if day.year not in self.years:
            raise CalendarUnknown(
                f"Производственный календарь на {day.year} год не сверен. Внесите и подтвердите его в разделе «Производственный календарь»."
            )
        return self.special.get(day, day.weekday() < 5)

    def after(self, day: date, count: int) -> date:
        """The working day that is the `count`-th after `day`; `day` itself is not counted (ГК РФ, ст. 191)."""
        while count > 0:
            day += DAY
            count -= self.is_working(day)
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself or the next working one (ГК РФ, ст. 193)."""
        while not self.is_working(day):
            day += DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself or the last working one before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days there are from `first` to `last`, both counted."""
        days = ((first + DAY * shift) for shift in range((last - first).days + 1))
        return sum(self.is_working(day) for day in days)
