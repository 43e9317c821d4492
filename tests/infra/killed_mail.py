"""A mail room that is killed again and again. Started by a test as a program; prints what is there in the end.

The program loads once and forks a child for each attempt, so that two hundred attempts take minutes and not hours. A child does
what the workers and the clerk do – collect, read, decide, register, dispatch – until nothing is left or SIGKILL comes.
"""

import json
import os
import random
import signal
import smtplib
import sys
import time
from collections import Counter

from django.conf import settings
from django.db import connections
from django.db.models import Count
from django.utils import timezone

from tests import make, make_letter
from workflows.appeals.actions import registering
from workflows.appeals.actions.registering import Asked, Registration
from workflows.appeals.models import Appeal, Kind
from workflows.connections.choosing import incoming
from workflows.inbox.collecting import Limits
from workflows.inbox.models import RawLetter, Reading
from workflows.journal.entries import broken_links
from workflows.mail import sending
from workflows.mail.models import Letter
from workflows.mailroom import actions, pipeline
from workflows.mailroom.models import AutoLetter, Filing, Outcome
from workflows.people.models import User

AT_ONCE = 2  # letters of one round
AHEAD = 6  # letters that always wait
CARD = Registration(kind=Kind.STATEMENT, summary="Об отмене занятий", questions=(Asked(text="Почему отменены занятия?"),))


def main() -> None:
    """`smtp-port out-port kills`."""
    arriving, leaving, wanted = map(int, sys.argv[1:4])
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", leaving
    make.organisation()
    clerk = make.clerk()
    delivered, kills, moments = AT_ONCE, 0, random.Random(20261102)
    life = _round_in_peace(arriving, clerk)
    while kills < wanted:
        while delivered - _collected() < AHEAD:
            _deliver(arriving, delivered)
            delivered += 1
        kills += _killed(clerk, moments.uniform(0, 2 * life))
    _deliver_nothing_more_and_finish(clerk)
    sys.stdout.write(json.dumps(_state() | {"delivered": delivered, "kills": kills}))


def _round_in_peace(port: int, clerk: User) -> float:
    """How long all steps of a few letters take here, so that kills fall into each of them."""
    for number in range(AT_ONCE):
        _deliver(port, number)
    started = time.monotonic()
    _work(clerk)
    return time.monotonic() - started


def _collected() -> int:
    count = RawLetter.objects.count()
    connections.close_all()  # a connection must not cross a fork
    return count


def _deliver(port: int, number: int) -> None:
    with smtplib.SMTP("127.0.0.1", port) as client:
        data = make_letter.eml(f"Письмо {number}", sender=f"parent{number}@example.org", message_id=f"letter-{number}@example.org")
        client.sendmail(f"parent{number}@example.org", ["office@school.example"], data)


def _killed(clerk: User, seconds: float) -> bool:
    """Whether a child died of the kill, and not of having nothing left to do."""
    child = os.fork()
    if child == 0:
        try:
            _work(clerk)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _work(clerk: User) -> None:
    """What workers and the clerk do, a few letters at a time, so that every step is reached within one life."""
    while True:
        visit = pipeline.fetch(incoming(), at=timezone.now(), limits=Limits(letters=AT_ONCE))
        registered, sent = _register(clerk), _dispatch()
        if not (visit.collected.letters or visit.filed or registered or sent):
            return


def _register(clerk: User) -> int:
    waiting = list(Appeal.objects.filter(registered_on=None)[:AT_ONCE])
    for appeal in waiting:
        registering.register(appeal, CARD, by=clerk, on=timezone.localdate(), at=timezone.now())
    return len(waiting)


def _dispatch() -> int:
    """A letter whose sending was cut short is not sent again: nobody knows whether the server took it."""
    waiting = list(Letter.objects.filter(attempts=0).order_by("pk")[:AT_ONCE])
    return sum(sending.send(letter) for letter in waiting)


def _deliver_nothing_more_and_finish(clerk: User) -> None:
    """The machine is mended; what broke off too often is sorted by the clerk."""
    _work(clerk)
    for filing in list(Filing.objects.filter(outcome=Outcome.ASIDE)):
        actions.reread(filing, by=clerk)
        actions.take_as_appeal(filing, by=clerk, at=timezone.now())
    _work(clerk)


def _state() -> dict[str, object]:
    ids = Counter(Reading.objects.filter(outcome=Reading.Outcome.READ).values_list("message_id", flat=True))
    numbers = sorted(Appeal.objects.values_list("seq", flat=True))
    doubled = AutoLetter.objects.values("letter").annotate(count=Count("pk")).filter(count__gt=1)
    return {
        "letters": sorted(ids, key=lambda one: int(one.partition("-")[2].partition("@")[0])),
        "raw": RawLetter.objects.count(),
        "filings": Filing.objects.count(),
        "by hand": Filing.objects.filter(outcome=Outcome.ASIDE).count(),
        "texts": sorted(Appeal.objects.values_list("intake__text", flat=True)),
        "numbers without gap": numbers == list(range(1, len(numbers) + 1)),
        "doubled notices": doubled.count(),
        "notices": {str(letter.uid): "sent" if letter.sent_at else "unknown" if letter.attempts else "waits" for letter in Letter.objects.all()},
        "journal": list(broken_links()),
    }
