"""What becomes of a letter after it is signed: sent by the clerk, come back, sent again, replaced."""

import json
from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone

from tests import make
from tests.make_appeal import MARIA, at
from tests.workflows.appeals import story
from tests.workflows.appeals.retention import make_case
from workflows.appeals.actions import drafting, keeping, sending
from workflows.appeals.actions.drafting import Wording
from workflows.appeals.actions.outbox import follow_letters
from workflows.appeals.actions.sending import Dispatch, note_delivery
from workflows.appeals.models import (
    Assignment,
    AssignmentState,
    CameBack,
    Clock,
    ClockKind,
    DeliveryState,
    Medium,
    PaperKind,
    RunningClock,
    Sending,
    StopCause,
    Unsent,
)
from workflows.appeals.stages import Stage
from workflows.appeals.verification import papers
from workflows.errors import BadInput, NotAllowed, WrongStage
from workflows.mail.models import MOST_ATTEMPTS, Letter

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 11, day) for day in (16, 17, 18, 20))


def draft(who, *, appeal=None, kind=PaperKind.INFO_LETTER):
    appeal = appeal or story.registered(who, on=MONDAY)
    return drafting.draft(appeal, kind, story.NOTICE, by=who.clerk, on=MONDAY, at=at(MONDAY))


def answer_by_email(who):
    return story.signed(story.answer(story.in_review(who, on=MONDAY, **story.by_email()), who, on=TUESDAY), who, on=TUESDAY)


def test_a_signed_letter_waits_until_it_leaves_and_the_check_of_the_archive_compares():
    who = story.cast()
    paper = answer_by_email(who)
    waited = list(Unsent.objects.values_list("paper", flat=True))
    Unsent.objects.all().delete()
    noticed = [line.rpartition(": ")[2] for line in papers.problems()]
    Unsent.objects.create(paper=paper)

    story.sent(paper, who, on=TUESDAY)

    assert (waited, noticed) == ([paper.pk], ["в списке ждущих отправки стоит то, что отправлено, или нет того, что не отправлено."])
    assert (list(Unsent.objects.all()), list(papers.problems())) == ([], [])


def came_back():
    return list(CameBack.objects.order_by("paper").values_list("paper", "sending"))


def test_a_letter_that_came_back_waits_until_it_leaves_again_and_the_check_of_the_archive_compares():
    who = story.cast()
    sent = story.sent(answer_by_email(who), who, on=TUESDAY)
    note_delivery(sent, DeliveryState.BOUNCED, detail="550", by=who.clerk, on=FRIDAY, at=at(FRIDAY))
    waited, whole = came_back(), list(papers.problems())
    CameBack.objects.all().delete()
    lost = [line.rpartition(": ")[2] for line in papers.problems()]
    CameBack.objects.create(paper=sent.paper, sending=sent)

    again = story.sent(sent.paper, who, on=FRIDAY, way=sending.Way(Medium.POST, MARIA.postal_address))

    assert (waited, whole) == ([(sent.paper_id, sent.pk)], [])
    assert lost == ["документ вернулся и больше не отправлялся, а среди вернувшихся его нет."]
    assert (came_back(), list(papers.problems())) == ([], [])
    CameBack.objects.create(paper=sent.paper, sending=again)
    assert [line.rpartition(": ")[2] for line in papers.problems()] == ["документ числится вернувшимся, а это не так."]


def test_what_came_back_after_a_second_copy_had_left_waits_no_more():
    who = story.cast()
    first = story.sent(answer_by_email(who), who, on=TUESDAY)
    story.sent(first.paper, who, on=WEDNESDAY, way=sending.Way(Medium.POST, MARIA.postal_address))

    note_delivery(first, DeliveryState.BOUNCED, detail="550", by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    assert (came_back(), list(papers.problems())) == ([], [])


def test_a_letter_sent_in_place_of_what_came_back_ends_the_waiting():
    who = story.cast()
    old = story.sent(draft(who), who, on=MONDAY)
    note_delivery(old, DeliveryState.BOUNCED, detail="", by=who.clerk, on=TUESDAY, at=at(TUESDAY))
    new = drafting.replace(old.paper, Wording(heading="Уведомление", body="Верные слова."), by=who.clerk, on=TUESDAY, at=at(TUESDAY, 18))
    waited = came_back()

    story.sent(new, who, on=WEDNESDAY)

    assert (waited, came_back()) == ([(old.paper_id, old.pk)], [])
    assert list(papers.problems()) == []


@pytest.mark.both_databases
def test_the_table_of_what_came_back_is_filled_from_what_is_known():
    who = story.cast()
    back, again, replaced = (story.sent(draft(who), who, on=MONDAY) for _ in range(3))
    for one in (back, again, replaced):
        note_delivery(one, DeliveryState.BOUNCED, detail="", by=who.clerk, on=TUESDAY, at=at(TUESDAY))
    story.sent(again.paper, who, on=WEDNESDAY)
    last = replaced.paper
    for words in ("Верные слова.", "Ещё вернее."):
        last = drafting.replace(last, Wording(heading="Уведомление", body=words), by=who.clerk, on=TUESDAY, at=at(TUESDAY, 18))
        last = story.signed(last, who, on=TUESDAY)
    story.sent(last, who, on=WEDNESDAY)
    known = came_back()
    CameBack.objects.all().delete()

    migration = import_module("workflows.appeals.migrations.0022_came_back")
    with connection.cursor() as cursor:
        cursor.execute(migration.FILL)
        filled = came_back()
        cursor.execute(migration.FORGET_REPLACED)

    assert (known, len(filled), came_back()) == ([(back.paper_id, back.pk)], 2, [(back.paper_id, back.pk)])


def test_a_filed_case_keeps_its_returned_envelope_and_waits_no_more():
    who = story.cast()
    sent = story.sent(answer_by_email(who), who, on=TUESDAY)
    note_delivery(sent, DeliveryState.BOUNCED, detail="550", by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    keeping.file_away(story.again(sent.paper.appeal), make_case.volume(by=who.clerk), by=who.clerk, on=FRIDAY)

    assert (came_back(), list(papers.problems())) == ([], [])


def test_a_statutory_letter_that_came_back_leaves_again_within_a_working_day():
    who = story.cast()
    sent = story.sent(answer_by_email(who), who, on=TUESDAY)

    note_delivery(sent, DeliveryState.BOUNCED, detail="550", by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    clock, task = Clock.objects.get(kind=ClockKind.POSTING), Assignment.objects.get(paper=sent.paper)
    assert (clock.base_on, clock.control_due_on) == (FRIDAY, date(2026, 11, 23))
    assert (task.executor, task.due_on, task.is_active) == (who.clerk, date(2026, 11, 23), True)


def test_the_second_sending_ends_that_term_and_the_task():
    who = story.cast()
    sent = story.sent(answer_by_email(who), who, on=TUESDAY)
    note_delivery(sent, DeliveryState.BOUNCED, detail="550", by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    again = story.sent(sent.paper, who, on=FRIDAY, way=sending.Way(Medium.POST, MARIA.postal_address), postal_number="12522504011306")

    stop = Clock.objects.get(kind=ClockKind.POSTING).stop
    assert (stop.cause, stop.sending, again.postal_number) == (StopCause.DONE, again, "12522504011306")
    assert Assignment.objects.get(paper=sent.paper).state == AssignmentState.DONE
    assert story.again(sent.paper.appeal).concluded_on == TUESDAY


def test_an_information_letter_that_came_back_starts_no_term():
    who = story.cast()
    sent = story.sent(draft(who), who, on=MONDAY)

    note_delivery(sent, DeliveryState.BOUNCED, detail="", by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    assert not RunningClock.objects.filter(kind=ClockKind.POSTING).exists()


def test_what_is_delivered_stays_delivered():
    who = story.cast()
    sent = story.sent(draft(who), who, on=MONDAY)
    note_delivery(sent, DeliveryState.DELIVERED, detail="", by=who.clerk, on=FRIDAY, at=at(FRIDAY))

    with pytest.raises(WrongStage, match="уже отмечено «вручено»"):
        note_delivery(sent, DeliveryState.BOUNCED, detail="", by=who.clerk, on=FRIDAY, at=at(FRIDAY))


def test_the_outbox_tells_what_the_mail_server_took_and_what_it_gave_up():
    who = story.cast()
    taken, lost, waiting = (story.sent(answer_by_email(who), who, on=TUESDAY) for _ in range(3))
    Letter.objects.filter(uid=taken.message_id).update(sent_at=timezone.now())
    Letter.objects.filter(uid=lost.message_id).update(attempts=MOST_ATTEMPTS, trouble="Почтовый сервер не принял адрес получателя.")

    known = [follow_letters(on=FRIDAY, at=at(FRIDAY)) for _ in range(2)]

    assert known == [2, 0]
    assert [one.events.order_by("pk").last().state for one in (taken, lost, waiting)] == [DeliveryState.ACCEPTED, DeliveryState.BOUNCED, DeliveryState.QUEUED]
    assert [clock.paper for clock in Clock.objects.filter(kind=ClockKind.POSTING)] == [lost.paper]


def test_a_mistake_in_a_sent_paper_is_mended_by_a_new_one():
    who = story.cast()
    old = story.signed(draft(who), who, on=MONDAY)
    story.sent(old, who, on=MONDAY)

    new = drafting.replace(old, Wording(heading="Уведомление", body="Верные слова."), by=who.clerk, on=TUESDAY, at=at(TUESDAY))
    new = story.signed(new, who, on=TUESDAY)

    assert json.loads(new.content)["replaces"] == {"number": old.number, "signed_on": "2026-11-16"}
    with pytest.raises(WrongStage, match="Взамен"):
        story.sent(old, who, on=TUESDAY)
    with pytest.raises(WrongStage, match="Взамен уже составлен"):
        drafting.replace(old, story.NOTICE, by=who.clerk, on=TUESDAY, at=at(TUESDAY))


def test_an_answer_replaced_before_it_left_ends_the_appeal_by_its_successor():
    who = story.cast()
    old = answer_by_email(who)
    new = drafting.replace(old, Wording(heading="О занятиях кружка", body="Верные слова."), by=who.executor, on=TUESDAY, at=at(TUESDAY))

    sent = story.sent(new, who, on=WEDNESDAY)

    assert story.again(old.appeal).stage == Stage.ANSWERED
    assert Clock.objects.get(kind=ClockKind.ANSWER).stop.sending == sent


def test_the_clerk_sends_and_nobody_else():
    who = story.cast()
    paper = answer_by_email(who)

    for person in (who.executor, who.head, make.lawyer()):
        with pytest.raises(NotAllowed):
            sending.send(paper, Dispatch(), by=person, on=TUESDAY, at=at(TUESDAY))

    assert not Sending.objects.exists()


@pytest.mark.parametrize(("on", "why"), [(MONDAY, "раньше дня подписания"), (WEDNESDAY, "ещё не наступил")])
def test_a_letter_leaves_between_its_signature_and_today(on, why):
    who = story.cast()
    paper = answer_by_email(who)

    with pytest.raises(BadInput, match=why):
        sending.send(paper, Dispatch(), by=who.clerk, on=on, at=at(TUESDAY, 18))


def test_a_second_press_of_the_button_sends_nothing():
    who = story.cast()
    sent = story.sent(answer_by_email(who), who, on=TUESDAY)

    with pytest.raises(WrongStage, match="уже отправлен так же"):
        story.sent(sent.paper, who, on=TUESDAY)

    assert (Sending.objects.count(), Letter.objects.count()) == (1, 1)


def test_what_came_back_leaves_again_the_same_day():
    who = story.cast()
    sent = story.sent(answer_by_email(who), who, on=TUESDAY)
    note_delivery(sent, DeliveryState.BOUNCED, detail="451", by=who.clerk, on=TUESDAY, at=at(TUESDAY, 18))

    assert story.sent(sent.paper, who, on=TUESDAY).sent_on == TUESDAY
