"""The ladder: which step falls on which day, and whom it addresses. One table, no database.

A step is counted back from the control date in calendar days and told on the first working morning not before its day.
Of several steps that have fallen due meanwhile only the last one is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

from workflows.appeals.models import ClockKind, Reminder

Step = Reminder.Step
DAY = timedelta(days=1)


class Rung(TextChoices):
    """Who stands where on the ladder."""

    CO_EXECUTOR = "co_executor", "соисполнитель"
    RESPONSIBLE = "responsible", "ответственный исполнитель"
    REGISTRAR = "registrar", "делопроизводитель"
    DEPUTY = "deputy", "заместитель руководителя"
    HEAD = "head", "руководитель"


# executor → responsible → deputy → head: each step reaches at least as high as the one before it
LADDER: dict[Reminder.Step, tuple[Rung, ...]] = {
    Step.DAYS_10: (Rung.CO_EXECUTOR, Rung.RESPONSIBLE),
    Step.DAYS_5: (Rung.CO_EXECUTOR, Rung.RESPONSIBLE),
    Step.DAYS_3: (Rung.CO_EXECUTOR, Rung.RESPONSIBLE, Rung.DEPUTY),
    Step.DAYS_1: (Rung.CO_EXECUTOR, Rung.RESPONSIBLE, Rung.DEPUTY),
    Step.TODAY: (Rung.CO_EXECUTOR, Rung.RESPONSIBLE, Rung.DEPUTY, Rung.HEAD),
    Step.OVERDUE: (Rung.CO_EXECUTOR, Rung.RESPONSIBLE, Rung.DEPUTY, Rung.HEAD),
    Step.DANGER: (Rung.REGISTRAR, Rung.DEPUTY, Rung.HEAD),
    Step.BOUNCED: (Rung.REGISTRAR, Rung.RESPONSIBLE, Rung.DEPUTY),
}
# Where nobody stands, the next one answers: a reminder never falls on the floor. Helpers are not replaced.
INSTEAD: dict[Rung, tuple[Rung, ...]] = {
    Rung.CO_EXECUTOR: (),
    Rung.RESPONSIBLE: (Rung.DEPUTY, Rung.HEAD, Rung.REGISTRAR),
    Rung.REGISTRAR: (Rung.DEPUTY, Rung.HEAD),
    Rung.DEPUTY: (Rung.HEAD, Rung.REGISTRAR),
    Rung.HEAD: (Rung.DEPUTY, Rung.REGISTRAR),
}
# an assignment with a day of its own: who does it, then who answers for the case, then the deputy
ERRAND_LADDER: dict[Reminder.Step, tuple[Rung, ...]] = {
    Step.DAYS_10: (),
    Step.DAYS_5: (),
    Step.DAYS_3: (),
    Step.DAYS_1: (),
    Step.TODAY: (Rung.RESPONSIBLE,),
    Step.OVERDUE: (Rung.RESPONSIBLE, Rung.DEPUTY),
}
BY_REGISTRAR = frozenset({ClockKind.REGISTRATION, ClockKind.POSTING})  # what the clerk owes, whoever works on the appeal
DAYS_BEFORE: dict[Reminder.Step, int] = {Step.DAYS_10: 10, Step.DAYS_5: 5, Step.DAYS_3: 3, Step.DAYS_1: 1, Step.TODAY: 0}
FIRST_DAYS = max(DAYS_BEFORE.values())


@dataclass(frozen=True, slots=True)
class Term:
    """What the ladder knows of a running term."""

    base_on: date
    control_due_on: date
    limit_on: date


def day_of(step: Reminder.Step, term: Term) -> date:
    """The day on which the step falls due."""
    if step == Step.OVERDUE:
        return term.limit_on + DAY
    return term.control_due_on - DAY * DAYS_BEFORE[step]


def steps_of(term: Term) -> tuple[Reminder.Step, ...]:
    """The steps of a term in the order of their days; a short one warns of nothing on or before the day from which it runs."""
    warnings = tuple(step for step in DAYS_BEFORE if step == Step.TODAY or day_of(step, term) > term.base_on)
    return (*warnings, Step.OVERDUE)


def step_on(term: Term, on: date) -> Reminder.Step | None:
    """The last step that has fallen due by the day, however long ago; None while none has."""
    due = [step for step in steps_of(term) if day_of(step, term) <= on]
    return due[-1] if due else None


def rungs_of(step: Reminder.Step, kind: ClockKind) -> tuple[Rung, ...]:
    """Whom the step addresses. What the clerk owes is asked of the clerk in place of the executors."""
    if kind not in BY_REGISTRAR or step in (Step.DANGER, Step.BOUNCED):
        return LADDER[step]
    return (Rung.REGISTRAR, *(rung for rung in LADDER[step] if rung in (Rung.DEPUTY, Rung.HEAD)))
