"""«Технический дубль»: a letter that came twice is put beside the first one; both are kept as they came."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.clocks import End, stop_all
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.models import Appeal, StopCause, TechnicalDuplicate
from workflows.appeals.rules import duplicates as rules
from workflows.appeals.stages import Stage
from workflows.people.models import User


@transaction.atomic
def mark_duplicate(appeal: Appeal, original: Appeal, *, reason: str = "", by: User, on: date, at: datetime) -> TechnicalDuplicate:
    """No number is given and none is taken; the term of registration ends, the first letter goes its own way."""
    locked = {one.pk: fresh(one) for one in sorted((appeal, original), key=lambda one: one.pk)}
    appeal, original = locked[appeal.pk], locked[original.pk]
    rules.may_mark(by, appeal, on=on)
    rules.is_original(by, appeal, original, on=on)
    is_same = rules.is_explained(appeal, original, reason=reason)
    marked: TechnicalDuplicate = TechnicalDuplicate.objects.create(appeal=appeal, original=original, is_same_content=is_same, reason=reason.strip(), by=by, at=at)
    lead(appeal, Stage.TECHNICAL_DUPLICATE, on=on, by=by, reason="Технический дубль")
    stop_all(appeal, End(cause=StopCause.CONCLUDED, on=on), by=by, at=at)
    tell("duplicate", appeal, f"технический дубль: {original}", by=by, original=original.pk, same=int(is_same))
    return marked
