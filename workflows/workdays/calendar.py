"""Counting working days: a pure object, made of confirmed years and special days."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from workflows.errors import Incomplete

DAY = timedelta(days=1)
WEEKEND = {5: "суббота", 6: "воскресенье"}
# «Нерабочими праздничными днями в Российской Федерации являются…» (ТК РФ, ст. 112): месяц → дни
HOLIDAYS = {1: range(1, 9), 2: (23,), 3: (8,), 5: (1, 9), 6: (12,), 11: (4,)}


class CalendarUnknown(Incomplete):
    """The production calendar of a year is not entered or not confirmed."""


@dataclass(frozen=True, slots=True)
class Workdays:
    """A five-day week with its exceptions. `special` says of a day whether it is working, `titles` say why.

    `sources` name the act behind each year. Neither changes a single date, so `version` does not depend on them.
    """

    years: frozenset[int]
    special: Mapping[date, bool]
    titles: Mapping[date, str] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)

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

    def days_off(self, first: date, last: date) -> Iterator[date]:
        """The days off from `first` to `last`, both looked at."""
        days = (first + DAY * shift for shift in range((last - first).days + 1))
        return (day for day in days if not self.is_working(day))

    def why_off(self, day: date) -> str:
        """Why nobody works on a day off: as the calendar calls it, or the holiday, or the day of the week."""
        if title := self.titles.get(day):
            return title
        weekend = WEEKEND.get(day.weekday(), "выходной")
        is_holiday = day.day in HOLIDAYS.get(day.month, ())
        return f"{weekend}, нерабочий праздничный день (ТК РФ, ст. 112)" if is_holiday else weekend

    def version(self, years: Iterable[int]) -> str:
        """A short fingerprint of the years: the same while every day of them is what it was, another as soon as one is not.

        A holiday on a Saturday changes nothing and is not in it; years that are not asked for are not either.
        """
        asked = sorted(set(years) & self.years)
        moved = sorted(day for day, works in self.special.items() if day.year in asked and works != (day.weekday() < 5))
        said = " ".join([*map(str, asked), *(day.isoformat() for day in moved)])
        return hashlib.sha256(said.encode()).hexdigest()[:12]
