"""What is said at a reception or on the telephone rings like what is written, with an appeal or without one."""

from datetime import timedelta

import pytest
from django.db import transaction
from django_q.models import OrmQ

from tests import make, make_appeal
from tests.make_appeal import MARIA, NOVEMBER_2, at
from tests.workflows.appeals.reception import make_reception as given
from tests.workflows.appeals.reception.make_reception import WEDNESDAY
from workflows.appeals import tasks
from workflows.appeals.actions import card_danger, danger, visits
from workflows.appeals.actions.intake import Incoming, add_message, receive
from workflows.appeals.actions.visits import LOOK_AT_CARD, Handed
from workflows.appeals.models import (
    Appeal,
    CardDangerCheck,
    Channel,
    ClockKind,
    Danger,
    Message,
    ReceptionOutcome,
    RunningClock,
)
from workflows.appeals.queries.alarms import alarms_for
from workflows.appeals.stages import Stage
from workflows.mail.models import Letter

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

TALK = "Почему сына не допускают к занятиям?\nОн говорит, что не хочет больше жить."
EVENING = at(WEDNESDAY, 19)


@pytest.fixture(autouse=True)
def calendar():
    make_appeal.calendar()


def queued() -> list[tuple[str, tuple]]:
    return [(task.func(), task.args()) for task in OrmQ.objects.order_by("pk") if "danger" in task.func()]


def test_a_card_without_an_appeal_is_asked_about_with_the_card_itself():
    official = make.head()
    with transaction.atomic():
        given.card(official, gist=TALK)
        transaction.set_rollback(True)
    assert OrmQ.objects.count() == 0

    card = given.card(official, gist=TALK)

    assert queued() == [(LOOK_AT_CARD, (card.pk,))]


def test_words_of_danger_in_a_talk_open_an_appeal_and_ring_about_it():
    head = make.head()
    card = given.card(head, gist=TALK)

    alarm = card_danger.look_through_card(card, at=EVENING)

    appeal = Appeal.objects.get()
    assert (alarm.appeal, alarm.reason) == (appeal, "человек может причинить вред себе")
    assert (appeal.is_danger, appeal.stage, appeal.channel, appeal.applicant.full_name) == (True, Stage.RECEIVED, Channel.RECEPTION, "Петрова Мария Ивановна")
    assert (appeal.intake.text, appeal.intake.sender_words) == (TALK, f"В карточке приёма слова об угрозе, {card}")
    assert [one.kind for one in RunningClock.objects.filter(appeal=appeal)] == [ClockKind.REGISTRATION]
    assert [one.title for one in alarms_for(head, on=WEDNESDAY)] == [str(appeal)]


def test_the_words_of_the_answer_are_searched_as_well():
    card = given.card(make.head(), words="Разъяснено, куда звонить: дочь пишет, что хочет умереть.")

    assert card_danger.look_through_card(card, at=EVENING).reason == "человек может причинить вред себе"


def test_whoever_must_know_is_told_at_once():
    clerk, head = make.clerk(), make.head()
    card = given.card(head, gist=TALK)

    tasks.look_for_danger_in_card(card.pk)

    assert sorted(Letter.objects.values_list("to", flat=True)) == sorted([clerk.email, head.email])
    assert [word for word in ("Петров", "жить", "сын") for letter in Letter.objects.all() if word in f"{letter.subject} {letter.body}"] == []


def test_a_calm_talk_opens_nothing():
    card = given.card(make.head())

    assert (card_danger.look_through_card(card, at=EVENING), Appeal.objects.count(), CardDangerCheck.objects.get().card) == (None, 0, card)


def test_a_card_is_looked_through_once():
    card = given.card(make.head(), gist=TALK)

    found = [card_danger.look_through_card(card, at=EVENING) for _ in range(2)]

    assert (found[0] is not None, found[1], Appeal.objects.count(), Danger.objects.count()) == (True, None, 1, 1)


def test_a_visitor_who_asked_for_a_written_answer_first_has_one_appeal_and_one_alarm():
    head = make.head()
    card = given.card(head, gist=TALK)
    appeal = visits.convert(card, by=head, on=WEDNESDAY, at=EVENING)
    danger.look_through(appeal.intake, at=EVENING)

    again = card_danger.look_through_card(card, at=EVENING)

    assert (again, Appeal.objects.get(), Danger.objects.count()) == (None, appeal, 1)


def test_a_visitor_who_asks_afterwards_gets_the_same_appeal():
    head = make.head()
    card = given.card(head, gist=TALK)
    opened = card_danger.look_through_card(card, at=EVENING).appeal

    assert visits.convert(card, by=head, on=WEDNESDAY, at=EVENING) == opened


def test_what_the_queue_has_missed_is_asked_again_for_a_week():
    given.card(make.head(), gist=TALK)
    OrmQ.objects.all().delete()

    asked = [card_danger.ask_again(at=at(WEDNESDAY, 18) + after) for after in (timedelta(minutes=1), timedelta(minutes=3), timedelta(days=8))]

    assert asked == [0, 1, 0]


@pytest.mark.parametrize(
    ("outcome", "more"),
    [
        (ReceptionOutcome.ORAL, {"agrees_to_oral": True, "is_obvious": True}),
        (ReceptionOutcome.WRITTEN, {"words": ""}),
        (ReceptionOutcome.TAKEN, {"words": "", "handed": Handed(sheets=2)}),
    ],
)
def test_a_card_with_an_appeal_of_its_own_is_searched_with_it(outcome, more):
    card = given.card(make.head(), outcome, gist=TALK, **more)

    alarm = danger.look_through(card.appeal.intake, at=EVENING)

    assert (alarm.appeal, queued(), card_danger.look_through_card(card, at=EVENING)) == (card.appeal, [("workflows.appeals.tasks.look_for_danger", (card.appeal.intake_id,))], None)


@pytest.mark.parametrize("is_more", [False, True], ids=["a call", "a second call about a known appeal"])
def test_a_telephone_message_rings_too(is_more):
    call = Incoming(channel=Channel.PHONE, key="call", received_at=at(NOVEMBER_2, 12), text="Дочь пишет, что хочет умереть.")
    if is_more:
        item = add_message(make_appeal.received(), call, Message.Sort.MATERIAL, by=make.clerk(), at=at(NOVEMBER_2, 13)).intake
    else:
        item = receive(call, MARIA, by=make.clerk(), at=at(NOVEMBER_2, 13)).intake

    assert ("workflows.appeals.tasks.look_for_danger", (item.pk,)) in queued()
    assert danger.look_through(item, at=at(NOVEMBER_2, 13)).reason == "человек может причинить вред себе"

