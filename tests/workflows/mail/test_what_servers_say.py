"""Every way in which a real server may answer or fall silent, and what is known of the letter afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_q.models import OrmQ

from tests.harness import smtp
from tests.workflows.mail.make_mail import letter
from workflows.mail import actions, sending, tasks
from workflows.mail.answers import REFUSED
from workflows.mail.identity import uid_in
from workflows.mail.letters import Message, queue_letter
from workflows.mail.models import Attempt, AttemptEnd, Held, Letter, Outcome, Step
from workflows.mail.verp import envelope_of, letter_of, token_of, uid_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings):
    """`post(…behaviours)` starts a real server and leads the mail of the test to it."""
    running = []

    def start(*behaviours):
        context = smtp.server(*behaviours)
        found = context.__enter__()
        running.append(context)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", found.port, 0.5
        settings.DEFAULT_FROM_EMAIL = "Школа <office@school.example>"
        return found

    yield start
    for context in running:
        context.__exit__(None, None, None)


@pytest.fixture
def box_of_reports(settings):
    """Reports of servers come into a box of their own."""
    settings.EMAIL_BOUNCES_TO = "bounce@school.example"


def known(made):
    """How the letter stands, how its last attempt ended."""
    kept, end = Letter.objects.get(pk=made.pk), AttemptEnd.objects.order_by("-pk").first()
    return kept.sent_at is not None, kept.held, end.outcome, end.step


SAID = [
    (smtp.accepts(), (True, "", Outcome.ACCEPTED, Step.ANSWER), 1),
    (smtp.refuses("MAIL", "451 4.7.1 later"), (False, "", Outcome.TEMPORARY, Step.SENDER), 0),
    (smtp.refuses("MAIL", "553 5.7.1 not yours"), (False, Held.REFUSED, Outcome.PERMANENT, Step.SENDER), 0),
    (smtp.refuses("RCPT", "450 4.2.0 greylisted"), (False, "", Outcome.TEMPORARY, Step.RECIPIENT), 0),
    (smtp.refuses("RCPT", "550 5.1.1 no such person"), (False, Held.REFUSED, Outcome.PERMANENT, Step.RECIPIENT), 0),
    (smtp.refuses("RCPT", "552 5.2.2 mailbox full"), (False, "", Outcome.TEMPORARY, Step.RECIPIENT), 0),
    (smtp.refuses("END", "452 4.3.1 no room"), (False, "", Outcome.TEMPORARY, Step.ANSWER), 0),
    (smtp.refuses("END", "554 5.7.1 spam"), (False, Held.REFUSED, Outcome.PERMANENT, Step.ANSWER), 0),
    (smtp.drops("MAIL"), (False, "", Outcome.TEMPORARY, Step.SENDER), 0),
    (smtp.drops("RCPT"), (False, "", Outcome.TEMPORARY, Step.RECIPIENT), 0),
    (smtp.hangs("RCPT"), (False, "", Outcome.TEMPORARY, Step.RECIPIENT), 0),
    (smtp.drops("END"), (False, Held.UNKNOWN, Outcome.UNKNOWN, Step.ANSWER), 1),
    (smtp.hangs("END"), (False, Held.UNKNOWN, Outcome.UNKNOWN, Step.ANSWER), 1),
]


@pytest.mark.parametrize(("behaviour", "expected", "kept"), SAID, ids=[f"{one.step or 'takes'} {one.answer or 'breaks' * one.breaks or 'silent' * one.hangs}".strip() for one, *_ in SAID])
def test_what_the_server_did_is_what_is_known(post, behaviour, expected, kept):
    server, made = post(behaviour), letter()

    tasks.send(made.pk)

    assert (known(made), len(server.got)) == (expected, kept)


def test_the_number_in_the_queue_of_the_server_and_its_words_are_kept(post):
    post()

    tasks.send(letter().pk)

    end = AttemptEnd.objects.get()
    assert (end.code, end.words, end.queue_id) == (250, "2.0.0 Ok: queued as 0001", "0001")


def test_words_of_a_server_are_kept_without_the_address_in_them(post):
    post(smtp.refuses("RCPT", "550 5.1.1 <ivanova@example.org>: user ivanova unknown"))

    tasks.send(letter().pk)

    assert AttemptEnd.objects.get().words == "5.1.1 ‹адрес›: user ‹адрес› unknown"


def test_after_a_refusal_for_now_the_same_letter_goes_again_under_the_same_name(post, settings):
    server, made = post(smtp.refuses("END", "451 4.3.0 later"), smtp.accepts()), letter()
    tasks.send(made.pk)
    settings.DEFAULT_FROM_EMAIL = "office@renamed.example"
    OrmQ.objects.all().delete()

    asked = sending.enqueue_due(now=timezone.now() + timedelta(minutes=3))
    tasks.send(made.pk)

    ends = [(end.attempt.number, end.outcome) for end in AttemptEnd.objects.order_by("pk")]
    assert (asked, ends) == (1, [(1, Outcome.TEMPORARY), (2, Outcome.ACCEPTED)])
    assert [got.email["Message-ID"] for got in server.got] == [f"<{made.uid}@school.example>"]
    assert uid_in(server.got[0].email["Message-ID"]) == made.uid


def test_a_refusal_for_good_is_never_repeated_by_the_program(post):
    server, made = post(smtp.refuses("RCPT", "550 5.1.1 no such person")), letter()
    tasks.send(made.pk)

    for _ in range(3):
        tasks.send(made.pk)

    assert (server.steps, sending.enqueue_due(now=timezone.now() + timedelta(days=1))) == (["MAIL", "RCPT"], 0)
    assert [(one, one.trouble) for one in Letter.objects.given_up()] == [(made, REFUSED)]


def test_what_perhaps_has_left_is_repeated_by_a_person_alone(post):
    server, made = post(smtp.drops("END"), smtp.accepts()), letter()
    tasks.send(made.pk)
    tasks.send(made.pk)
    unasked = (len(server.got), sending.enqueue_due(now=timezone.now() + timedelta(days=1)), list(Letter.objects.unknown(timezone.now())))

    actions.release(made, at=timezone.now())
    tasks.send(made.pk)

    assert unasked == (1, 0, [made])
    assert Letter.objects.get().trouble == ""
    assert {got.email["Message-ID"] for got in server.got} == {made.message_id}
    assert [end.outcome for end in AttemptEnd.objects.order_by("pk")] == [Outcome.UNKNOWN, Outcome.ACCEPTED]


def test_a_worker_that_was_stopped_leaves_unknown_behind(post, monkeypatch):
    post()
    made = letter()
    monkeypatch.setattr(sending, "hand_over", _stopped)

    with pytest.raises(KeyboardInterrupt):
        tasks.send(made.pk)
    tasks.send(made.pk)

    now = timezone.now()
    assert (Attempt.objects.count(), AttemptEnd.objects.count(), Letter.objects.get().trouble) == (1, 0, sending.UNFINISHED)
    assert (list(Letter.objects.unknown(now)), list(Letter.objects.unknown(now + timedelta(minutes=3)))) == ([], [made])
    assert sending.enqueue_due(now=now + timedelta(days=1)) == 0


def _stopped(parcel):
    raise KeyboardInterrupt


def test_a_refused_password_is_no_refusal_of_the_recipient(post, settings):
    post()
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "office", "wrong"
    made = letter()

    tasks.send(made.pk)

    assert known(made)[1:] == ("", Outcome.TEMPORARY, Step.CONNECTION)


def traced(**fields):
    return queue_letter(Message(to="petrova@example.org", subject="Ответ", text="Во вложении.", is_traced=True, **fields))


def test_a_document_leaves_by_an_address_of_its_own(post, box_of_reports):
    server, made, other = post(), traced(reply_to="office+oabc@school.example"), letter()

    tasks.send(made.pk)
    tasks.send(other.pk)

    first, second = server.got
    assert (first.sender, second.sender) == (f"bounce+{token_of(made.uid)}@school.example", "office@school.example")
    assert (letter_of(first.sender), letter_of(first.sender.upper()), letter_of(second.sender)) == (made, made, None)
    assert (first.email["Reply-To"], first.email["From"]) == ("office+oabc@school.example", "Школа <office@school.example>")
    assert (first.email["Auto-Submitted"], first.email["X-Auto-Response-Suppress"]) == ("auto-generated", "DR, RN, NRN, OOF, AutoReply")


def test_without_a_box_for_reports_a_document_leaves_by_the_address_of_its_sender(post):
    server, made = post(), traced()

    tasks.send(made.pk)

    (got,) = server.got
    assert (got.sender, letter_of(got.sender), uid_in(got.email["Message-ID"])) == ("office@school.example", None, made.uid)


def test_an_acknowledgement_names_nobody_to_answer_to(post):
    server = post()
    made = queue_letter(Message(to="petrova@example.org", subject="Получено", text="Письмо получено.", acknowledges=True))

    tasks.send(made.pk)

    (got,) = server.got
    assert (got.sender, got.email["Auto-Submitted"], got.email["X-Auto-Response-Suppress"]) == ("<>", "auto-replied", "All")


def test_a_line_of_one_dot_does_not_end_the_letter(post):
    server = post()
    made = queue_letter(Message(to="petrova@example.org", subject="Точка", text="До.\n.\nПосле."))

    tasks.send(made.pk)

    assert server.got[0].email.get_content().splitlines() == ["До.", ".", "После."]


def test_a_report_about_a_forgotten_letter_still_names_it(box_of_reports):
    made = traced()
    address = envelope_of(made)
    Letter.objects.all().delete()

    assert (letter_of(address), uid_of(address), uid_of(f"Bounce <{address}>")) == (None, made.uid, made.uid)


def test_nobody_else_makes_such_an_address(settings, box_of_reports):
    made = traced()
    address = envelope_of(made)
    broken = address.replace(address[20], "a" if address[20] != "a" else "b")
    settings.SECRET_KEY = "another-key-" * 5
    of_another_key = uid_of(address)
    settings.SECRET_KEY_FALLBACKS = ["only-for-tests-" + "x" * 40]

    assert (uid_of(broken), of_another_key, uid_of(address), uid_of(""), uid_of("bounce+@school.example")) == (None, None, made.uid, None, None)


def test_the_program_does_not_write_to_itself(post, settings, box_of_reports):
    server = post()
    settings.EMAIL_REPLIES_TO = "obrasheniya@school.example"
    loops = [letter(to=address) for address in ("office@school.example", "Obrasheniya+oabc@school.example", "bounce+x@school.example")]
    probe = queue_letter(Message(to="obrasheniya@school.example", subject="Проверка", text="Проверка.", to_ourselves=True))

    for made in (*loops, probe):
        tasks.send(made.pk)

    assert [got.to for got in server.got] == [("obrasheniya@school.example",)]
    assert {made.trouble for made in Letter.objects.given_up()} == {"Это почтовый ящик самой организации, программа сама себе не пишет. Укажите другой адрес."}


@pytest.mark.parametrize("address", ["две собаки@@x", "a@b\r\nRCPT TO:<c@d>", ""])
def test_an_odd_address_is_refused_before_any_server_hears_of_it(post, address):
    server, made = post(), letter(to=address)

    tasks.send(made.pk)

    assert (server.steps, known(made)[1:]) == ([], (Held.REFUSED, Outcome.PERMANENT, Step.BUILDING))
