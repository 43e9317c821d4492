"""What has fallen due and was not told yet: of any age, so that nothing is forgotten after a week of downtime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from workflows.appeals.actions.sending import STATUTORY
from workflows.appeals.models import (
    Appeal,
    Clock,
    ClockKind,
    Danger,
    DeliveryState,
    PaperKind,
    Reminder,
    RunningClock,
    Sending,
    SendingEvent,
)
from workflows.appeals.reminding.addressees import Addressee, staff
from workflows.appeals.reminding.hours import Scope
from workflows.appeals.reminding.ladder import DAY, FIRST_DAYS, Step, Term, day_of, rungs_of, step_on
from workflows.appeals.stages import OPEN

Lock = tuple[str, int, str, int]


def _lock(clock: int, sending: int | None, danger: int | None, step: str, recipient: int) -> Lock:
    if danger:
        return ("danger", danger, step, recipient)
    return ("sending", sending, step, recipient) if sending else ("clock", clock, step, recipient)


@dataclass(frozen=True, slots=True)
class Matter:
    """One step of one term that has fallen due, a danger, or a sending that came back."""

    appeal: Appeal
    clock: Clock
    step: Reminder.Step
    due_on: date
    sending: Sending | None = None
    danger: Danger | None = None

    def lock(self, recipient: int) -> Lock:
        """What may happen once: by the alarm, by the sending that came back, else by the revision of the term."""
        return _lock(self.clock.pk, self.sending.pk if self.sending else None, self.danger.pk if self.danger else None, self.step, recipient)


@dataclass(frozen=True, slots=True)
class Telling:
    """A matter that one person has to be told."""

    matter: Matter
    to: Addressee


def untold(scope: Scope, *, on: date) -> list[Telling]:
    """Everything due on the day that nobody has told its addressees, in a steady order: two workers lock in the same one."""
    matters = list(_matters(scope, on=on))
    people = staff((matter.appeal.pk for matter in matters), on=on)
    told = _told(matters)
    return [
        Telling(matter, one)
        for matter in sorted(matters, key=lambda matter: (matter.clock.pk, matter.step, matter.sending.pk if matter.sending else matter.danger.pk if matter.danger else 0))
        for one in sorted(people.of(matter.appeal.pk, rungs_of(matter.step, ClockKind(matter.clock.kind))), key=lambda one: one.person.pk)
        if matter.lock(one.person.pk) not in told
    ]


def _matters(scope: Scope, *, on: date) -> Iterator[Matter]:
    yield from _dangers(on=on)
    if scope >= Scope.URGENT:
        yield from _bounced(scope, on=on)
        yield from _terms(scope, on=on)


def _dangers(*, on: date) -> Iterator[Matter]:
    """Alarms that nobody has ended, whatever stage the appeal is in. An appeal begins with a term, so it always has one to name."""
    ringing = list(Danger.objects.ringing().select_related("appeal").order_by("pk"))
    first: dict[int, Clock] = {}
    for clock in Clock.objects.filter(appeal__in={danger.appeal_id for danger in ringing}).order_by("pk"):
        first.setdefault(clock.appeal_id, clock)
    return (Matter(danger.appeal, first[danger.appeal_id], Step.DANGER, on, danger=danger) for danger in ringing if danger.appeal_id in first)


def _terms(scope: Scope, *, on: date) -> Iterator[Matter]:
    """Running terms of open appeals; a paper that must leave once more is owed after the end as well."""
    near = RunningClock.objects.filter(control_due_on__lte=on + FIRST_DAYS * DAY).filter(Q(appeal__stage__in=OPEN) | Q(kind=ClockKind.POSTING))
    for running in near.select_related("clock", "appeal").order_by("pk"):
        term = Term(running.clock.base_on, running.control_due_on, running.limit_on)
        step = step_on(term, on)
        if step is not None and (scope == Scope.ALL or step == Step.TODAY):
            yield Matter(running.appeal, running.clock, step, day_of(step, term))


def _bounced(scope: Scope, *, on: date) -> Iterator[Matter]:
    """Sendings that came back, while nothing has left in their place; what the law does not demand waits for the morning."""
    kinds = STATUTORY if scope == Scope.URGENT else frozenset(PaperKind)
    for sending in _returned().filter(paper__kind__in=kinds).select_related("paper__appeal").order_by("pk"):
        clock = _clock_of(sending)
        if clock is not None:
            yield Matter(sending.paper.appeal, clock, Step.BOUNCED, on, sending)


def _returned() -> QuerySet[Sending]:
    later = SendingEvent.objects.filter(sending=OuterRef("sending"), pk__gt=OuterRef("pk"))
    again = Sending.objects.filter(Q(paper=OuterRef("paper")) | Q(paper__replaces=OuterRef("paper")), pk__gt=OuterRef("pk"))
    told = Reminder.objects.filter(sending=OuterRef("pk"))
    bounced = SendingEvent.objects.filter(~Exists(later), state=DeliveryState.BOUNCED).values("sending")
    found: QuerySet[Sending] = Sending.objects.filter(~Exists(again), ~Exists(told), pk__in=bounced)
    return found


def _clock_of(sending: Sending) -> Clock | None:
    """The term that the sending ended; without one, the first of its appeal."""
    ended: Clock | None = Clock.objects.filter(stop__sending=sending).order_by("pk").first()
    return ended or Clock.objects.filter(appeal=sending.paper.appeal_id).order_by("pk").first()


def _told(matters: Iterable[Matter]) -> set[Lock]:
    rows = Reminder.objects.filter(clock__in={matter.clock.pk for matter in matters}).values_list("clock", "sending", "danger", "step", "recipient")
    return {_lock(*row) for row in rows}
