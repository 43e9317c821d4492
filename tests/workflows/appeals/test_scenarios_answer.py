"""Scenarios 32 and 34: the citizen stops it; an answer leaves by the way by which the letter came."""

from datetime import date

import pytest
from django.core import mail

from tests import make
from tests.make_appeal import MARIA, at
from tests.workflows.appeals import story
from workflows.appeals.actions import answering, deciding, drafting, intake, keeping, sending, signing
from workflows.appeals.actions.deciding import Ruling
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.actions.registering import Asked
from workflows.appeals.actions.sending import Dispatch
from workflows.appeals.models import (
    Channel,
    Clock,
    ClockKind,
    DecisionEnd,
    Medium,
    Message,
    Result,
    RunningClock,
    Sending,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.rules.sending import CABINET, Way
from workflows.appeals.stages import Ground, PaperStage, Stage
from workflows.errors import BadInput, WrongStage
from workflows.mail import tasks
from workflows.mail.models import Letter

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)

TWO = (Asked(text="Почему отменены занятия?"), Asked(text="Когда они вернутся?"))
POST = Way(Medium.POST, MARIA.postal_address)


def send(paper, who, way=None, *, on=TUESDAY):
    return sending.send(paper, Dispatch(way=way), by=who.clerk, on=on, at=at(on, 18))


def test_32_by_the_statement_of_the_citizen_everything_stops_at_once():
    who, friday = story.cast(), date(2026, 11, 20)
    appeal = story.in_review(who, on=MONDAY)
    incoming = Incoming(channel=Channel.POST, key="stop", received_at=at(friday), text="Прошу прекратить рассмотрение")
    statement = intake.add_message(appeal, incoming, Message.Sort.STOP, by=who.clerk, at=at(friday))

    appeal = keeping.withdraw(appeal, statement, by=who.clerk, on=friday, at=at(friday))

    assert (appeal.stage, appeal.concluded_on) == (Stage.WITHDRAWN, friday)
    assert not RunningClock.objects.filter(appeal=appeal).exists()
    assert [question.result for question in appeal.questions.all()] == [Result.WITHDRAWN]


def test_32_results_that_were_prepared_and_never_told_give_way():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)
    story.say_all(appeal, who, on=MONDAY)
    statement = intake.add_message(appeal, Incoming(channel=Channel.POST, key="stop", received_at=at(TUESDAY), text="Прошу прекратить"), Message.Sort.STOP, by=None, at=at(TUESDAY))

    keeping.withdraw(appeal, statement, by=who.clerk, on=TUESDAY, at=at(TUESDAY))

    assert [question.result for question in appeal.questions.all()] == [Result.WITHDRAWN]


def test_32_the_answer_that_lay_for_signature_and_a_decision_in_waiting_are_given_up():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)
    ruling = Ruling(ground=Ground.SECRET, reason="Врачебная тайна", notice=story.NOTICE)
    decision = deciding.decide(appeal, ruling, by=who.head, on=MONDAY, at=at(MONDAY))
    incoming = Incoming(channel=Channel.POST, key="stop", received_at=at(TUESDAY), text="Прошу прекратить")
    statement = intake.add_message(appeal, incoming, Message.Sort.STOP, by=None, at=at(TUESDAY))

    keeping.withdraw(appeal, statement, by=who.clerk, on=TUESDAY, at=at(TUESDAY))

    assert [paper.stage for paper in story.papers_of(decision)] == [PaperStage.CANCELLED]
    assert DecisionEnd.objects.get().took_effect is False


def test_32_asking_again_is_a_new_letter():
    who = story.cast()
    first = story.registered(who, on=MONDAY)

    again = story.registered(who, on=TUESDAY, repeat_of=first)

    assert (again.number, again.stage) == ("002-ОГ/2026", Stage.REGISTERED)


def test_34_an_electronic_letter_is_answered_electronically_and_on_paper_only_besides():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, **story.by_email())
    paper = story.signed(story.answer(appeal, who, on=TUESDAY), who, on=TUESDAY)

    with pytest.raises(BadInput, match="в форме электронного документа"):
        send(paper, who, POST)
    electronic = send(paper, who)
    on_paper = send(paper, who, POST)

    assert (electronic.medium, electronic.address, on_paper.medium) == (Medium.EMAIL, "petrova@example.org", Medium.POST)
    assert Clock.objects.get(kind=ClockKind.ANSWER).stop.sending == electronic
    assert story.again(appeal).stage == Stage.ANSWERED


def test_34_a_letter_from_the_cabinet_is_answered_in_the_cabinet():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, channel=Channel.SITE, sender=story.sender(reply_by="cabinet"))

    send(story.signed(story.answer(appeal, who, on=TUESDAY), who, on=TUESDAY), who)

    assert [(one.medium, one.address) for one in Sending.objects.all()] == [(Medium.CABINET, CABINET)]


def test_34_a_written_letter_is_answered_on_paper_and_by_email_only_besides():
    who = story.cast()
    paper = story.signed(story.answer(story.in_review(who, on=MONDAY), who, on=TUESDAY), who, on=TUESDAY)
    by_email = Way(Medium.EMAIL, MARIA.email)

    with pytest.raises(BadInput, match="по почтовому адресу"):
        send(paper, who, by_email)
    first, second = send(paper, who), send(paper, who, by_email)

    assert (first.medium, first.address, second.medium) == (Medium.POST, MARIA.postal_address, Medium.EMAIL)


def test_34_an_answer_goes_to_no_address_that_the_citizen_did_not_give():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, **story.by_email())
    paper = story.signed(story.answer(appeal, who, on=TUESDAY), who, on=TUESDAY)

    with pytest.raises(BadInput, match="не указан в карточке"):
        send(paper, who, Way(Medium.EMAIL, "other@example.org"))
    with pytest.raises(BadInput, match="не просил отвечать в личный кабинет"):
        send(paper, who, Way(Medium.CABINET, CABINET))


def test_34_the_email_carries_the_stored_print_and_the_attachments():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, **story.by_email())
    paper = story.answer(appeal, who, on=TUESDAY)
    drafting.attach(paper, drafting.Attached(file=make.stored_file(b"table", name="расписание.txt"), title="Расписание"), by=who.executor, on=TUESDAY)
    paper = story.signed(paper, who, on=TUESDAY)

    sent = send(paper, who)
    tasks.send(Letter.objects.get(uid=sent.message_id).pk)

    (letter,) = mail.outbox
    assert [(name, bytes(data)) for name, data, _ in letter.attachments] == [(f"{paper.pk}.pdf", f"%PDF {paper.number}".encode()), ("расписание.txt", b"table")]
    assert (letter.to, letter.subject) == (["petrova@example.org"], f"Ответ заявителю № {paper.number}")


def test_34_nothing_leaves_before_its_print_exists():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, **story.by_email())
    paper = story.answer(appeal, who, on=TUESDAY)
    paper = answering.to_signature(appeal, who.head, by=who.executor, on=TUESDAY)
    paper = signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=TUESDAY, at=at(TUESDAY))

    with pytest.raises(WrongStage, match="печатная форма ещё строится"):
        send(paper, who)

    assert (Letter.objects.count(), Sending.objects.count(), story.again(appeal).stage) == (0, 0, Stage.ON_SIGNATURE)


def test_34_answered_needs_a_signature_and_a_dispatch():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)
    paper = story.answer(appeal, who, on=TUESDAY)

    with pytest.raises(WrongStage, match="Отправляют только подписанное"):
        send(paper, who)
    paper = story.signed(paper, who, on=TUESDAY)
    before = story.again(appeal).stage
    send(paper, who)

    assert (before, story.again(appeal).stage, story.again(appeal).concluded_on) == (Stage.ON_SIGNATURE, Stage.ANSWERED, TUESDAY)
