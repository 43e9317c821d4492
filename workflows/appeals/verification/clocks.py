"""Terms: what runs is what was begun and not ended; what ended was ended by a document that left; what was late is written down."""

from collections.abc import Iterator

from django.db.models import F, Q

from workflows.appeals.models import Clock, ClockBreach, ClockKind, ClockStop, RunningClock, StopCause
from workflows.workdays.calendar import DAY

TO_TELL = (ClockKind.ANSWER, ClockKind.FORWARDING, ClockKind.MIGRATION, ClockKind.NOTICE, ClockKind.POSTING)


def problems() -> Iterator[str]:
    """One sentence for each term that does not hold."""
    yield from _running()
    yield from _revisions()
    yield from _stops()
    yield from _breaches()


def _running() -> Iterator[str]:
    """`RunningClock` is derived: the last revision of each term that has no end, and nothing else."""
    for clock in Clock.objects.filter(next=None, stop=None, running=None).select_related("appeal").order_by("pk"):
        yield f"{clock.appeal}: срок «{clock}» не закончен, но среди идущих его нет."
    for running in RunningClock.objects.select_related("clock__appeal", "clock__stop", "clock__next").order_by("pk"):
        clock = running.clock
        if hasattr(clock, "stop") or hasattr(clock, "next"):
            yield f"{clock.appeal}: срок «{clock}» закончен или пересчитан, но числится идущим."
        if _told(running) != (clock.appeal_id, clock.kind, clock.paper_id, clock.limit_on, clock.control_due_on):
            yield f"{clock.appeal}: идущий срок отличается от записанного: «{clock}»."


def _told(running: RunningClock) -> tuple[object, ...]:
    return running.appeal_id, running.kind, running.paper_id, running.limit_on, running.control_due_on


def _revisions() -> Iterator[str]:
    broken = Clock.objects.exclude(previous=None).exclude(
        revision=F("previous__revision") + 1, appeal=F("previous__appeal"), kind=F("previous__kind"), base_on=F("previous__base_on")
    )
    for clock in broken.select_related("appeal").order_by("pk"):
        yield f"{clock.appeal}: пересчёт срока «{clock}» не продолжает прежний."
    for clock in Clock.objects.filter(next__isnull=False, stop__isnull=False).select_related("appeal").order_by("pk"):
        yield f"{clock.appeal}: срок «{clock}» и пересчитан, и закончен."


def _stops() -> Iterator[str]:
    """A duty to tell somebody is done by a sending of the same appeal, on the day of the sending."""
    done = ClockStop.objects.filter(cause=StopCause.DONE, clock__kind__in=TO_TELL).select_related("clock__appeal").order_by("pk")
    for stop in done.filter(sending=None):
        yield f"{stop.clock.appeal}: срок «{stop.clock}» отмечен исполненным без отправки документа."
    for stop in done.exclude(sending=None).exclude(sending__paper__appeal=F("clock__appeal"), sending__sent_on=F("on")):
        yield f"{stop.clock.appeal}: срок «{stop.clock}» исполнен чужой отправкой или другим днём."
    late = Q(on__gt=F("clock__legal_due_on")) & Q(on__gt=F("clock__control_due_on")) & Q(clock__breach=None)
    for stop in ClockStop.objects.filter(late).select_related("clock__appeal").order_by("pk"):
        yield f"{stop.clock.appeal}: срок «{stop.clock}» закончен после последнего дня, а нарушение не записано."


def _breaches() -> Iterator[str]:
    for breach in ClockBreach.objects.select_related("clock__appeal").order_by("pk").iterator(chunk_size=500):
        if breach.breached_on != breach.clock.limit_on + DAY:
            yield f"{breach.clock.appeal}: нарушение срока «{breach.clock}» записано не тем днём."
