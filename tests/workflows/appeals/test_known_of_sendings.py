"""What becomes known of a sending: by the outbox, by reports of foreign servers, by the clerk; and whom it sets to work."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import assigning, extending, keeping, outbox
from workflows.appeals.actions.assigning import Resolution
from workflows.appeals.actions.bounces import Bounced, note_bounce, sending_of
from workflows.appeals.actions.outbox import follow_letters
from workflows.appeals.actions.sending import note_delivery
from workflows.appeals.models import (
    Assignment,
    Clock,
    ClockKind,
    DeliveryState,
    ExtensionGround,
    Medium,
    RunningClock,
    Sending,
    SendingEvent,
)
from workflows.appeals.rules import delivery
from workflows.appeals.rules.delivery import FOLLOWS
from workflows.appeals.rules.sending import Way, next_way
from workflows.appeals.stages import Stage
from workflows.errors import NotAllowed, RuleBroken, WrongStage
from workflows.mail.models import Held, Letter
from workflows.mail.verp import envelope_of, token_of

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, FRIDAY = (date(2026, 11, day) for day in (16, 17, 20))
HARD, FULL, LATER = "5.1.1", "5.2.2", "4.4.1"


def sent_answer(who, **fields):
    """An answer that has left by e-mail."""
    paper = story.answer(story.in_review(who, on=MONDAY, **story.by_email(**fields)), who, on=TUESDAY)
    return story.sent(paper, who, on=TUESDAY)


def letter_of(sending):
    return Letter.objects.get(uid=sending.message_id)


def state_of(sending):
    return delivery.last_state(sending)


def report(sending, status=HARD, *, token=True, hard=None, detail="no such user"):
    letter = letter_of(sending)
    return Bounced(token_of(letter.uid) if token else "", "" if token else letter.message_id, hard, status, detail)


def noted(bounced):
    return note_bounce(bounced, on=FRIDAY, at=at(FRIDAY))


@contextmanager
def undone():
    """What happens inside leaves nothing behind: one sending serves many cases."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_what_may_follow_is_one_table():
    sending = sent_answer(story.cast())

    for last in DeliveryState:
        SendingEvent.objects.create(sending=sending, state=last, on=TUESDAY, at=at(TUESDAY))

        allowed = {state for state in DeliveryState if _may_note(sending, state)}

        assert allowed == FOLLOWS[last] - {DeliveryState.QUEUED}  # «в очереди» comes by the decision about an unknown letter alone
        assert {state for state in DeliveryState if delivery.may_become(sending, state)} == FOLLOWS[last]


def _may_note(sending, state):
    try:
        delivery.may_note(None, sending, state, on=FRIDAY)
    except RuleBroken:
        return False
    return True


KNOWN_LATER = timedelta(minutes=3)


FATES = [
    ({"sent_at": timezone.now()}, DeliveryState.ACCEPTED),
    ({"held": Held.REFUSED, "attempts": 1}, DeliveryState.BOUNCED),
    ({"attempts": 8}, DeliveryState.BOUNCED),
    ({"held": Held.UNKNOWN, "attempts": 1}, DeliveryState.UNKNOWN),
    ({"held": Held.SENDING, "attempts": 1, "tried_at": at(FRIDAY) - KNOWN_LATER}, DeliveryState.UNKNOWN),
    ({"held": Held.SENDING, "attempts": 1, "tried_at": at(FRIDAY)}, DeliveryState.QUEUED),
    ({"attempts": 3}, DeliveryState.QUEUED),
]


def test_the_sending_follows_its_letter():
    sending = sent_answer(story.cast())

    for fields, state in FATES:
        with undone():
            Letter.objects.update(**fields)
            follow_letters(on=FRIDAY, at=at(FRIDAY))
            again = follow_letters(on=FRIDAY, at=at(FRIDAY))

            assert (fields, state_of(sending), again) == (fields, state, 0)


def test_a_letter_that_is_gone_before_anything_was_known_leaves_unknown():
    sending = sent_answer(story.cast())
    Letter.objects.all().delete()

    follow_letters(on=FRIDAY, at=at(FRIDAY))

    assert (state_of(sending), sending.events.last().detail) == (DeliveryState.UNKNOWN, outbox.FORGOTTEN)


def unknown_answer(who):
    sending = sent_answer(who)
    Letter.objects.update(held=Held.UNKNOWN, attempts=1)
    follow_letters(on=FRIDAY, at=at(FRIDAY))
    return sending


def test_of_an_unknown_letter_the_clerk_says_once_more_and_the_same_letter_goes():
    who = story.cast()
    sending = unknown_answer(who)
    letter = letter_of(sending)

    outbox.send_unknown(sending, by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    released = Letter.objects.get()
    assert (released.message_id, released.held, list(Letter.objects.waiting())) == (letter.message_id, "", [letter])
    assert (state_of(sending), follow_letters(on=FRIDAY, at=at(FRIDAY))) == (DeliveryState.QUEUED, 0)
    with pytest.raises(WrongStage, match="судьба письма известна"):
        outbox.send_unknown(sending, by=who.clerk, on=FRIDAY, at=at(FRIDAY))


def test_or_takes_it_as_sent():
    who = story.cast()
    sending = unknown_answer(who)

    outbox.take_as_sent(sending, by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    assert (state_of(sending), list(Letter.objects.waiting())) == (DeliveryState.ACCEPTED, [])
    assert follow_letters(on=FRIDAY, at=at(FRIDAY)) == 0


def test_or_the_server_settles_it_later():
    sending = unknown_answer(story.cast())
    Letter.objects.update(held="", sent_at=at(FRIDAY))

    follow_letters(on=FRIDAY, at=at(FRIDAY))

    assert state_of(sending) == DeliveryState.ACCEPTED


def test_nobody_but_the_clerk_decides_about_it():
    who = story.cast()
    sending = unknown_answer(who)

    for person in (who.executor, who.head):
        with pytest.raises(NotAllowed):
            outbox.send_unknown(sending, by=person, on=FRIDAY, at=at(FRIDAY))


def test_a_report_finds_its_sending_and_sets_to_work_who_sent_it():
    who = story.cast()
    sending = sent_answer(who)

    event = noted(report(sending, detail="<petrova@example.org>: no such user"))

    task, clock = Assignment.objects.get(paper=sending.paper), RunningClock.objects.get(kind=ClockKind.POSTING)
    assert (event.sending, event.state, event.detail) == (sending, DeliveryState.BOUNCED, "5.1.1 ‹адрес›: no such user")
    assert (task.executor, task.due_on, task.text) == (who.clerk, date(2026, 11, 23), f"Отправить почтой: {sending.paper}. Электронное письмо вернулось.")
    assert (clock.paper, clock.control_due_on) == (sending.paper, task.due_on)
    assert next_way(sending.paper) == Way(Medium.POST, "109000, Москва, ул. Садовая, д. 1, кв. 2")


def test_a_report_that_lost_the_tag_is_known_by_our_message_id():
    sending = sent_answer(story.cast())

    assert noted(report(sending, token=False)).sending == sending


def test_without_a_postal_address_the_task_says_how_to_find_one():
    who = story.cast()
    sending = sent_answer(who, postal_address="")

    noted(report(sending))

    assert Assignment.objects.get(paper=sending.paper).text.endswith("Узнайте другой адрес, например по телефону, внесите его в карточку и отправьте заново.")
    assert next_way(sending.paper).medium == Medium.EMAIL


REPORTS = [
    (HARD, None, DeliveryState.BOUNCED),
    (HARD, False, DeliveryState.DELAYED),
    (FULL, None, DeliveryState.DELAYED),
    (FULL, True, DeliveryState.BOUNCED),
    (LATER, None, DeliveryState.DELAYED),
    (LATER, True, DeliveryState.BOUNCED),
    ("", True, DeliveryState.BOUNCED),
    ("", None, DeliveryState.DELAYED),
    ("чепуха", None, DeliveryState.DELAYED),
]


def test_only_what_is_final_came_back():
    sending = sent_answer(story.cast())

    for status, hard, state in REPORTS:
        with undone():
            noted(report(sending, status, hard=hard))
            found = state_of(sending), Assignment.objects.filter(paper=sending.paper).exists()

            assert (status, hard, *found) == (status, hard, state, state == DeliveryState.BOUNCED)


def test_the_same_report_is_noted_once_and_another_one_again():
    sending = sent_answer(story.cast())
    reports = [report(sending, LATER), report(sending, LATER), report(sending, LATER, detail="still trying"), report(sending), report(sending), report(sending, LATER)]

    events = [noted(one) for one in reports]

    assert [event and event.state for event in events] == [DeliveryState.DELAYED, None, DeliveryState.DELAYED, DeliveryState.BOUNCED, None, None]
    assert Clock.objects.filter(kind=ClockKind.POSTING).count() == Assignment.objects.exclude(paper=None).count() == 1


def test_a_report_about_an_address_left_behind_is_only_noted():
    who = story.cast()
    first = sent_answer(who)
    keeping.correct_applicant(first.paper.appeal, story.sender(reply_by="email", email="new@example.org"), reason="Сообщила новый", by=who.clerk, on=FRIDAY, at=at(FRIDAY))
    second = story.sent(first.paper, who, on=FRIDAY)

    noted(report(first))

    assert (state_of(first), state_of(second)) == (DeliveryState.BOUNCED, DeliveryState.QUEUED)
    assert not Assignment.objects.exclude(paper=None).exists()
    assert not RunningClock.objects.filter(kind=ClockKind.POSTING).exists()


def test_a_report_about_nothing_of_ours_is_nothing(settings):
    settings.EMAIL_BOUNCES_TO = "bounce@school.example"
    sending = sent_answer(story.cast())
    strange = [Bounced("", "<a@b>", True, HARD, ""), Bounced("abc", "", True, HARD, ""), Bounced(f"{token_of(letter_of(sending).uid)[:-1]}!", "", True, HARD, "")]

    assert [noted(one) for one in strange] == [None, None, None]
    assert sending_of(Bounced(envelope_of(letter_of(sending)), "", None, "", "")) == sending


def test_the_task_ends_by_the_sending_and_by_nothing_else():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, **story.by_email())
    notice = story.sent(_notice(appeal, who), who, on=MONDAY)
    note_delivery(notice, DeliveryState.BOUNCED, detail="", by=None, on=MONDAY, at=at(MONDAY, 19))
    task = Assignment.objects.get(paper=notice.paper)

    with pytest.raises(WrongStage, match="закроется само"):
        assigning.report(task, words="сделано", by=who.clerk, on=MONDAY, at=at(MONDAY, 20))
    assigning.assign(story.again(appeal), Resolution(responsible=who.executor), by=who.head, on=TUESDAY, at=at(TUESDAY))
    assigning.accept(story.again(appeal), by=who.executor, on=TUESDAY, at=at(TUESDAY))
    story.sent(story.answer(story.again(appeal), who, on=TUESDAY), who, on=TUESDAY)
    still, stage = Assignment.objects.get(pk=task.pk).is_active, story.again(appeal).stage
    story.sent(notice.paper, who, on=TUESDAY)

    assert (still, stage) == (True, Stage.ANSWERED)
    assert not Assignment.objects.get(pk=task.pk).is_active
    assert not RunningClock.objects.filter(kind=ClockKind.POSTING).exists()


def _notice(appeal, who):
    """A statutory letter beside the answer."""
    longer = extending.Longer(days=10, ground=ExtensionGround.EXCEPTIONAL, reason="Экспертиза", notice=story.NOTICE)
    return extending.extend(appeal, longer, by=who.head, on=MONDAY, at=at(MONDAY)).notice


def test_the_letter_leads_its_answer_back_to_the_appeal(settings):
    settings.EMAIL_REPLIES_TO = "obrasheniya@school.example"
    sending = sent_answer(story.cast())

    headers = dict(letter_of(sending).headers)

    assert headers["Reply-To"].startswith("obrasheniya+o")
    assert "ответ попадёт к вашему обращению" in letter_of(sending).body
    assert (Sending.objects.count(), letter_of(sending).envelope) == (1, "traced")
