"""Who may say that a calendar is checked, and when its days may still change."""

from collections.abc import Iterator
from datetime import date

from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.people.models import User
from workflows.workdays.calendar import HOLIDAYS
from workflows.workdays.models import CalendarYear, DayKind, SpecialDay


def may_keep_calendar(user: User) -> None:
    """Only those who keep the calendar confirm and reopen its years."""
    if not user.has_perm("workdays.change_calendaryear"):
        raise NotAllowed("Производственный календарь ведут делопроизводитель и администратор. Обратитесь к ним.")


def may_confirm(user: User, year: CalendarYear) -> None:
    """A year is confirmed once, and only with a source and all holidays of the Labour Code in it."""
    may_keep_calendar(user)
    if year.confirmed_at:
        raise WrongStage(f"Календарь на {year} год уже сверен: {year.confirmed_by}, {year.confirmed_at:%d.%m.%Y}.")
    if not year.source.strip():
        raise Incomplete(f"Укажите источник календаря на {year} год: постановление о переносе выходных дней.")
    if missing := [f"{day:%d.%m.%Y}" for day in missing_holidays(year)]:
        raise Incomplete(
            f"В календаре на {year} год нет праздничных дней: {', '.join(missing)}. Внесите их (ТК РФ, ст. 112)."
        )


def may_reopen(user: User, year: CalendarYear) -> None:
    """Only a confirmed year can be opened again."""
    may_keep_calendar(user)
    if not year.confirmed_at:
        raise WrongStage(f"Календарь на {year} год ещё не сверен, его дни можно менять.")


def may_change_day(day: date) -> None:
    """A special day changes only while its year is open."""
    if CalendarYear.objects.filter(year=day.year).exclude(confirmed_at=None).exists():
        raise WrongStage(
            f"Календарь на {day.year} год сверен. Чтобы изменить его дни, снимите отметку о сверке на странице года."
        )


def missing_holidays(year: CalendarYear) -> Iterator[date]:
    """Weekdays that the Labour Code makes holidays and the calendar does not know."""
    known = set(SpecialDay.objects.filter(day__year=year.year, kind=DayKind.OFF).values_list("day", flat=True))
    for month, days in HOLIDAYS.items():
        for day in (date(year.year, month, number) for number in days):
            if day.weekday() < 5 and day not in known:
                yield day
