"""The road of an answer: every question covered, given to sign, sent back, put off, ended by its dispatch."""

from datetime import date

import pytest

from tests.make_appeal import at
from tests.workflows.appeals import story
from workflows.appeals.actions import answering, drafting, keeping, sending, signing
from workflows.appeals.actions.answering import Said
from workflows.appeals.actions.registering import Asked, Person
from workflows.appeals.actions.sending import Dispatch
from workflows.appeals.models import (
    AssignmentState,
    Clock,
    ClockKind,
    Paper,
    Result,
    StopCause,
)
from workflows.appeals.papers_content import shown
from workflows.appeals.stages import PaperStage, Stage
from workflows.errors import BadInput, Incomplete, Stale, WrongStage

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
TWO = (Asked(text="Почему отменены занятия?"), Asked(text="Когда они вернутся?"))


def send(paper, who, way=None, *, on=TUESDAY):
    return sending.send(paper, Dispatch(way=way), by=who.clerk, on=on, at=at(on, 18))


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
