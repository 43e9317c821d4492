"""Sending what lies in the outbox: at least once by the queue, each attempt counted before it begins.

Nothing of a letter comes into the log: its number and the sort of its trouble are enough to find it.
"""

from __future__ import annotations

import logging
from datetime import datetime
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.utils import timezone
from django_q.tasks import async_task

from workflows.connections.post import post, sender
from workflows.connections.sealing import PasswordIsLost
from workflows.files.storage import FileIsDamaged, read
from workflows.mail.letters import SEND
from workflows.mail.models import KEPT, MOST_ATTEMPTS, Letter

log = logging.getLogger(__name__)

UNFINISHED = "Отправка не закончилась: исполнитель был остановлен."
DAMAGED = "Вложение письма не прочитано из хранилища: восстановите файл из резервной копии."
REFUSED = "Почтовый сервер не принял адрес получателя."


def send(letter: Letter) -> bool:
    """Send a letter that has not left yet; whether it left now. Of two workers with the same letter one sends it."""
    mine = Letter.objects.waiting().filter(pk=letter.pk, attempts=letter.attempts)
    if not mine.update(attempts=F("attempts") + 1, tried_at=timezone.now(), trouble=UNFINISHED):
        return False
    trouble = _delivered(letter)
    if trouble:
        Letter.objects.filter(pk=letter.pk).update(trouble=trouble)
        log.warning("Письмо № %s не отправлено, попытка %s из %s: %s", letter.pk, letter.attempts + 1, MOST_ATTEMPTS, trouble)
        return False
    Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), trouble="")
    return True


def _delivered(letter: Letter) -> str:
    """Hand the letter to the mail server; what hindered, in a sentence without names and addresses."""
    try:
        _email(letter).send()
    except FileIsDamaged:
        return DAMAGED
    except PasswordIsLost as lost:
        return str(lost)
    except SMTPRecipientsRefused:
        return REFUSED
    except SMTPResponseException as answer:
        return f"Почтовый сервер ответил отказом {answer.smtp_code}."
    except (SMTPException, OSError) as broken:
        return f"Нет связи с почтовым сервером ({type(broken).__name__})."
    return ""


def _email(letter: Letter) -> EmailMultiAlternatives:
    writer = sender()
    domain = writer.rpartition("@")[2].strip("> ") or "localhost"
    headers = {**dict(letter.headers), "Message-ID": f"<{letter.uid}@{domain}>"}
    email = EmailMultiAlternatives(letter.subject, letter.body, writer, [letter.to], headers=headers, connection=post())
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
