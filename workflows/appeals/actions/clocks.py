"""Starting, revising and stopping the terms of an appeal. Called by other actions inside their transaction, and by the nightly check.

A term is counted by the best calendar there is, because no letter may wait for a calendar; when a person confirms or
corrects the year, `recount` makes a new revision and writes both dates into the journal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.records import tell
from workflows.appeals.models import (
    Appeal,
    Clock,
    ClockBreach,
    ClockKind,
    ClockStop,
    HouseRules,
    Paper,
    RunningClock,
    Sending,
    StopCause,
    house_rules,
)
from workflows.people.models import User
from workflows.terms.counting import Deadline, Preset, count
from workflows.terms.queries import term_of
from workflows.workdays.best_known import BestKnown, known_around
from workflows.workdays.calendar import DAY

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A term about to run: what must be done, by which norm, from which day, by which paper if one is known."""

    kind: ClockKind
    basis: str
    base_on: date
    paper: Paper | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a term ends: why, on which day, by which sending if it was a duty to tell somebody."""

    cause: StopCause
    on: date
    sending: Sending | None = None


def start(appeal: Appeal, duty: Duty, *, by: User | None, at: datetime) -> Clock:
    """Begin a term. One that runs already for the same duty goes on as it is: nothing restarts a clock."""
    running = _running(appeal, duty.kind, duty.paper)
    if running is not None:
        return running.clock
    deadline = _counted(duty.basis, duty.base_on, Preset(house_rules().preset))
    clock = _store(Clock(appeal=appeal, kind=duty.kind, paper=duty.paper, base_on=duty.base_on, by=by, at=at), deadline)
    RunningClock.objects.create(
        clock=clock, appeal=appeal, kind=clock.kind, paper=clock.paper, limit_on=clock.limit_on, control_due_on=clock.control_due_on
    )
    return clock


def stop(appeal: Appeal, kind: ClockKind, end: End, *, by: User | None, at: datetime, paper: Paper | None = None) -> ClockStop | None:
    """End a running term; None when none runs. A term that ends after its limit is written down as broken."""
    running = _running(appeal, kind, paper)
    return _stop(running, end, by=by, at=at) if running else None


def stop_all(appeal: Appeal, end: End, *, by: User | None, at: datetime) -> None:
    """End every term that still runs: the appeal is over. A paper that came back is owed after the end as well."""
    for running in RunningClock.objects.filter(appeal=appeal).exclude(kind=ClockKind.POSTING).select_related("clock"):
        _stop(running, end, by=by, at=at)


def extend(appeal: Appeal, days: int, *, reason: str, by: User, at: datetime) -> Clock:
    """The answer term, longer: a revision counted from the same day (59-ФЗ, ст. 12, ч. 2). Whether it may be is asked before."""
    running = RunningClock.objects.select_related("clock").get(appeal=appeal, kind=ClockKind.ANSWER, paper=None)
    old = running.clock
    deadline = _counted(old.basis, old.base_on, Preset(old.preset), extension=days)
    return _revise(running, deadline, reason=reason, by=by, at=at)


def extended_to(appeal: Appeal, days: int) -> date | None:
    """The control day that an extension would give: shown before it is decided. None when no answer is awaited."""
    running = RunningClock.objects.select_related("clock").filter(appeal=appeal, kind=ClockKind.ANSWER, paper=None).first()
    if running is None:
        return None
    old = running.clock
    return _counted(old.basis, old.base_on, Preset(old.preset), extension=days).control


@transaction.atomic
def recount(*, by: User | None, at: datetime, on: date) -> list[Clock]:
    """Count every running term anew by the calendar and the reading of today; a term that is already broken stays as it is.

    Another reading of the days («счёт дней») never makes a term late at once: such a term is left to the old one.
    """
    known, house = known_around(on), house_rules()
    revised: list[Clock] = []
    for running in RunningClock.objects.select_for_update(of=("self",)).filter(limit_on__gte=on).select_related("clock__appeal"):
        old, preset = running.clock, Preset(house.preset)
        deadline = _counted(old.basis, old.base_on, preset, extension=_extension(old), known=known)
        if preset != old.preset and deadline.limit < on:
            deadline = _counted(old.basis, old.base_on, Preset(old.preset), extension=_extension(old), known=known)
        if (deadline.control, deadline.limit) != (running.control_due_on, running.limit_on):
            revised.append(_revise(running, deadline, reason=_why(old, deadline, house), by=by, at=at))
    return revised


@transaction.atomic
def note_breaches(*, on: date, at: datetime) -> list[ClockBreach]:
    """Write down each term whose last day has passed: once, at any age, however long the office has been away."""
    late = RunningClock.objects.filter(limit_on__lt=on, clock__breach=None).select_related("clock__appeal")
    return [_breach(running.clock, at=at) for running in late]


def _why(old: Clock, deadline: Deadline, house: HouseRules) -> str:
    """Why a term is counted anew: another reading of the days, by the act where it was chosen, or another calendar."""
    if deadline.preset == old.preset:
        return "изменён производственный календарь"
    chosen = f" ({house.preset_basis})" if house.preset_basis else ""
    return f"изменён счёт дней: было «{old.get_preset_display()}», стало «{Preset(deadline.preset).label}»{chosen}"[:LONGEST_REASON]


def _running(appeal: Appeal, kind: ClockKind, paper: Paper | None) -> RunningClock | None:
    return RunningClock.objects.filter(appeal=appeal, kind=kind, paper=paper).select_related("clock").first()


def _stop(running: RunningClock, end: End, *, by: User | None, at: datetime) -> ClockStop:
    clock = running.clock
    stopped: ClockStop = ClockStop.objects.create(clock=clock, cause=end.cause, on=end.on, sending=end.sending, by=by, at=at)
    if end.on > clock.limit_on and not ClockBreach.objects.filter(clock=clock).exists():
        _breach(clock, at=at)
    running.delete()
    return stopped


def _breach(clock: Clock, *, at: datetime) -> ClockBreach:
    breach: ClockBreach = ClockBreach.objects.create(clock=clock, breached_on=clock.limit_on + DAY, at=at)
    tell("overdue", clock.appeal, f"нарушен срок «{clock.get_kind_display()}» ({clock.basis})", by=None, due=clock.limit_on.isoformat())
    return breach


def _revise(running: RunningClock, deadline: Deadline, *, reason: str, by: User | None, at: datetime) -> Clock:
    old = running.clock
    draft = Clock(appeal=old.appeal, kind=old.kind, paper=old.paper, base_on=old.base_on, by=by, at=at)
    draft.previous, draft.revision, draft.reason = old, old.revision + 1, reason
    clock = _store(draft, deadline)
    RunningClock.objects.filter(pk=running.pk).update(clock=clock, limit_on=clock.limit_on, control_due_on=clock.control_due_on)
    said = f"срок «{clock.get_kind_display()}» пересчитан: было {old.control_due_on:%d.%m.%Y}, стало {clock.control_due_on:%d.%m.%Y} – {reason}"
    tell("clock_revised", clock.appeal, said, by=by, old=old.control_due_on.isoformat(), new=clock.control_due_on.isoformat())
    return clock


def _store(clock: Clock, deadline: Deadline) -> Clock:
    clock.basis, clock.days, clock.preset = deadline.term.basis, deadline.term.days + deadline.extension, deadline.preset
    clock.legal_due_on, clock.control_due_on, clock.outer_on = deadline.raw, deadline.control, deadline.outer
    clock.calendar = deadline.version
    clock.trace = json.dumps([{"kind": step.kind, "day": step.day and step.day.isoformat(), "words": step.words} for step in deadline.trace], ensure_ascii=False)
    clock.save()
    return clock


def _counted(basis: str, base_on: date, preset: Preset, *, extension: int = 0, known: BestKnown | None = None) -> Deadline:
    return count(term_of(basis, on=base_on).value, base_on, preset, (known or known_around(base_on)).calendar, extension=extension)


def _extension(clock: Clock) -> int:
    return clock.days - term_of(clock.basis, on=clock.base_on).days
