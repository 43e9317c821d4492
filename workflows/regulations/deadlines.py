"""Terms in working days and how they stand on a day. Pure: the calendar and the days come as arguments, nothing is stored.

A term whose days reach into a year that nobody has confirmed has no date: it says which year to enter, and where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from workflows.printing.words import NBSP, long_date
from workflows.workdays.calendar import DAY, CalendarUnknown, Workdays

# «…в течение трех дней после получения мотивированного мнения провести дополнительные консультации» (ТК РФ, ст. 372, ч. 3)
CONSULTATION_DAYS = 3
# «…обновляет информацию… в течение 10 рабочих дней со дня ее создания, получения или внесения… изменений» (ПП РФ № 1802, п. 16)
PUBLICATION_DAYS = 10


@dataclass(frozen=True, slots=True)
class Term:
    """A number of working days from a day on. `last` is None when the calendar of a year is not confirmed; `trouble` says so.

    `shift` counts working days between the day of asking and the last one: 2 – two are left, 0 – today or a weekend after
    it, −2 – late by two; None when it cannot be counted.
    """

    days: int
    last: date | None
    is_over: bool
    shift: int | None
    trouble: str = ""

    @property
    def until(self) -> str:
        """«до 3 марта 2026 г.», or why there is no date."""
        if self.last is None:
            return f"срок – {working_days(self.days)}. {self.trouble}"
        return f"до{NBSP}{long_date(self.last)}"

    @property
    def standing(self) -> str:
        """«осталось 5 рабочих дней», «сегодня последний день», «просрочено на 2 рабочих дня»."""
        if self.last is None:
            return ""
        if self.is_over:
            return f"просрочено на {working_days(-self.shift)}" if self.shift else "срок прошёл"
        if self.shift is None:
            return ""
        if not self.shift:
            return "последний день"
        return f"{'остался' if _is_one(self.shift) else 'осталось'} {working_days(self.shift)}"

    @property
    def words(self) -> str:
        """The last day; when it is here or behind, that too."""
        is_news = self.is_over or self.shift == 0
        return ", ".join(filter(None, (self.until, self.standing if is_news else "")))

    def is_near(self, days: int) -> bool:
        """Whether no more than so many working days are left."""
        return not self.is_over and self.shift is not None and self.shift <= days


def term(calendar: Workdays, since: date, days: int, *, on: date) -> Term:
    """The term that began after `since`, as it stands on the day."""
    try:
        last = calendar.after(since, days)
    except CalendarUnknown as unknown:
        return Term(days, None, is_over=False, shift=None, trouble=str(unknown))
    return Term(days, last, is_over=on > last, shift=_shift(calendar, on, last))


def _shift(calendar: Workdays, on: date, last: date) -> int | None:
    try:
        return calendar.between(on + DAY, last) if on <= last else -calendar.between(last + DAY, on)
    except CalendarUnknown:
        return None


def turn_came(handed_in: datetime, decided: Iterable[tuple[int, datetime]], *, position: int) -> date:
    """The day on which a step opened: the handing in, or the last visa of the positions before it.

    `decided` are the decisions of the round: the position of the step and the moment.
    """
    return timezone.localdate(max([handed_in, *(at for place, at in decided if place < position)]))


def consultations_end(received_on: date) -> date:
    """The last day of consultations after an opinion without full agreement (ТК РФ, ст. 372, ч. 3): calendar days."""
    return received_on + timedelta(days=CONSULTATION_DAYS)


def publication_term(calendar: Workdays, signed_on: date, *, on: date) -> Term:
    """Until when a signed redaction must be on the site (ПП РФ от 20.10.2021 № 1802, п. 16)."""
    return term(calendar, signed_on, PUBLICATION_DAYS, on=on)


def working_days(count: int) -> str:
    """«1 рабочий день», «2 рабочих дня», «5 рабочих дней»."""
    if _is_one(count):
        word = "рабочий день"
    elif count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        word = "рабочих дня"
    else:
        word = "рабочих дней"
    return f"{count}{NBSP}{word}"


def _is_one(count: int) -> bool:
    return count % 10 == 1 and count % 100 != 11
