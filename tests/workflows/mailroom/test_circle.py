"""The whole circle: what leaves by a real server comes back through a real mailbox and finds what it belongs to."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import make_letter
from tests.harness import dovecot, smtp
from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import extending
from workflows.appeals.models import DeliveryState, ExtensionGround, Message, SendingEvent
from workflows.appeals.tokens import token_for
from workflows.connections.models import Probe
from workflows.connections.silence import silence
from workflows.mail import tasks
from workflows.mail.models import Letter
from workflows.mail.probing import send_probe
from workflows.mail.verp import token_of
from workflows.mailroom import pipeline

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

MONDAY = date(2026, 11, 16)


@pytest.fixture
def house(mailbox, settings):
    """The mailbox takes answers and reports as well, each at an address of its own."""
    settings.DEFAULT_FROM_EMAIL = settings.EMAIL_REPLIES_TO = settings.EMAIL_BOUNCES_TO = mailbox.server.username
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 5
    return mailbox


def of_house(house, tag):
    return house.server.username.replace("@", f"+{tag}@")


def notice_sent():
    """A notice of a longer term that has been written into the outbox."""
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, **story.by_email())
    longer = extending.Longer(days=10, ground=ExtensionGround.EXCEPTIONAL, reason="Экспертиза", notice=story.NOTICE)
    return story.sent(extending.extend(appeal, longer, by=who.head, on=MONDAY, at=at(MONDAY)).notice, who, on=MONDAY)


def test_what_leaves_is_found_by_what_comes_back(house, settings):
    sending = notice_sent()
    appeal, letter = sending.paper.appeal, Letter.objects.get(uid=sending.message_id)
    with smtp.server() as server:
        settings.EMAIL_PORT = server.port
        tasks.send(letter.pk)
    (got,) = server.got

    answer = make_letter.eml("Спасибо, жду.", sender="another@example.org", to=got.email["Reply-To"])
    with dovecot.smtp(house) as outside:
        outside.sendmail("", got.sender, make_letter.bounce("lost@mx.example.org"))  # the server names no letter of ours
        outside.sendmail("another@example.org", got.email["Reply-To"], answer)
    filed = pipeline.fetch(house.server, at=timezone.now()).filed

    assert (got.sender, got.email["Reply-To"]) == (of_house(house, token_of(letter.uid)), of_house(house, f"o{token_for(appeal)}"))
    assert [(one.outcome, one.appeal) for one in filed] == [("bounce", appeal), ("message", appeal)]
    assert SendingEvent.objects.filter(sending=sending).last().state == DeliveryState.BOUNCED
    assert [one.intake.text.strip() for one in Message.objects.filter(appeal=appeal)] == ["Спасибо, жду."]


def test_a_letter_to_ourselves_that_comes_back_is_our_own_and_ends_the_alarm(house, settings):
    now = timezone.now()
    send_probe(on=timezone.localdate(now), at=now - timedelta(hours=2))
    with dovecot.delivering(house) as port:
        settings.EMAIL_PORT = port
        tasks.send(Letter.objects.get().pk)
    before = silence(at=now)

    filed = pipeline.fetch(house.server, at=now).filed

    assert [(one.outcome, one.appeal) for one in filed] == [("own", None)]
    assert (before is None, Probe.objects.get().came_at, silence(at=now), Letter.objects.count()) == (False, now, None, 1)
