"""Workers that send at the same moment or are killed at any moment: pieces of work for real processes. The server stands in the test."""

import json
import multiprocessing
import os
import random
from datetime import timedelta

from django.conf import settings
from django.db import connections
from django.utils import timezone

from tests.workflows.mail.make_mail import letter
from workflows.mail import sending, tasks
from workflows.mail.models import AttemptEnd, Letter

PORT = "SMTP_PORT_OF_TEST"
KILLS, MADE_AT_ONCE, LONGEST_LIFE = 200, 40, 0.05  # counted from the first letter of a worker: it sends none or a few


def _to_the_server_of_the_test() -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(os.environ[PORT]), 20


def make_one(number: int) -> str:
    return letter().message_id


def send_it(number: int) -> str:
    """One of several workers with the same letter."""
    _to_the_server_of_the_test()
    return "sent" if sending.send(Letter.objects.get()) else "left to others"


def send_and_be_killed(number: int) -> str:
    """Two hundred workers, each killed at a moment of its own; then a last one in peace, when the time of the killed is over."""
    _to_the_server_of_the_test()
    moments, kills = random.Random(2026), 0
    while kills < KILLS:
        if not Letter.objects.waiting().exists():
            for _ in range(MADE_AT_ONCE):
                letter()
        kills += _killed(moments.uniform(0, LONGEST_LIFE))
    later = timezone.now() + timedelta(days=1)
    _send_all()
    asked = sending.enqueue_due(now=later)
    return json.dumps({"again": asked, "letters": _known(later), "ends": AttemptEnd.objects.count()})


def _killed(after: float) -> int:
    """Whether the worker was still at work when the moment came."""
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    begun = fork.Event()
    worker = fork.Process(target=_send_all, args=(begun,))
    worker.start()
    begun.wait(60)
    worker.join(after)
    was_alive = worker.is_alive()
    worker.kill()
    worker.join()
    return int(was_alive)


def _send_all(begun=None) -> None:
    for pk in list(Letter.objects.waiting().order_by("pk").values_list("pk", flat=True)):
        if begun:
            begun.set()
        tasks.send(pk)


def _known(now) -> dict[str, str]:
    """Message-ID → what is known of the letter."""
    unknown = set(Letter.objects.unknown(now).values_list("pk", flat=True))
    return {one.message_id: "sent" if one.sent_at else "unknown" if one.pk in unknown else "waits" for one in Letter.objects.all()}
