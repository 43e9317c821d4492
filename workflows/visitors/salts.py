"""Names of visitors as hashes with the salt of the day."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.utils import timezone
from django.utils.crypto import salted_hmac

from workflows.visitors.models import DailySalt


def hashed(said: str, *, at: datetime) -> str:
    """The same for the same words on the same day; unreadable for ever when the salt of the day is gone."""
    return salted_hmac("visitors.salts", _salt(timezone.localdate(at)) + said, algorithm="sha256").hexdigest()


def forget(*, now: datetime) -> None:
    """Throw away the salts of the days before."""
    DailySalt.objects.filter(day__lt=timezone.localdate(now)).delete()


def _salt(day: date) -> str:
    return DailySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_hex(32)})[0].salt
