"""The answer: written question by question, agreed, given to sign, and – when it has left – the end of the appeal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.assigning import end_all
from workflows.appeals.actions.clocks import End, stop
from workflows.appeals.actions.drafting import Wording, fresh_paper, hand_back, hand_over, move, write
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.models import (
    Appeal,
    AssignmentState,
    ClockBreach,
    ClockKind,
    Paper,
    PaperKind,
    Question,
    Result,
    RunningClock,
    Sending,
    StopCause,
)
from workflows.appeals.rules import answering as rules
from workflows.appeals.stages import PaperStage, Stage
from workflows.errors import Incomplete
from workflows.people.history import save_as
from workflows.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said to one question."""

    result: Result
    answer: str
    measures: str = ""


@transaction.atomic
def put_result(question: Question, said: Said, *, by: User, on: date) -> Question:
    """Write the result and the words of one question; a visa given to other words does not count any more."""
    appeal = fresh(question.appeal)
    question = Question.objects.select_for_update().get(pk=question.pk)
    question.appeal = appeal
    rules.may_put_result(by, question, result=said.result, answer=said.answer, measures=said.measures, on=on)
    question.result, question.answer, question.measures = said.result, said.answer.strip(), said.measures.strip()
    save_as(question, by=by, reason=str(said.result.label))
    tell("question_answered", appeal, f"вопрос {question.position}: {said.result.label}", by=by, question=question.pk)
    return question


@transaction.atomic
def start_answer(appeal: Appeal, words: Wording, *, by: User, on: date, at: datetime) -> Paper:
    """Begin the answer: the appeal goes to «проект ответа»."""
    appeal = fresh(appeal)
    rules.may_start(by, appeal, on=on)
    lead(appeal, Stage.DRAFT_ANSWER, on=on, by=by, reason="Начат проект ответа")
    return write(appeal, PaperKind.ANSWER, words, by=by, at=at)


@transaction.atomic
def put_off(appeal: Appeal, *, by: User, on: date) -> Appeal:
    """Back to examination: the project is given up, results and words of questions stay."""
    appeal = fresh(appeal)
    rules.may_put_off(by, appeal, on=on)
    paper = rules.current_answer(appeal)
    if paper is not None:
        move(fresh_paper(paper), PaperStage.CANCELLED, by=by, reason="Проект отложен")
    lead(appeal, Stage.IN_REVIEW, on=on, by=by, reason="Проект отложен")
    tell("answer_put_off", appeal, "проект ответа отложен", by=by)
    return appeal


@transaction.atomic
def to_signature(appeal: Appeal, signatory: User, *, by: User, on: date) -> Paper:
    """Give the whole answer to sign: every question covered, every visa under this very text."""
    appeal = fresh(appeal)
    rules.may_give(by, appeal, on=on)
    paper = hand_over(_answer_of(appeal), signatory, by=by, on=on)
    lead(appeal, Stage.ON_SIGNATURE, on=on, by=by, reason="Ответ на подписи")
    return paper


@transaction.atomic
def return_answer(appeal: Appeal, *, remark: str, by: User, on: date, at: datetime) -> Paper:
    """The head sends the answer back with a remark; paper and appeal go back together."""
    appeal = fresh(appeal)
    rules.may_return_answer(by, appeal, on=on)
    paper = hand_back(_answer_of(appeal), remark=remark, by=by, on=on, at=at)
    lead(appeal, Stage.DRAFT_ANSWER, on=on, by=by, reason="Ответ возвращён на доработку")
    return paper


def finish(appeal: Appeal, sending: Sending, *, by: User, at: datetime) -> None:
    """The signed answer has left: the term of the answer ends on the day of dispatch. Called by `sending` with a fresh appeal."""
    day = sending.sent_on
    lead(appeal, Stage.ANSWERED, on=day, by=by, reason="Ответ направлен")
    stop(appeal, ClockKind.ANSWER, End(cause=StopCause.DONE, on=day, sending=sending), by=by, at=at)
    for running in RunningClock.objects.filter(appeal=appeal).exclude(kind=ClockKind.POSTING).select_related("paper"):
        stop(appeal, ClockKind(running.kind), End(cause=StopCause.CONCLUDED, on=day), by=by, at=at, paper=running.paper)
    end_all(appeal, AssignmentState.DONE, by=by, at=at)
    late = " с нарушением срока" if is_late(appeal) else ""
    tell("answered", appeal, f"ответ направлен {day:%d.%m.%Y}{late}", by=by, sending=sending.pk, paper=sending.paper_id)


def is_late(appeal: Appeal) -> bool:
    """Whether the term of the answer was broken."""
    return ClockBreach.objects.filter(clock__appeal=appeal, clock__kind=ClockKind.ANSWER).exists()


def _answer_of(appeal: Appeal) -> Paper:
    paper = rules.current_answer(appeal)
    if paper is None:
        raise Incomplete("Проекта ответа ещё нет. Начните его на карточке обращения.")
    found = fresh_paper(paper)
    found.appeal = appeal
    return found
