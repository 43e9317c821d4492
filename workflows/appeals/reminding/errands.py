"""Assignments with a day of their own, as far as no term of the appeal ends on the same day: that one reminds already.

Told in the digest of the morning alone: the term of the law behind them has its own ladder and its own urgency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from workflows.appeals.models import Appeal, Assignment, AssignmentRole, ErrandReminder, Reminder, RunningClock
from workflows.appeals.reminding.addressees import RUNG_OF, Addressee, staff
from workflows.appeals.reminding.ladder import DAY, ERRAND_LADDER, FIRST_DAYS, Rung, Term, step_on
from workflows.appeals.stages import OPEN


@dataclass(frozen=True, slots=True)
class Errand:
    """One step of the day of an assignment that has fallen due."""

    assignment: Assignment
    step: Reminder.Step
    due_on: date

    @property
    def appeal(self) -> Appeal:
        """The appeal for which it is done."""
        return self.assignment.appeal

    @property
    def order(self) -> tuple[date, int]:
        """Its place in a letter."""
        return self.due_on, self.assignment.pk

    def lock(self, recipient: int) -> tuple[int, date, str, int]:
        """What may happen once."""
        return self.assignment.pk, self.due_on, self.step, recipient


@dataclass(frozen=True, slots=True)
class ErrandTelling:
    """An errand of which one person has to be told."""

    matter: Errand
    to: Addressee


def untold_errands(*, on: date) -> list[ErrandTelling]:
    """Every errand whose step has fallen due by the day, of any age, and was not told; in a steady order, as workers lock."""
    errands = list(_errands(on=on))
    people = staff((errand.appeal.pk for errand in errands), on=on)
    told = _told(errands)
    return [
        ErrandTelling(errand, one)
        for errand in errands
        for one in sorted(people.with_executor(errand.appeal.pk, errand.assignment.executor, _rung(errand), ERRAND_LADDER[errand.step]), key=lambda one: one.person.pk)
        if errand.lock(one.person.pk) not in told
    ]


def _errands(*, on: date) -> Iterator[Errand]:
    for assignment in _near(on=on):
        due_on = assignment.due_on
        if due_on is None:
            continue
        step = step_on(Term(timezone.localdate(assignment.given_at), due_on, due_on), on)
        if step is not None:
            yield Errand(assignment, step, due_on)


def _near(*, on: date) -> QuerySet[Assignment]:
    same = RunningClock.objects.filter(appeal=OuterRef("appeal"), control_due_on=OuterRef("due_on"))
    found = Assignment.objects.active().filter(~Exists(same), due_on__lte=on + FIRST_DAYS * DAY, role__in=list(RUNG_OF), appeal__stage__in=OPEN)
    return found.select_related("appeal", "executor").order_by("pk")


def _rung(errand: Errand) -> Rung:
    return RUNG_OF[AssignmentRole(errand.assignment.role)]


def _told(errands: Iterable[Errand]) -> set[tuple[int, date, str, int]]:
    rows = ErrandReminder.objects.filter(assignment__in={errand.assignment.pk for errand in errands})
    return set(rows.values_list("assignment", "due_on", "step", "recipient"))
