"""When an answer is written, what it must cover, and when it may be published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workflows.appeals.models import Appeal, Decision, Paper, PaperKind, Question, Result
from workflows.appeals.rules.moves import may_lead, must_be
from workflows.appeals.stages import Actor, PaperStage, Stage
from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.people.models import User

ON_MERITS = (Result.SUPPORTED, Result.MEASURES, Result.EXPLAINED, Result.REJECTED)
WORKED_ON = (Stage.IN_REVIEW, Stage.INFO_REQUESTED, Stage.DRAFT_ANSWER)


def may_start(user: User, appeal: Appeal, *, on: date) -> None:
    """The responsible executor begins the answer while no decision sends the appeal another way."""
    may_lead(user, appeal, Stage.DRAFT_ANSWER, on=on)
    nothing_is_decided(appeal)


def may_put_result(user: User, question: Question, *, result: Result, answer: str, measures: str, on: date) -> None:
    """What is said to one question: a result and words; results are final when the answer has left."""
    appeal = question.appeal
    if appeal.stage not in WORKED_ON:
        raise WrongStage(f"{appeal}: сейчас «{appeal.get_stage_display()}». Ответы на вопросы пишут на рассмотрении и в проекте ответа.")
    must_be(user, appeal, Actor.EXECUTOR, on=on, to_do="ответить на вопрос")
    if question.result == Result.FORWARDED:
        raise WrongStage(f"{question} направлен по компетенции: на него ответит другой орган.")
    if result not in ON_MERITS:
        raise BadInput("Выберите результат: поддержано, меры приняты, разъяснено или не поддержано.")
    if not answer.strip():
        raise Incomplete(f"{question}: напишите ответ. Эти слова войдут в письмо заявителю.")
    if result == Result.MEASURES and not measures.strip():
        raise Incomplete(f"{question}: напишите, какие меры приняты, или выберите результат «поддержано».")


def may_give(user: User, appeal: Appeal, *, on: date) -> None:
    """The executor hands the answer to the signatory when it covers every question."""
    may_lead(user, appeal, Stage.ON_SIGNATURE, on=on)
    nothing_is_decided(appeal)
    covers_every_question(appeal)


def covers_every_question(appeal: Appeal) -> None:
    """«…ответ по существу поставленных в обращении вопросов» (59-ФЗ, ст. 10, ч. 1, п. 4). What was forwarded is covered by its body."""
    if gaps := list(_gaps(appeal)):
        raise Incomplete(f"Ответ не охватывает все вопросы. Нет результата или слов: {'; '.join(gaps)}. Заполните их на вкладке «Вопросы».")


def _gaps(appeal: Appeal) -> Iterator[str]:
    for question in Question.objects.filter(appeal=appeal).exclude(result=Result.FORWARDED):
        if question.result not in ON_MERITS or not question.answer.strip():
            yield str(question).lower()


def may_put_off(user: User, appeal: Appeal, *, on: date) -> None:
    """The executor returns to examination."""
    may_lead(user, appeal, Stage.IN_REVIEW, on=on)


def may_return_answer(user: User, appeal: Appeal, *, on: date) -> None:
    """The head sends the answer back."""
    may_lead(user, appeal, Stage.DRAFT_ANSWER, on=on)


def nothing_is_decided(appeal: Appeal) -> None:
    """A decision that waits for its papers comes first: it takes effect, or is withdrawn."""
    if pending := Decision.objects.filter(appeal=appeal, end=None).first():
        raise WrongStage(f"По обращению есть неисполненное решение: {pending}. Отправьте его документы или отмените решение.")


def current_answer(appeal: Appeal) -> Paper | None:
    """The answer that is being written, agreed or signed; None before it is begun."""
    return Paper.objects.filter(appeal=appeal, kind=PaperKind.ANSWER).exclude(stage=PaperStage.CANCELLED).order_by("-pk").first()
