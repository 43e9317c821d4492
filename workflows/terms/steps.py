"""The steps by which a date was found, each with its day and its sentence: they answer «Почему эта дата»."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workflows.printing.words import NBSP, long_date
from workflows.terms.values import TermValue, Unit, days_in_words
from workflows.workdays.calendar import Workdays

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


class StepKind(StrEnum):
    """What a step says."""

    BASE = "base"
    COUNT = "count"
    DAY_OFF = "day_off"
    RULE = "rule"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; a step about a calendar has no day."""

    kind: StepKind
    day: date | None
    words: str


def began(term: TermValue, base: date) -> Step:
    """The day from which the term is counted."""
    return Step(StepKind.BASE, base, f"Исходный день – {spelled(base)}: {term.counted_from}.")


def counted(term: TermValue, first: date, last: date, *, extension: int) -> Step:
    """How many days, from the first to the last."""
    longer = f" и {days_in_words(extension)} продления" if extension else ""
    where = f"{term.basis}: {term.words}{longer}."
    return Step(StepKind.COUNT, last, f"{where} Первый день – {spelled(first)}, последний – {spelled(last)}.")


def days_off(calendar: Workdays, days: Iterable[date]) -> Iterator[Step]:
    """The days off that were met, each with its reason."""
    for day in days:
        yield Step(StepKind.DAY_OFF, day, f"{spelled(day)} – нерабочий день: {calendar.why_off(day)}.")


def stayed(term: TermValue, last: date) -> Step:
    """Nothing had to be moved."""
    why = "срок в рабочих днях не переносится" if term.unit is Unit.WORKDAY else "это рабочий день, срок не переносится"
    return Step(StepKind.RULE, last, f"Срок – {spelled(last)}: {why}.")


def moved_back(control: date) -> Step:
    """To the working day before; careful practice, not a rule of the law."""
    why = "последний день нерабочий, поэтому взят рабочий день перед ним (практика)"
    return Step(StepKind.RULE, control, f"Контрольный срок – {spelled(control)}: {why}.")


def moved_on(control: date) -> Step:
    """«…днем окончания срока считается ближайший следующий за ним рабочий день» (ГК РФ, ст. 193)."""
    why = "последний день нерабочий, поэтому взят следующий рабочий день (по аналогии с ГК РФ, ст. 193)"
    return Step(StepKind.RULE, control, f"Контрольный срок – {spelled(control)}: {why}.")


def no_workdays(control: date) -> Step:
    """No working day to move back to."""
    why = "в сроке нет рабочих дней, поэтому взят первый рабочий день после него"
    return Step(StepKind.RULE, control, f"Контрольный срок – {spelled(control)}: {why}.")


def by_calendars(calendar: Workdays, years: Iterable[int], version: str) -> Iterator[Step]:
    """The acts behind the years that were looked at, and the fingerprint of their days."""
    for year in sorted(years):
        source = calendar.sources.get(year) or "источник не указан"
        yield Step(StepKind.CALENDAR, None, f"Производственный календарь на {year} год: {source}.")
    yield Step(StepKind.CALENDAR, None, f"Версия календаря: {version}.")


def spelled(day: date) -> str:
    """«9 мая 2026 г. (суббота)»."""
    return f"{long_date(day)}{NBSP}({WEEKDAYS[day.weekday()]})"
