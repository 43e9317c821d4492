"""Extending the term of an answer, once and with a notice that must leave before the old term is over (59-ФЗ, ст. 12, ч. 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions import clocks
from workflows.appeals.actions.clocks import Duty, start
from workflows.appeals.actions.drafting import Wording, write
from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import Appeal, ClockKind, Extension, ExtensionGround, Paper, PaperKind
from workflows.appeals.rules import extending as rules
from workflows.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer:
    """By how many days, on which ground, and the notice to the citizen."""

    days: int
    ground: ExtensionGround
    notice: Wording
    reason: str = ""
    request: Paper | None = None


@transaction.atomic
def extend(appeal: Appeal, longer: Longer, *, by: User, on: date, at: datetime) -> Extension:
    """Make the term longer from the same day. The notice has the old term for its own: an unsent one raises the alarm."""
    appeal = fresh(appeal)
    old = rules.may_extend(by, appeal, days=longer.days, on=on)
    rules.has_ground(appeal, longer.ground, reason=longer.reason, request=longer.request)
    notice = write(appeal, PaperKind.EXTENSION_NOTICE, longer.notice, by=by, at=at)
    new = clocks.extend(appeal, longer.days, reason=f"срок продлён на {longer.days} дн.: {longer.ground.label}", by=by, at=at)
    start(appeal, Duty(kind=ClockKind.NOTICE, basis=old.basis, base_on=old.base_on, paper=notice), by=by, at=at)
    extension: Extension = Extension.objects.create(
        appeal=appeal,
        ground=longer.ground,
        reason=longer.reason.strip() or f"{longer.ground.label}: {longer.request}",
        request=longer.request if longer.ground == ExtensionGround.REQUEST else None,
        days=longer.days,
        old_due_on=old.legal_due_on,
        new_due_on=new.legal_due_on,
        notice=notice,
        decided_on=on,
        by=by,
        at=at,
    )
    tell("extended", appeal, f"срок продлён до {new.legal_due_on:%d.%m.%Y}", by=by, days=longer.days, old=old.legal_due_on.isoformat(), new=new.legal_due_on.isoformat())
    return extension
