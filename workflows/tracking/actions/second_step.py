"""The second step at the door of an appeal that few may read: six digits to the mail box on file, after the right number and code.

Before the right number and code nothing differs, so nobody learns which appeals are guarded. Without a mail box on file the long code alone opens.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from workflows.appeals.actions.codes import current_code
from workflows.appeals.models import Appeal, Sensitivity, StatusCode
from workflows.mail.letters import queue_letter
from workflows.tracking import letters
from workflows.tracking.actions.patience import Door, reserve
from workflows.tracking.models import CabinetSession, OneTimeCode
from workflows.tracking.rules import MOST_TRIES, ONE_TIME_KEPT, ONE_TIME_LIVES
from workflows.tracking.stages import Sort


def is_needed(appeal: Appeal) -> bool:
    """Whether the code alone does not open it."""
    return appeal.sensitivity != Sensitivity.ORDINARY and bool(appeal.applicant.email)


def begin(code: StatusCode, *, session: CabinetSession | None = None, at: datetime) -> OneTimeCode:
    """Send the digits. Whoever asks again and again waits; an earlier letter keeps its ten minutes."""
    reserve([Door(Sort.SECOND, str(code.pk))], at=at)
    digits = f"{secrets.randbelow(1_000_000):06}"
    with transaction.atomic():
        step = OneTimeCode.objects.create(code=code, session=session, digest=_digest(code, digits, at=at), asked_at=at)
        queue_letter(letters.one_time(code.appeal.applicant.email, digits=digits))
    return step


def waiting(pk: int, *, at: datetime) -> OneTimeCode | None:
    """The step that may still be made, or asked for anew: fresh, unused, its code in use."""
    fresh = OneTimeCode.objects.filter(pk=pk, used_at=None, asked_at__gt=at - ONE_TIME_LIVES)
    step = fresh.select_related("code__appeal__applicant", "session").first()
    current = current_code(step.code.appeal) if step else None
    return step if step is not None and current is not None and current.pk == step.code_id else None


@transaction.atomic
def use(pk: int, typed: str, *, at: datetime) -> OneTimeCode | None:
    """The step, if these are its digits: once. Wrong, old, used and worn out are one answer."""
    OneTimeCode.objects.select_for_update().filter(pk=pk).first()
    step = waiting(pk, at=at)
    if step is None or step.tries >= MOST_TRIES:
        return None
    digits = "".join(char for char in typed if char in "0123456789")
    if not constant_time_compare(step.digest, _digest(step.code, digits, at=step.asked_at)):
        OneTimeCode.objects.filter(pk=pk).update(tries=F("tries") + 1)
        return None
    OneTimeCode.objects.filter(pk=pk).update(used_at=at)
    return step


@transaction.atomic
def forget(*, now: datetime) -> None:
    """Old steps are of no use."""
    OneTimeCode.objects.filter(asked_at__lt=now - ONE_TIME_KEPT).delete()


def _digest(code: StatusCode, digits: str, *, at: datetime) -> str:
    """Keyed: a million codes are tried in a moment by whoever has only the table."""
    return salted_hmac("tracking.second_step", f"{code.pk}:{at.timestamp()}:{digits}", algorithm="sha256").hexdigest()
