"""Which redaction holds on a day. Pure and alone in knowing it: pages, staff screens and checks all ask here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.regulations.stages import RedactionStatus


@dataclass(frozen=True, slots=True)
class Step:
    """A redaction as the rule sees it: its number and the first day of its text."""

    number: int
    effective_from: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How a redaction stands: its status on the day, and the first day on which it no longer holds, if one is known."""

    status: RedactionStatus
    until: date | None


def holding(steps: Iterable[Step], *, on: date, repealed_from: date | None = None) -> Step | None:
    """The redaction that holds on the day, at most one: the highest number already effective; none of a repealed act."""
    if repealed_from is not None and repealed_from <= on:
        return None
    effective = (step for step in steps if step.effective_from <= on)
    return max(effective, key=lambda step: step.number, default=None)


def standing(step: Step, steps: Iterable[Step], *, on: date, repealed_from: date | None = None) -> Standing:
    """How one redaction of an act stands among all of them on the day.

    A later number takes over from its first day on, so a redaction overtaken before its own first day never holds;
    nor does one whose act has ended by that day.
    """
    replaced = min((other.effective_from for other in steps if other.number > step.number), default=None)
    if replaced is not None and replaced <= step.effective_from:
        return Standing(RedactionStatus.SUPERSEDED, None)
    if repealed_from is not None and repealed_from <= step.effective_from:
        return Standing(RedactionStatus.NEVER, None)
    until = min((day for day in (replaced, repealed_from) if day is not None), default=None)
    if until is not None and until <= on:
        repealed = until == repealed_from and replaced != until
        return Standing(RedactionStatus.REPEALED if repealed else RedactionStatus.PAST, until)
    return Standing(RedactionStatus.IN_FORCE if step.effective_from <= on else RedactionStatus.FUTURE, until)


def live(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The redactions that hold at some day or will, in the order of their days: none overtaken before its first day."""
    kept = [step for step in steps if not any(other.number > step.number and other.effective_from <= step.effective_from for other in steps)]
    return tuple(sorted(kept, key=lambda step: step.effective_from))
