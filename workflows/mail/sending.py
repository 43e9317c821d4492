"""Sending what lies in the outbox: each attempt is stored before it begins, and none is made while it is unknown how the last one ended.

Nothing of a letter comes into the log: its number and the sort of its trouble are enough to find it.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_q.tasks import async_task

from workflows.errors import why_not
from workflows.files.storage import FileIsDamaged, read
from workflows.mail import rules
from workflows.mail.answers import Answer, unbuilt
from workflows.mail.identity import sender
from workflows.mail.letters import SEND
from workflows.mail.models import KEPT, MOST_ATTEMPTS, Attempt, AttemptEnd, Held, Letter, Outcome
from workflows.mail.transport import hand_over, parcel_of
from workflows.mail.verp import envelope_of

log = logging.getLogger(__name__)

UNFINISHED = "Отправка не закончилась: исполнитель был остановлен. Ушло ли письмо, неизвестно."
DAMAGED = "Вложение письма не прочитано из хранилища: восстановите файл из резервной копии."
ODD_ADDRESS = "Адрес получателя записан с ошибкой: почта на него не ходит."
HELD = {Outcome.ACCEPTED: Held.NO, Outcome.TEMPORARY: Held.NO, Outcome.PERMANENT: Held.REFUSED, Outcome.UNKNOWN: Held.UNKNOWN}


def send(letter: Letter) -> bool:
    """Send a letter that has not left yet; whether it left now. Of two workers with the same letter one sends it."""
    attempt = _begin(letter, at=timezone.now())
    if attempt is None:
        return False
    answer = _answer_for(letter)
    _end(attempt, answer, at=timezone.now())
    if answer.trouble:
        log.warning("Письмо № %s не отправлено, попытка %s из %s: %s", letter.pk, letter.attempts + 1, MOST_ATTEMPTS, answer.trouble)
    return answer.is_taken


@transaction.atomic(durable=True)
def _begin(letter: Letter, *, at: datetime) -> Attempt | None:
    """Take the letter and say so before anything is said to a server: whoever is stopped from here on leaves «unknown» behind."""
    mine = Letter.objects.waiting().filter(pk=letter.pk, attempts=letter.attempts)
    if not mine.update(attempts=F("attempts") + 1, tried_at=at, held=Held.SENDING, trouble=UNFINISHED):
        return None
    number = Attempt.objects.filter(letter_uid=letter.uid).count() + 1  # not `attempts`: those begin anew when a person asks again
    made: Attempt = Attempt.objects.create(letter_uid=letter.uid, number=number, begun_at=at)
    return made


@transaction.atomic
def _end(attempt: Attempt, answer: Answer, *, at: datetime) -> None:
    """What the server said, in the row of the attempt and in the letter."""
    said = {"code": answer.code, "words": answer.words, "queue_id": answer.queue_id}
    AttemptEnd.objects.create(attempt=attempt, outcome=answer.outcome, step=answer.step, **said, at=at)
    left = {"sent_at": at} if answer.is_taken else {}
    Letter.objects.filter(uid=attempt.letter_uid).update(held=HELD[answer.outcome], trouble=answer.trouble, **left)


def _answer_for(letter: Letter) -> Answer:
    """Put the letter together and hand it over."""
    if ours := why_not(rules.may_leave, letter):
        return unbuilt(ours, Outcome.PERMANENT)
    try:
        parcel = parcel_of(_email(letter), sender=envelope_of(letter))
    except FileIsDamaged:
        return unbuilt(DAMAGED, Outcome.TEMPORARY)
    except ValueError:
        return unbuilt(ODD_ADDRESS, Outcome.PERMANENT)
    return hand_over(parcel)


def _email(letter: Letter) -> EmailMultiAlternatives:
    headers = {**dict(letter.headers), "Message-ID": letter.message_id}
    email = EmailMultiAlternatives(letter.subject, letter.body, sender(), [letter.to], headers=headers)
    if letter.html:
        email.attach_alternative(letter.html, "text/html")
    for enclosure in letter.enclosures.select_related("file__blob"):
        email.attach(enclosure.file.name, read(enclosure.file.blob), enclosure.file.media_type)
    return email


def enqueue_due(*, now: datetime, at_most: int = 200) -> int:
    """Ask again for letters that a stopped worker or a silent server left behind."""
    waiting = Letter.objects.waiting().only("tried_at", "attempts").order_by("tried_at")[:at_most]
    due = [letter.pk for letter in waiting if letter.is_due(now)]
    for pk in due:
        async_task(SEND, pk)
    return len(due)


def forget(*, now: datetime) -> int:
    """Remove letters that have left or were given up long ago: an address is kept no longer than it is needed."""
    old = Letter.objects.filter(created_at__lt=now - KEPT).exclude(pk__in=Letter.objects.waiting().values("pk"))
    return old.delete()[1].get(Letter._meta.label, 0)
