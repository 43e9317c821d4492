"""The facts of «контрольный список»: what is late on a day and what will be soon, as far as the reader may see."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Assignment, AssignmentRole, ClockKind, RunningClock, house_rules
from workflows.appeals.papers.overdue import ControlLine
from workflows.appeals.rules import visible_to
from workflows.appeals.stages import OPEN
from workflows.people.models import User
from workflows.workdays.best_known import known_around


def control_lines(user: User, *, on: date) -> list[ControlLine]:
    """Registered appeals whose answer is late or due within the «yellow» working days of the house, the worst first."""
    near = RunningClock.objects.filter(kind=ClockKind.ANSWER, control_due_on__lte=_horizon(on), appeal__stage__in=OPEN, appeal__in=visible_to(user, on=on))
    found = list(near.select_related("appeal").order_by("limit_on", "appeal__number"))
    executors = _executors([running.appeal_id for running in found])
    return [
        ControlLine(
            number=running.appeal.number,
            registered_on=running.appeal.registered_on or running.appeal.received_on,
            executor=executors.get(running.appeal_id, ""),
            summary=running.appeal.summary,
            due_on=running.limit_on,
        )
        for running in found
    ]


def _horizon(on: date) -> date:
    """The last of the next working days that the house calls near."""
    return known_around(on).calendar.after(on, house_rules().near_days)


def _executors(appeals: list[int]) -> dict[int, str]:
    rows = Assignment.objects.active().filter(appeal__in=appeals, role=AssignmentRole.RESPONSIBLE).select_related("executor")
    return {row.appeal_id: row.executor.short_name for row in rows}
