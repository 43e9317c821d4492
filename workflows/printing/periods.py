"""Periods of papers and reports: months, quarters, years and any days; what each is compared with; how each is called."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.printing.words import NBSP, long_date

DAY = timedelta(days=1)
YEAR = 12  # months
MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"с {long_date(self.first)} по {long_date(self.last)}"

    @property
    def months(self) -> int:
        """How many whole calendar months it is; 0 for any other days."""
        if self.first.day != 1 or self.last != month_end(self.last):
            return 0
        return (self.last.year - self.first.year) * YEAR + self.last.month - self.first.month + 1

    def before(self) -> Period:
        """As many whole months, or as many days, right before."""
        if self.months:
            return months_from(shifted(self.first, -self.months), self.months)
        return Period(self.first - (self.last - self.first) - DAY, self.first - DAY)

    def year_ago(self) -> Period:
        """The same days of the year before."""
        if self.months:
            return months_from(shifted(self.first, -YEAR), self.months)
        return Period(shifted(self.first, -YEAR), shifted(self.last, -YEAR))

    @property
    def words(self) -> str:
        """«за ноябрь 2026 г.», «за IV квартал 2026 г.», «за 2026 год», «с 2 ноября 2026 г. по 5 ноября 2026 г.»."""
        if self.months == 1:
            return f"за {MONTHS[self.first.month - 1]} {self.first.year}{NBSP}г."
        if self.months == 3 and self.first.month % 3 == 1:
            return f"за {QUARTERS[self.first.month // 3]}{NBSP}квартал {self.first.year}{NBSP}г."
        if self.months == YEAR and self.first.month == 1:
            return f"за {self.first.year}{NBSP}год"
        return str(self)


@dataclass(frozen=True, slots=True)
class Ready:
    """A period that people ask for often, under its name."""

    name: str
    period: Period


def ready(on: date) -> Iterator[Ready]:
    """What is offered by one click on a day."""
    month = on.replace(day=1)
    quarter = month.replace(month=month.month - (month.month - 1) % 3)
    yield Ready("Этот месяц", months_from(month, 1))
    yield Ready("Прошлый месяц", months_from(shifted(month, -1), 1))
    yield Ready("Этот квартал", months_from(quarter, 3))
    yield Ready("Прошлый квартал", months_from(shifted(quarter, -3), 3))
    yield Ready("Этот год", months_from(month.replace(month=1), YEAR))
    yield Ready("Прошлый год", months_from(shifted(month.replace(month=1), -YEAR), YEAR))


def months_from(first: date, count: int) -> Period:
    """So many whole months from the first day of one."""
    return Period(first, shifted(first, count) - DAY)


def shifted(day: date, months: int) -> date:
    """The same day of another month, or its last one when it is shorter."""
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])
