"""Scenarios 32 and 34, and the road of an answer: every question, visas, signature, dispatch, publication."""

from datetime import date

import pytest
from django.core import mail

from tests import make
from tests.make_appeal import MARIA, at
from tests.workflows.appeals import story
from workflows.appeals.actions import answering, drafting, intake, keeping, publishing, sending, signing
from workflows.appeals.actions.answering import Said
from workflows.appeals.actions.intake import Incoming
from workflows.appeals.actions.publishing import Openly
from workflows.appeals.actions.registering import Asked, Person
from workflows.appeals.actions.sending import Dispatch
from workflows.appeals.models import (
    AnswerPublication,
    AssignmentState,
    Channel,
    Clock,
    ClockKind,
    Medium,
    Message,
    Paper,
    Result,
    RunningClock,
    Sending,
    StopCause,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.rules.sending import CABINET, Way
from workflows.appeals.stages import PaperStage, Stage
from workflows.errors import ArchiveIsFrozen, BadInput, Incomplete, NotAllowed, Stale, WrongStage
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


OPEN = "Занятия кружка перенесены на среду для всех групп."


def publish(paper, who, text=OPEN, **fields):
    return publishing.publish(paper, Openly(**{"title": "О переносе занятий", "text": text, "confirms": True, **fields}), by=who.head, on=TUESDAY, at=at(TUESDAY, 19))


def answered_about_child(who):
    appeal = story.answered(who, on=MONDAY, sent_on=TUESDAY, about=(Person(name="Кривошеин Саша", detail="3Б"),), sender=story.sender(phone="+7 900 123-45-67"))
    return Paper.objects.get(appeal=appeal)


def test_34_an_answer_to_everybody_is_published_when_it_names_nobody():
    who = story.cast()

    publish(answered_about_child(who), who)

    assert [(one.text, one.by) for one in AnswerPublication.objects.all()] == [(OPEN, who.head)]


TRACES = ["Ответ Петровой Марии Ивановне", "для петровой", "Саше с 1 сентября", "Кривошеину", "жителям Садовой улицы", "на petrova@example.org", "тел. 8 (900) 123 45 67", "Ивановной"]


@pytest.mark.parametrize("trace", TRACES)
def test_34_a_name_an_address_or_a_child_in_any_case_blocks_the_publication(trace):
    who = story.cast()
    paper = answered_about_child(who)

    with pytest.raises(Incomplete, match="не обезличен"):
        publish(paper, who, f"{OPEN} {trace}")

    assert not AnswerPublication.objects.exists()


def test_34_the_heading_is_read_too_and_the_confirmation_is_the_signatorys_own():
    who = story.cast()
    paper = answered_about_child(who)

    with pytest.raises(Incomplete, match="«Петровой»"):
        publish(paper, who, title="Ответ Петровой")
    with pytest.raises(Incomplete, match="Подтвердите"):
        publish(paper, who, confirms=False)
    with pytest.raises(NotAllowed, match="опубликовать ответ"):
        publishing.publish(paper, Openly(title="О", text=OPEN, confirms=True), by=who.executor, on=TUESDAY, at=at(TUESDAY))


def test_34_a_publication_is_one_and_stays():
    who = story.cast()
    paper = answered_about_child(who)
    published = publish(paper, who)

    with pytest.raises(WrongStage, match="уже опубликован"):
        publish(paper, who)
    with pytest.raises(ArchiveIsFrozen):
        published.save()


def test_an_answer_that_has_not_left_is_not_published():
    who = story.cast()
    paper = story.signed(story.answer(story.in_review(who, on=MONDAY), who, on=TUESDAY), who, on=TUESDAY)

    with pytest.raises(WrongStage, match="уже направлен"):
        publish(paper, who)


def test_an_answer_covers_every_question_with_a_result_and_words():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, questions=TWO)
    first = appeal.questions.get(position=1)
    answering.put_result(first, Said(result=Result.EXPLAINED, answer="Педагог болеет."), by=who.executor, on=MONDAY)
    answering.start_answer(appeal, story.ANSWER, by=who.executor, on=TUESDAY, at=at(TUESDAY))

    with pytest.raises(Incomplete, match="вопрос 2"):
        answering.to_signature(appeal, who.head, by=who.executor, on=TUESDAY)
    story.say_all(appeal, who, on=TUESDAY)

    assert answering.to_signature(appeal, who.head, by=who.executor, on=TUESDAY).stage == PaperStage.ON_SIGNATURE


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said(result=Result.EXPLAINED, answer=" "), "напишите ответ"),
        (Said(result=Result.MEASURES, answer="Сделано."), "какие меры приняты"),
        (Said(result=Result.FORWARDED, answer="Отправлено."), "Выберите результат"),
    ],
)
def test_a_question_is_not_answered_by_halves(said, why):
    who = story.cast()
    question = story.in_review(who, on=MONDAY).questions.get()

    with pytest.raises((Incomplete, BadInput), match=why):
        answering.put_result(question, said, by=who.executor, on=MONDAY)


def test_results_are_final_when_the_answer_is_given_to_sign():
    who = story.cast()
    appeal = story.answered(who, on=MONDAY)

    with pytest.raises(WrongStage, match="ответ направлен"):
        answering.put_result(appeal.questions.get(), Said(result=Result.REJECTED, answer="Нет."), by=who.executor, on=TUESDAY)


def test_the_term_of_the_answer_ends_on_the_day_of_dispatch_and_work_with_it():
    who, wednesday = story.cast(), date(2026, 11, 18)
    appeal = story.in_review(who, on=MONDAY)
    paper = story.signed(story.answer(appeal, who, on=TUESDAY), who, on=TUESDAY)

    send(paper, who, on=wednesday)

    stop = Clock.objects.get(kind=ClockKind.ANSWER).stop
    assert (stop.cause, stop.on, stop.sending.paper) == (StopCause.DONE, wednesday, paper)
    assert [assignment.state for assignment in appeal.assignments.all()] == [AssignmentState.DONE]
    assert not answering.is_late(appeal)


def test_a_late_answer_is_marked():
    who = story.cast()

    appeal = story.answered(who, on=MONDAY, sent_on=date(2026, 12, 17))

    assert answering.is_late(appeal)


def test_the_head_sends_an_answer_back_with_a_remark():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)
    story.answer(appeal, who, on=TUESDAY)
    answering.to_signature(appeal, who.head, by=who.executor, on=TUESDAY)

    with pytest.raises(Incomplete, match="что исправить"):
        answering.return_answer(appeal, remark="", by=who.head, on=TUESDAY, at=at(TUESDAY))
    paper = answering.return_answer(appeal, remark="Добавьте расписание", by=who.head, on=TUESDAY, at=at(TUESDAY))

    assert (paper.stage, story.again(appeal).stage, paper.visas.get().remark) == (PaperStage.DRAFT, Stage.DRAFT_ANSWER, "Добавьте расписание")


def test_a_project_put_off_returns_the_appeal_to_examination():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)
    story.answer(appeal, who, on=TUESDAY)

    answering.put_off(appeal, by=who.executor, on=TUESDAY)

    assert (story.again(appeal).stage, Paper.objects.get().stage) == (Stage.IN_REVIEW, PaperStage.CANCELLED)
    assert story.answer(story.again(appeal), who, on=TUESDAY).stage == PaperStage.DRAFT


def test_an_answer_goes_with_its_appeal_and_not_alone():
    who = story.cast()
    paper = story.answer(story.in_review(who, on=MONDAY), who, on=TUESDAY)

    with pytest.raises(WrongStage, match="вместе с обращением"):
        drafting.to_signature(paper, who.head, by=who.executor, on=TUESDAY)
    with pytest.raises(WrongStage, match="Отложить проект"):
        drafting.cancel(paper, reason="Не нужен", by=who.executor, on=TUESDAY)


def test_what_is_signed_is_what_was_shown():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY)
    story.answer(appeal, who, on=TUESDAY)
    paper = answering.to_signature(appeal, who.head, by=who.executor, on=TUESDAY)
    read = shown(paper).sha256
    keeping.correct_applicant(appeal, story.sender(last_name="Петрова-Водкина"), reason="Описка", by=who.clerk, on=TUESDAY, at=at(TUESDAY))

    with pytest.raises(Stale, match="изменился"):
        signing.sign(paper, shown_sha256=read, by=who.head, on=TUESDAY, at=at(TUESDAY))


def test_a_letter_names_the_child_only_where_the_signatory_has_said_so():
    who = story.cast()
    appeal = story.in_review(who, on=MONDAY, about=(Person(name="Кривошеин Саша"),))
    question = appeal.questions.get()
    answering.put_result(question, Said(result=Result.EXPLAINED, answer="Кривошеину Саше место сохранено."), by=who.executor, on=MONDAY)
    paper = answering.start_answer(appeal, story.ANSWER, by=who.executor, on=TUESDAY, at=at(TUESDAY))

    with pytest.raises(Incomplete, match="называет ребёнка"):
        story.signed(paper, who, on=TUESDAY)
    paper = Paper.objects.get()
    paper = signing.sign(paper, shown_sha256=shown(paper).sha256, by=who.head, on=TUESDAY, at=at(TUESDAY), names_third_person=True)

    assert paper.names_third_person
