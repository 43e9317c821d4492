"""Whether the mail is silent: a letter to ourselves must come back, and something must come at all.

For whoever takes letters from the mailbox: call `note_probe(message_id, at=…)` for every letter that was collected, copies and those
that nobody could read too; it says whether the letter was a probe, which is no appeal and is read by nobody.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from workflows.connections.models import Probe, Pulse

ON_THE_WAY = timedelta(hours=1)
SILENT = timedelta(days=1)
BEGINS = timedelta(hours=9)  # of the day: by then the letter of the morning has been written


@dataclass(frozen=True, slots=True)
class Silence:
    """What is not heard, and what to do."""

    what: str
    next_step: str


def note_probe(message_id: str, *, at: datetime) -> bool:
    """A letter was taken from the mailbox; whether it was ours to ourselves. Twice the same is once."""
    _beat(at)
    key = _key_of(message_id)
    if key is None or not (known := Probe.objects.filter(key=key)).exists():
        return False
    known.filter(came_at=None).update(came_at=at)
    return True


def silence(*, at: datetime) -> Silence | None:
    """The first trouble that is heard; None while all is well or no mailbox was ever probed."""
    last = Probe.objects.order_by("-on").first()
    if last is None:
        return None
    if last.came_at is None and last.written_at < at - ON_THE_WAY:
        return Silence(
            f"Письмо самим себе от {_shown(last.written_at)} не вернулось.",
            "Проверьте соединение на странице «Настройки почты»: сначала исходящую почту, потом входящую.",
        )
    if _is_day_without_probe(last, at=at):
        return Silence("Утреннее письмо самим себе сегодня не написано.", "Проверьте, работает ли очередь заданий: без неё не забирают и не отправляют письма.")
    heard = Pulse.objects.order_by("-heard_at").first()
    if heard and heard.heard_at < at - SILENT:
        return Silence(f"Ни одного письма не забрано с {_shown(heard.heard_at)}.", "Проверьте входящую почту на странице «Настройки почты».")
    return None


def _is_day_without_probe(last: Probe, *, at: datetime) -> bool:
    local = timezone.localtime(at)
    morning = local.replace(hour=0, minute=0, second=0, microsecond=0) + BEGINS
    return last.on < local.date() and local > morning


def _key_of(message_id: str) -> uuid.UUID | None:
    """Letters of the outbox are «key@our-domain»."""
    try:
        return uuid.UUID(message_id.strip().strip("<>").partition("@")[0])
    except ValueError:
        return None


def _beat(at: datetime) -> None:
    """Move the pulse on; a letter that was taken earlier moves nothing back."""
    if not Pulse.objects.filter(pk=1).exists():
        Pulse.objects.get_or_create(pk=1, defaults={"heard_at": at})
    Pulse.objects.filter(pk=1, heard_at__lt=at).update(heard_at=at)


def _shown(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y %H:%M}"
