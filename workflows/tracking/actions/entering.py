"""Entering by number and code. Wrong number and wrong code get the same answer for the same work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflows.appeals.actions import codes
from workflows.appeals.models import StatusCode
from workflows.archive.keys import understood
from workflows.tracking.actions import second_step
from workflows.tracking.actions.patience import Door, release, reserve
from workflows.tracking.finding import appeal_named, plain_number
from workflows.tracking.models import CabinetSession, OneTimeCode
from workflows.tracking.stages import Sort
from workflows.visitors.networks import network_of

LONGEST_CODE = 200


@dataclass(frozen=True, slots=True)
class Entered:
    """The code that opened, and the new one that takes its place if it was on paper: shown once, kept nowhere."""

    code: StatusCode
    renewed: str = ""
    session: CabinetSession | None = None


def enter(number: str, code: str, *, place: str, session: CabinetSession | None = None, at: datetime) -> Entered | OneTimeCode | None:
    """Open an appeal, or begin its second step; None for a wrong number and a wrong code alike.

    Too many attempts raise TooOften before anything is looked up. No transaction around the whole: an attempt is counted even
    when what follows it is broken off. `session` is the cabinet into which the appeal will be put.
    """
    doors = (Door(Sort.NUMBER, plain_number(number)), Door(Sort.PLACE, network_of(place)), Door(Sort.ALL))
    reserve(doors, at=at)
    found = codes.opened_by(appeal_named(number), understood(code) or code[:LONGEST_CODE])
    if found is None:
        return None
    release(doors, at=at)
    if second_step.is_needed(found.appeal):
        return second_step.begin(found, session=session, at=at)
    return _entered(found, session, at=at)


def confirm(step_pk: int, typed: str, *, place: str, at: datetime) -> Entered | None:
    """Make the second step. A code from paper is changed only now, when it has truly opened."""
    doors = [Door(Sort.PLACE, network_of(place))]
    reserve(doors, at=at)
    step = second_step.use(step_pk, typed, at=at)
    if step is None:
        return None
    release(doors, at=at)
    return _entered(step.code, step.session, at=at)


def _entered(found: StatusCode, session: CabinetSession | None, *, at: datetime) -> Entered | None:
    if not found.on_paper:
        return Entered(found, session=session)
    renewed = codes.renew_from_paper(found, at=at)
    current = codes.current_code(found.appeal)
    return Entered(current, renewed, session) if renewed and current else None
