"""The first contents of the calendar, from the `holidays` package. A person checks each year before it counts."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import holidays
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from workflows.people.models import User
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay

YEARS = range(2024, 2028)
DECREES = {
    2024: "Постановление Правительства РФ от 10.08.2023 № 1314",
    2025: "Постановление Правительства РФ от 04.10.2024 № 1335",
    2026: "Постановление Правительства РФ от 24.09.2025 № 1466",
    2027: "Постановление Правительства РФ от 17.09.2026 № 1187",
}
MOVED = re.compile(r"\(перенесено с (\d\d)\.(\d\d)\.(\d{4})\)")


@transaction.atomic
def seed_workdays(*, by: User | None, years: Iterable[int] = YEARS) -> list[int]:
    """Enter the years that are not there yet, unconfirmed; years already entered stay as people left them."""
    known = set(CalendarYear.objects.values_list("year", flat=True))
    fresh = [year for year in years if year not in known]
    reason = "Внесено из пакета holidays"
    bulk_create_with_history(
        [CalendarYear(year=year, source=DECREES.get(year, "")) for year in fresh],
        CalendarYear,
        default_user=by,
        default_change_reason=reason,
    )
    entered = set(SpecialDay.objects.filter(day__year__in=fresh).values_list("day", flat=True))
    days = [day for day in special_days(fresh) if day.day not in entered]
    bulk_create_with_history(days, SpecialDay, default_user=by, default_change_reason=reason)
    return fresh


def special_days(years: Iterable[int]) -> Iterator[SpecialDay]:
    """Weekdays off and working weekends of the years; a holiday on a weekend changes nothing and is left out."""
    found = holidays.country_holidays("RU", years=list(years), language="ru")
    moved_to = {origin: day for day, title in found.items() if (origin := _origin(title))}
    for day, title in sorted(found.items()):
        if day.weekday() < 5:
            yield SpecialDay(day=day, kind=DayKind.OFF, title=title)
    for day in sorted(found.weekend_workdays):
        rest = moved_to.get(day)
        yield SpecialDay(
            day=day,
            kind=DayKind.WORKING,
            title=f"Рабочий день (выходной перенесён на {rest:%d.%m.%Y})" if rest else "Рабочий день",
        )


def _origin(title: str) -> date | None:
    match = MOVED.search(title)
    return date(int(match[3]), int(match[2]), int(match[1])) if match else None
