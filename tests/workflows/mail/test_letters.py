"""Letters leave once, are tried again when the server is silent, and tell nothing of people to the log."""

import logging
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from portal.settings.mailing import mailing
from tests.workflows.mail.make_mail import free_port, letter
from workflows.mail import sending, tasks
from workflows.mail.answers import REFUSED
from workflows.mail.checks import mail_is_configured
from workflows.mail.letters import Message, queue_letter
from workflows.mail.models import KEPT, MOST_ATTEMPTS, Letter

pytestmark = pytest.mark.django_db


class Post:
    """A mail server that keeps what it was given, or refuses the recipient."""

    def __init__(self, *, refuses: bool = False):
        self.refuses, self.got = refuses, []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  the name is the server's
        if self.refuses:
            return f"550 no such person {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.got.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


@pytest.fixture
def post(settings):
    """`post()` starts a real server and leads the mail of the test to it."""
    started = []

    def start(*, refuses=False):
        handler = Post(refuses=refuses)
        server = Controller(handler, hostname="127.0.0.1", port=free_port())
        server.start()
        started.append(server)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        return handler

    yield start
    for server in started:
        server.stop()


def test_a_letter_is_stored_and_asked_of_the_queue_in_one_transaction():
    with transaction.atomic():
        letter()
        transaction.set_rollback(True)

    assert (Letter.objects.count(), OrmQ.objects.count()) == (0, 0)

    made = letter()

    assert [(task.func(), task.args()) for task in OrmQ.objects.all()] == [("workflows.mail.tasks.send", (made.pk,))]


def test_a_real_server_gets_text_html_and_the_way_out(post):
    server = post()
    made = letter(html="<p>Здравствуйте!</p>", leave_at="https://school.example/podpiska/otkaz/k/")

    tasks.send(made.pk)

    ((to, got),) = server.got
    assert to == ["ivanova@example.org"]
    assert got["Subject"].strip() == "Изменён акт: Порядок работы"
    assert got["List-Unsubscribe"] == "<https://school.example/podpiska/otkaz/k/>"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(made.uid) in got["Message-ID"]
    assert got.get_body(("plain",)).get_content().strip() == "Здравствуйте!"
    assert got.get_body(("html",)).get_content().strip() == "<p>Здравствуйте!</p>"
    assert Letter.objects.get().sent_at is not None


def test_sending_again_sends_nothing():
    made = letter()

    for _ in range(3):
        tasks.send(made.pk)

    assert (len(mail.outbox), Letter.objects.get().attempts) == (1, 1)


def test_of_two_workers_with_one_letter_one_sends_it():
    made = letter()
    other = Letter.objects.get(pk=made.pk)

    assert [sending.send(made), sending.send(other)] == [True, False]
    assert len(mail.outbox) == 1


def test_a_silent_server_is_written_down_and_the_letter_tried_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    made = letter()

    tasks.send(made.pk)

    kept = Letter.objects.get()
    assert (kept.attempts, kept.sent_at, kept.trouble) == (1, None, "Нет связи с почтовым сервером (ConnectionRefusedError).")
    OrmQ.objects.all().delete()
    assert sending.enqueue_due(now=timezone.now() + timedelta(seconds=30)) == 0
    assert sending.enqueue_due(now=timezone.now() + timedelta(minutes=3)) == 1


def test_neither_the_log_nor_the_trouble_names_who_was_refused(post, caplog):
    post(refuses=True)
    caplog.set_level(logging.DEBUG)
    made = letter()

    tasks.send(made.pk)

    ours = " ".join(record.getMessage() for record in caplog.records if not record.name.startswith(("mail.log", "asyncio")))
    said = f"{ours} {Letter.objects.get().trouble}"
    assert REFUSED in said
    assert "ivanova" not in said


def test_after_the_last_attempt_a_letter_waits_for_a_person():
    made = letter()
    Letter.objects.update(attempts=MOST_ATTEMPTS)

    tasks.send(made.pk)

    assert mail.outbox == []
    assert list(Letter.objects.given_up()) == [made]


def test_a_subject_never_begins_a_header_of_its_own():
    made = queue_letter(Message(to="a@example.org", subject="Тема\nBcc: b@example.org", text="т"))

    tasks.send(made.pk)

    assert [(one.subject, one.recipients()) for one in mail.outbox] == [("Тема Bcc: b@example.org", ["a@example.org"])]


def test_old_letters_are_forgotten_and_waiting_ones_are_not():
    sent, waits = letter(), letter()
    tasks.send(sent.pk)
    Letter.objects.update(created_at=timezone.now() - KEPT - timedelta(days=1))

    tasks.forget()

    assert list(Letter.objects.all()) == [waits]


def test_a_task_of_a_forgotten_letter_does_nothing():
    tasks.send(404)

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://u%40x:p%2Fw@mail.example:587/?tls=1", ("mail.example", 587, "u@x", "p/w", True, False, True)),
        ("smtps://mail.example", ("mail.example", 465, "", "", False, True, True)),
        ("console:", ("", 25, "", "", False, False, False)),
        ("", ("", 25, "", "", False, False, False)),
    ],
)
def test_one_variable_says_how_letters_leave(tmp_path, url, expected):
    found = mailing(url, fallback=tmp_path)

    assert (found.host, found.port, found.user, found.password, found.starttls, found.ssl, found.is_ready) == expected


def test_an_odd_address_of_a_server_stops_the_start(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mailing("pigeon://mail", fallback=tmp_path)


@pytest.mark.parametrize(("demo", "ready", "warnings"), [(True, False, 0), (False, True, 0), (False, False, 1)])
def test_a_real_organisation_hears_that_its_mail_is_not_set_up(settings, demo, ready, warnings):
    settings.DEMO, settings.MAIL_READY = demo, ready

    assert len(mail_is_configured(None)) == warnings
