"""What happens by when, counted for a day: shown before the form, on the receipt and in its print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.appeals.models import house_rules
from workflows.terms.counting import Deadline, Preset, count
from workflows.terms.queries import term_of
from workflows.workdays.best_known import known_around

REGISTRATION, ANSWER = "59-ФЗ 8(2)", "59-ФЗ 12(1)"


@dataclass(frozen=True, slots=True)
class Promise:
    """The last day of a duty, with the steps that lead to it."""

    on: date
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promises:
    """By when a letter of this day is registered, and answered if it is registered on the last day."""

    register: Promise
    answer: Promise


def promises(*, on: date) -> Promises:
    """For a letter that comes on the day."""
    preset, calendar = Preset(house_rules().preset), known_around(on).calendar
    register = count(term_of(REGISTRATION, on=on).value, on, preset, calendar)
    answer = count(term_of(ANSWER, on=on).value, max(register.control, register.limit), preset, calendar)
    return Promises(_promise(register), _promise(answer))


def _promise(deadline: Deadline) -> Promise:
    return Promise(deadline.control, tuple(step.words for step in deadline.trace if step.day is not None))
