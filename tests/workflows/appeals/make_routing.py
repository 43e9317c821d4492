"""Forwarding a letter, and its terms."""

from datetime import date

from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import forwarding
from workflows.appeals.actions.forwarding import Route
from workflows.appeals.models import Clock
from workflows.appeals.stages import Ground

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)


def forward(appeal, who, *addressees, on=TUESDAY, by=None, **fields):
    values = {"ground": Ground.FORWARD_8_3, "reason": story.REASON, "notice": story.NOTICE, "addressees": addressees, **fields}
    return forwarding.forward(appeal, Route(**values), by=by or who.head, on=on, at=at(on))


def due(appeal, kind):
    clock = Clock.objects.filter(appeal=appeal, kind=kind).latest("pk")
    return clock.legal_due_on, clock.control_due_on
