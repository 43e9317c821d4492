"""How often somebody comes, without knowing who: networks and contacts are hashed with a salt of the day."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflows.filing.models import Knock
from workflows.visitors.salts import hashed

HOUR = timedelta(hours=1)
EVERYBODY = "*"


def count_one(sort: str, value: str, *, at: datetime) -> int:
    """Remember one more; how many there were in the hour before it."""
    digest = _digest(sort, value, at)
    before = Knock.objects.filter(digest=digest, at__gt=at - HOUR).count()
    Knock.objects.create(digest=digest, at=at)
    return before


def how_many(sort: str, value: str, *, at: datetime) -> int:
    """How many there were in the last hour."""
    return Knock.objects.filter(digest=_digest(sort, value, at), at__gt=at - HOUR).count()


def _digest(sort: str, value: str, at: datetime) -> str:
    return hashed(f"filing.{sort}|{value}", at=at)
