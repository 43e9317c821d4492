"""Counting a term: from a day, so many days, and what happens at a day off. Pure; every date can say how it came about.

«…со дня регистрации» tells neither which day is the first nor what a day off at the end means, so there are three readings:

- STANDARD: the first day is the next one (by analogy with ГК РФ, ст. 191); a last day off moves back to a working day;
- STRICT: the day of the event itself is the first one, otherwise the same: never late under any reading;
- CIVIL: the next day is the first one, a last day off moves on (ГК РФ, ст. 193).

`raw` is the text of the law; `control` is practice: the day by which to be ready under the chosen reading.
"""

from dataclasses import dataclass
from datetime import date

from django.db import models

from workflows.errors import BadInput, WrongStage
from workflows.terms import steps
from workflows.terms.steps import Step
from workflows.terms.values import TermValue, Unit
from workflows.workdays.calendar import DAY, Workdays

NO_WORKDAYS = "в сроке нет рабочих дней"
LONGEST_EXTENSION = 30  # «…продлить срок рассмотрения обращения не более чем на 30 дней» (59-ФЗ, ст. 12, ч. 2)


class Preset(models.TextChoices):
    """How a term in calendar days is read; the local act about appeals names one."""

    STANDARD = "STANDARD", "со следующего дня; выходной – к предыдущему рабочему дню"
    STRICT = "STRICT", "с самого дня события; выходной – к предыдущему рабочему дню"
    CIVIL = "CIVIL", "со следующего дня; выходной – к следующему рабочему дню"


@dataclass(frozen=True, slots=True)
class Deadline:
    """All dates of one term, and the steps that led to `control`. `version` changes when a day of `years` does."""

    term: TermValue
    base: date
    preset: Preset
    extension: int
    raw: date
    control: date
    standard: date
    outer: date
    strict: date
    flags: tuple[str, ...]
    trace: tuple[Step, ...]
    years: frozenset[int]
    version: str

    @property
    def explained(self) -> tuple[str, ...]:
        """«Почему эта дата», line by line."""
        return tuple(step.words for step in self.trace)

    @property
    def limit(self) -> date:
        """After this day the term is over: the text of the law, or the moved day where the local act chose ГК РФ, ст. 193."""
        return self.control if self.preset is Preset.CIVIL else self.raw


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of a term: its days, where it lands, the days off on the way and the rule that moved it."""

    first: date
    last: date
    control: date
    met: tuple[date, ...]
    rule: Step
    is_empty: bool = False


def count(term: TermValue, base: date, preset: Preset, calendar: Workdays, *, extension: int = 0) -> Deadline:
    """The dates of a term that began on `base`; raises CalendarUnknown where a day of an unknown year must be looked at."""
    if term.unit is Unit.WORKDAY:
        chosen = _in_workdays(term, base, calendar)
        standard = outer = strict = raw = chosen.control
    else:
        raw = base + DAY * (term.days + extension)
        readings = _readings(term, base, raw, calendar)
        chosen = readings[preset]
        standard, strict, outer = (readings[each].control for each in (Preset.STANDARD, Preset.STRICT, Preset.CIVIL))
    looked_at = {*chosen.met, raw, standard, strict, outer}
    years = frozenset(range(min(looked_at).year, max(looked_at).year + 1))
    version = calendar.version(years)
    return Deadline(
        term=term,
        base=base,
        preset=preset,
        extension=extension,
        raw=raw,
        control=chosen.control,
        standard=standard,
        outer=outer,
        strict=strict,
        flags=(NO_WORKDAYS,) if chosen.is_empty else (),
        trace=(
            steps.began(term, base),
            steps.counted(term, chosen.first, chosen.last, extension=extension),
            *steps.days_off(calendar, chosen.met),
            chosen.rule,
            *steps.by_calendars(calendar, years, version),
        ),
        years=years,
        version=version,
    )


def extended(deadline: Deadline, days: int, calendar: Workdays) -> Deadline:
    """The same term, longer: once and by no more than 30 days, counted from the same day (59-ФЗ, ст. 12, ч. 2)."""
    if deadline.extension:
        raise WrongStage("Срок уже продлён. Продлить его можно один раз и не более чем на 30 дней.")
    if deadline.term.unit is Unit.WORKDAY:
        raise WrongStage(f"Срок «{deadline.term.basis}» считается в рабочих днях и не продлевается.")
    if not 1 <= days <= LONGEST_EXTENSION:
        raise BadInput("Срок продлевается не более чем на 30 дней. Укажите число от 1 до 30.")
    return count(deadline.term, deadline.base, deadline.preset, calendar, extension=days)


def _in_workdays(term: TermValue, base: date, calendar: Workdays) -> _Reading:
    """Working days alone are counted, so the last one needs no moving and all readings are one."""
    last = calendar.after(base, term.days)
    met = tuple(calendar.days_off(base + DAY, last))
    return _Reading(calendar.on_or_after(base + DAY), last, last, met, steps.stayed(term, last))


def _readings(term: TermValue, base: date, raw: date, calendar: Workdays) -> dict[Preset, _Reading]:
    return {
        Preset.STANDARD: _to_workday_before(term, base, base + DAY, raw, calendar),
        Preset.STRICT: _to_workday_before(term, base, base, raw - DAY, calendar),
        Preset.CIVIL: _to_workday_after(term, base, raw, calendar),
    }


def _to_workday_before(term: TermValue, base: date, first: date, last: date, calendar: Workdays) -> _Reading:
    """The last working day of the term, the day of the event included; none at all – the first one after it."""
    control = last
    while not calendar.is_working(control):
        if control == base:
            return _after_all(first, base, last, calendar)
        control -= DAY
    rule = steps.stayed(term, last) if control == last else steps.moved_back(control)
    return _Reading(first, last, control, tuple(calendar.days_off(control, last)), rule)


def _to_workday_after(term: TermValue, base: date, last: date, calendar: Workdays) -> _Reading:
    control = calendar.on_or_after(last)
    rule = steps.stayed(term, last) if control == last else steps.moved_on(control)
    met = tuple(calendar.days_off(last, control))
    is_empty = control != last and calendar.between(base, last) == 0
    return _Reading(base + DAY, last, control, met, rule, is_empty)


def _after_all(first: date, base: date, last: date, calendar: Workdays) -> _Reading:
    control = calendar.on_or_after(last)
    met = tuple(calendar.days_off(base, control))
    return _Reading(first, last, control, met, steps.no_workdays(control), is_empty=True)
