"""What a visitor may look at now: kept in a signed cookie that says which code or which cabinet opened it, and since when.

The cookie is no right by itself: the code must still be in use, the cabinet still open, and the pause not too long.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

from workflows.appeals.actions.codes import current_code
from workflows.appeals.models import Appeal
from workflows.appeals.stages import Stage
from workflows.tracking.models import CabinetSession
from workflows.tracking.queries import in_cabinet
from workflows.tracking.rules import ACCESS_LIVES, ACCESS_RESTS

SALT = "tracking.access"


@dataclass(frozen=True, slots=True)
class Access:
    """An open appeal: by a code (`code`) or from a cabinet (`session`), entered at `since`."""

    appeal: int
    since: datetime
    code: int = 0
    session: int = 0


def sealed(access: Access, *, at: datetime) -> str:
    """The value of the cookie, good until the next pause."""
    facts = [access.appeal, int(access.since.timestamp()), access.code, access.session, int(at.timestamp())]
    return Signer(salt=SALT).sign_object(facts)


def unsealed(value: str, *, at: datetime) -> Access | None:
    """What the cookie says, if we wrote it and it is not too old."""
    try:
        appeal, since, code, session, seen = Signer(salt=SALT).unsign_object(value)
    except (BadSignature, ValueError):
        return None
    access = Access(appeal, datetime.fromtimestamp(since, tz=UTC), code, session)
    is_fresh = timedelta(0) <= at.replace(microsecond=0) - datetime.fromtimestamp(seen, tz=UTC) <= ACCESS_RESTS and at - access.since <= ACCESS_LIVES
    return access if is_fresh else None


def opened(access: Access, *, session: CabinetSession | None) -> Appeal | None:
    """The appeal, if what opened it still holds. `session` is the cabinet that is open in this browser."""
    appeal = Appeal.objects.exclude(stage=Stage.DESTROYED).select_related("applicant", "intake").filter(pk=access.appeal).first()
    if appeal is None:
        return None
    if access.code:
        current = current_code(appeal)
        return appeal if current is not None and current.pk == access.code else None
    holds = session is not None and session.pk == access.session and in_cabinet(session).filter(pk=appeal.pk).exists()
    return appeal if holds else None
