"""Sessions of the cabinet: begun by a key from a mail box or by the provider of sign-in, found by words that the browser keeps."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from workflows.appeals.actions.intake import Identified
from workflows.appeals.models import Assurance
from workflows.identity.conversation import Known
from workflows.tracking.models import CabinetSession
from workflows.tracking.rules import MOST_SESSIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who enters, and how surely that is known."""

    email: str = ""
    assurance: Assurance = Assurance.EMAIL
    subject: str = ""
    issuer: str = ""
    through: str = ""


@transaction.atomic
def begin(visitor: Visitor, *, at: datetime) -> str:
    """The words of a new session; the oldest ones beyond the limit end."""
    words = secrets.token_urlsafe(32)
    CabinetSession.objects.create(
        email=visitor.email,
        assurance=visitor.assurance,
        subject=visitor.subject,
        issuer=visitor.issuer,
        through=visitor.through,
        digest=session_digest(words),
        started_at=at,
        seen_at=at,
    )
    mine = CabinetSession.objects.filter(email=visitor.email, subject=visitor.subject, ended_at=None)
    kept = mine.order_by("-pk").values_list("pk", flat=True)[:MOST_SESSIONS]
    mine.exclude(pk__in=list(kept)).update(ended_at=at)
    return words


def begin_known(known: Known, *, at: datetime) -> str:
    """A session of who has signed in by the provider. The mail box counts only as the provider vouches for it."""
    visitor = Visitor(email=known.email, assurance=Assurance(known.level.value), subject=known.subject, issuer=known.issuer, through=known.title)
    return begin(visitor, at=at)


def identified_by(session: CabinetSession | None) -> Identified | None:
    """What a letter that is sent in this session says of its author; nothing for a session that a mail box has opened."""
    if session is None or not session.subject:
        return None
    return Identified(level=Assurance(session.assurance), subject=session.subject, issuer=session.issuer, through=session.through, at=session.started_at)


def session_digest(words: str) -> str:
    """By which a session is found."""
    return hashlib.sha256(f"session:{words}".encode()).hexdigest()
