"""Entering by number and code. Wrong number and wrong code get the same answer for the same work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflows.appeals.actions import codes
from workflows.appeals.models import StatusCode
from workflows.archive.keys import understood
from workflows.tracking.actions.patience import Door, part_of_network, release, reserve
from workflows.tracking.finding import appeal_named, plain_number
from workflows.tracking.stages import Sort

LONGEST_CODE = 200


@dataclass(frozen=True, slots=True)
class Entered:
    """The code that opened, and the new one that takes its place if it was on paper: shown once, kept nowhere."""

    code: StatusCode
    renewed: str = ""


def enter(number: str, code: str, *, place: str, at: datetime) -> Entered | None:
    """Open an appeal; None for a wrong number and a wrong code alike. Too many attempts raise TooOften before anything is looked up.

    No transaction around the whole: an attempt is counted even when what follows it is broken off.
    """
    doors = (Door(Sort.NUMBER, plain_number(number)), Door(Sort.PLACE, part_of_network(place)), Door(Sort.ALL))
    reserve(doors, at=at)
    found = codes.opened_by(appeal_named(number), understood(code) or code[:LONGEST_CODE])
    if found is None:
        return None
    release(doors, at=at)
    if not found.on_paper:
        return Entered(found)
    renewed = codes.renew_from_paper(found, at=at)
    current = codes.current_code(found.appeal)
    return Entered(current, renewed) if renewed and current else None
