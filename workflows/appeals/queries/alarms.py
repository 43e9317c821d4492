"""Alarms that ring, for those to whom they are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from workflows.appeals.models import Danger
from workflows.appeals.rules.seeing import visible_to
from workflows.people.models import User
from workflows.signing.signatures import may_sign_letters


@dataclass(frozen=True, slots=True)
class Alarm:
    """What a panel says of an alarm."""

    danger: Danger
    title: str
    words: str


def hears_alarms(user: User, *, on: date) -> bool:
    """Whether alarms are told to the person: the head, the deputies, the clerk."""
    return user.has_perm("appeals.register_appeal") or may_sign_letters(user, on=on)


def alarms_for(user: User, *, on: date) -> Sequence[Alarm]:
    """Alarms without an end, the oldest first; nobody is told of an appeal that complains of them."""
    ringing = Danger.objects.ringing().filter(appeal__in=visible_to(user, on=on)).select_related("appeal").prefetch_related("seen__by").order_by("at", "pk")
    if not ringing or not hears_alarms(user, on=on):
        return ()
    return [Alarm(danger, str(danger.appeal), _words(danger)) for danger in ringing]


def _words(danger: Danger) -> str:
    seen = [f"{one.by.short_name} {timezone.localtime(one.at):%d.%m.%Y %H:%M}" for one in danger.seen.all()]
    opened = f"Открыли: {', '.join(seen)}." if seen else "Карточку ещё никто не открыл."
    return f"{danger.reason.capitalize()}. Тревога с {timezone.localtime(danger.at):%d.%m.%Y %H:%M}. {opened}"
