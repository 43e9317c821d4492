"""Codes of the status page: given out once in plain, kept as slow hashes; a new one ends the one before.

For screens: `issue` wherever a citizen is shown a code at once; `give_on_paper` behind «Выдать код заявителю»; `renew_from_paper`
at the first entrance with a code from paper. The returned words are kept nowhere: show them, or print them, in the same request.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.hashing import is_same, slow_hash
from workflows.appeals.models import Appeal, StatusCode, StatusCodeEnd
from workflows.appeals.rules import printing as rules
from workflows.archive.keys import new_key
from workflows.errors import WrongStage
from workflows.people.models import User

ON_PAPER = "выдан листок с кодом"
FROM_PAPER = "код с бумаги сменён при первом входе"


@transaction.atomic
def issue(appeal: Appeal, *, at: datetime, reason: str, by: User | None = None, on_paper: bool = False) -> str:
    """A new code, «7F3K-92QD-XA41-0VWB»; the one before it opens nothing from now on."""
    appeal = fresh(appeal)
    return _issued(appeal, at=at, reason=reason, by=by, on_paper=on_paper, cause=StatusCodeEnd.Cause.REPLACED)


@transaction.atomic
def give_on_paper(appeal: Appeal, *, by: User, on: date, at: datetime, is_first: bool = False) -> str:
    """The code for a slip that the citizen takes away: it works once and is then changed for one that nobody else has seen.

    `is_first` is said where no second slip is meant: a double press would silently end the code that was printed a moment ago.
    """
    appeal = fresh(appeal)
    rules.may_give_code(by, appeal, on=on)
    if is_first and (given := slip_in_use(appeal)):
        raise WrongStage(f"Памятка с кодом уже выдана {timezone.localtime(given.at):%d.%m.%Y %H:%M}. Новая отменит её: печатайте, только если прежняя потеряна.")
    return _issued(appeal, at=at, reason=ON_PAPER, by=by, on_paper=True, cause=StatusCodeEnd.Cause.REPLACED)


@transaction.atomic
def renew_from_paper(code: StatusCode, *, at: datetime) -> str:
    """The code that takes the place of one from paper; empty when it was changed a moment ago by another entrance."""
    appeal = fresh(code.appeal)
    current = current_code(appeal)
    if current is None or current.pk != code.pk:
        return ""
    return _issued(appeal, at=at, reason=FROM_PAPER, by=None, on_paper=False, cause=StatusCodeEnd.Cause.USED)


def opened_by(appeal: Appeal | None, code: str) -> StatusCode | None:
    """The code in use, if these are its words. The work is the same for every answer, and where there is no such appeal."""
    current = current_code(appeal)
    return current if is_same(code, current.digest if current else "") else None


def current_code(appeal: Appeal | None) -> StatusCode | None:
    """The last code of the appeal that has not ended."""
    return StatusCode.objects.filter(appeal=appeal.pk if appeal else None, end=None).select_related("appeal").order_by("-pk").first()


def slip_in_use(appeal: Appeal) -> StatusCode | None:
    """The code that lies somewhere on paper and has not been changed yet."""
    current = current_code(appeal)
    return current if current is not None and current.on_paper else None


def _issued(appeal: Appeal, *, at: datetime, reason: str, by: User | None, on_paper: bool, cause: StatusCodeEnd.Cause) -> str:
    words = new_key()
    earlier = current_code(appeal)
    if earlier is not None:
        StatusCodeEnd.objects.create(code=earlier, cause=cause, at=at)
    StatusCode.objects.create(appeal=appeal, digest=slow_hash(words), on_paper=on_paper, reason=reason, by=by, at=at)
    tell("code_issued", appeal, f"код проверки статуса: {reason}", by=by)
    return words
