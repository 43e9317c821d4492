"""«Просмотрено»: a held letter leaves the queue. Nothing else about it changes."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import Appeal
from workflows.filing.looking import may_look
from workflows.filing.models import Filed, Look
from workflows.filing.stages import Seen
from workflows.people.models import User


@transaction.atomic
def look_through(appeal: Appeal, *, seen: Seen, by: User, on: date, at: datetime) -> Look:
    """Write down who has looked at a held letter and what they saw."""
    appeal = fresh(appeal)
    may_look(by, appeal, on=on)
    look: Look = Look.objects.create(filed=Filed.objects.get(appeal=appeal), seen=seen, by=by, at=at)
    tell("looked", appeal, f"очередь проверки: просмотрено, {seen.label}", by=by, seen=seen.value)
    return look
