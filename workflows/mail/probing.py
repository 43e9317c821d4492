"""The letter to ourselves of every morning, and the warning when it does not come back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from workflows.connections.choosing import mailbox_address
from workflows.connections.models import Probe
from workflows.connections.silence import silence
from workflows.mail.letters import Message, queue_letter
from workflows.people import roles
from workflows.people.models import User

SUBJECT = "Проверка почты"
WORDS = "Это письмо программа пишет сама себе каждое утро, чтобы услышать, что почта работает. Отвечать на него не нужно.\n"


@transaction.atomic
def send_probe(*, on: date, at: datetime) -> Probe | None:
    """Write the letter of the day, once; None while no mailbox is read."""
    to = mailbox_address()
    if not to or Probe.objects.filter(on=on).exists():
        return None
    letter = queue_letter(Message(to=to, subject=f"{SUBJECT} {on:%d.%m.%Y}", text=WORDS, to_ourselves=True))
    return Probe.objects.create(on=on, key=letter.uid, written_at=at)


@transaction.atomic
def warn(*, at: datetime) -> int:
    """Write to the administrators of a silence, once for each probe; the desk tells it whether letters leave or not."""
    heard = silence(at=at)
    last = Probe.objects.select_for_update().order_by("-on").first()
    if heard is None or last is None or last.warned_at:
        return 0
    people = User.objects.filter(is_active=True, groups__name=roles.ADMINISTRATOR).exclude(email="").order_by("pk")
    for person in people:
        queue_letter(Message(to=person.email, subject="Почта молчит", text=f"{heard.what}\n{heard.next_step}\n"))
    last.warned_at = at
    last.save(update_fields=["warned_at"])
    return len(people)
