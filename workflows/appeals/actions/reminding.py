"""Telling people of terms: one letter to each person, every step locked by a row, letter and locks in one transaction."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from workflows.appeals.models import ErrandReminder, MorningDigest, Reminder, house_rules
from workflows.appeals.reminding.errands import ErrandTelling, untold_errands
from workflows.appeals.reminding.finding import Matter, Telling, untold
from workflows.appeals.reminding.hours import Scope, is_waking, is_working
from workflows.appeals.reminding.letters import letter
from workflows.mail.letters import queue_letter
from workflows.people.models import User, organisation
from workflows.workdays.best_known import known_around


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Tell whatever may be told at this moment; how many letters were written. The queue calls it every minute.

    The first call in the waking hours of a working day writes the digest of the morning, at whatever hour the office
    came up again; later calls write of what cannot wait, and at night of dangers alone.
    """
    on = timezone.localdate(at)
    scope = _scope(on, at=at)
    mine: dict[User, list[Telling | ErrandTelling]] = defaultdict(list)
    for telling in untold(scope, on=on):
        if _lock(telling, at=at):
            mine[telling.to.person].append(telling)
    for errand in untold_errands(on=on) if scope == Scope.ALL else ():
        if _lock_errand(errand, at=at):
            mine[errand.to.person].append(errand)
    sender = organisation().short_name
    for person, tellings in mine.items():
        queue_letter(letter(person, tellings, sender=sender, on=on))
    return len(mine)


def _scope(on: date, *, at: datetime) -> Scope:
    rules = house_rules()
    if not is_working(on, known_around(on).calendar) or not is_waking(timezone.localtime(at).time(), quiet_from=rules.quiet_from, quiet_to=rules.quiet_to):
        return Scope.DANGER
    _, is_first = MorningDigest.objects.get_or_create(day=on, defaults={"at": at})
    return Scope.ALL if is_first else Scope.URGENT


def _lock(telling: Telling, *, at: datetime) -> bool:
    """Whether this worker tells it: of two at once the second finds the row of the first."""
    matter, to = telling.matter, telling.to
    _, is_mine = _locks(matter).get_or_create(
        step=matter.step,
        recipient=to.person,
        defaults={"clock": matter.clock, "sending": matter.sending, "danger": matter.danger, "rung": to.rung, "due_on": matter.due_on, "at": at},
    )
    return bool(is_mine)


def _locks(matter: Matter) -> QuerySet[Reminder]:
    """Rows among which a lock of the matter is looked for."""
    found: QuerySet[Reminder]
    if matter.danger:
        found = Reminder.objects.filter(danger=matter.danger)
    elif matter.sending:
        found = Reminder.objects.filter(sending=matter.sending)
    else:
        found = Reminder.objects.filter(clock=matter.clock, sending=None, danger=None)
    return found


def _lock_errand(telling: ErrandTelling, *, at: datetime) -> bool:
    errand, to = telling.matter, telling.to
    lock = {"assignment": errand.assignment, "due_on": errand.due_on, "step": errand.step, "recipient": to.person}
    _, is_mine = ErrandReminder.objects.get_or_create(**lock, defaults={"rung": to.rung, "at": at})
    return bool(is_mine)
