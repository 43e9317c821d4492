"""When work may be given, taken, handed back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workflows.appeals.models import Appeal, Assignment, AssignmentRole, AssignmentState, ClockKind, RunningClock
from workflows.appeals.rules.actors import must_not_be_complained_of, substituted_by
from workflows.appeals.rules.moves import may_lead, must_be, must_be_any
from workflows.appeals.stages import Actor, Stage
from workflows.errors import BadInput, Incomplete, NotAllowed, WrongStage
from workflows.people.models import User

KEEPS_STAGE = (Stage.ASSIGNED, Stage.INFO_REQUESTED, Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE)  # a new responsible person goes on where the other stood


def may_assign(user: User, appeal: Appeal, *, on: date) -> None:
    """The resolution is the head's; in later stages it is a new one, and the term goes on."""
    if appeal.stage in KEEPS_STAGE:
        must_be(user, appeal, Actor.HEAD, on=on, to_do="назначить исполнителя")
    else:
        may_lead(user, appeal, Stage.ASSIGNED, on=on)


def are_fit(appeal: Appeal, executors: Sequence[User]) -> None:
    """Working people, each once, none of whom is complained of."""
    if len({person.pk for person in executors}) != len(executors):
        raise BadInput("Один человек выбран дважды. Оставьте его ответственным или соисполнителем.")
    for person in executors:
        if not person.is_active:
            raise BadInput(f"Учётная запись «{person.full_name}» закрыта. Выберите того, кто работает.")
        must_not_be_complained_of(person, appeal, as_what="исполнителем")


def is_in_time(appeal: Appeal, due_on: date | None, *, on: date) -> None:
    """The day of an assignment is not past, and not after the control date of the answer."""
    if due_on is None:
        return
    if due_on < on:
        raise BadInput(f"Срок поручения {due_on:%d.%m.%Y} уже прошёл. Укажите сегодняшний день или более поздний.")
    answer = RunningClock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).first()
    if answer and due_on > answer.control_due_on >= on:
        raise BadInput(f"Срок поручения {due_on:%d.%m.%Y} позже контрольной даты ответа {answer.control_due_on:%d.%m.%Y}. Укажите более ранний.")


def may_accept(user: User, appeal: Appeal, *, on: date) -> None:
    """The responsible executor takes the case."""
    may_lead(user, appeal, Stage.IN_REVIEW, on=on)


def may_give_back(user: User, appeal: Appeal, *, remark: str, on: date) -> None:
    """The responsible executor hands the case back to the head before taking it."""
    may_lead(user, appeal, Stage.REGISTERED, on=on)
    if not remark.strip():
        raise Incomplete("Напишите, почему возвращаете поручение: руководитель выберет другого исполнителя.")


def may_report(user: User, assignment: Assignment, *, report: str, on: date) -> None:
    """A co-executor says what is done; the responsible one answers for the whole and ends by the answer."""
    is_own = assignment.executor_id == user.pk or assignment.executor_id in substituted_by(user, on=on)
    if not is_own:
        raise NotAllowed("Отчитаться по поручению может тот, кому оно дано, или его замещающий.")
    if not assignment.is_active:
        raise WrongStage(f"Поручение уже закрыто: {assignment.get_state_display()}.")
    if assignment.role == AssignmentRole.RESPONSIBLE:
        raise WrongStage("Ответственный исполнитель завершает поручение ответом заявителю, отдельный отчёт не нужен.")
    if assignment.paper_id:
        raise WrongStage("Отчёт не нужен: поручение закроется само, когда документ уйдёт. Отправьте его заново.")
    if not report.strip():
        raise Incomplete("Напишите, что сделано: это увидит ответственный исполнитель.")


def may_return_report(user: User, assignment: Assignment, *, remark: str, on: date) -> None:
    """The responsible executor or the head sends a report back to be done again."""
    appeal = assignment.appeal
    if assignment.state != AssignmentState.DONE:
        raise WrongStage("Вернуть на доработку можно только исполненное поручение.")
    must_be_any(user, appeal, (Actor.EXECUTOR, Actor.HEAD), on=on, to_do="вернуть поручение")
    if not remark.strip():
        raise Incomplete("Напишите замечание: что доделать.")


def may_share(user: User, appeal: Appeal, *, on: date) -> None:
    """The responsible executor draws others in."""
    if not appeal.is_open or appeal.stage in (Stage.RECEIVED, Stage.REGISTERED):
        raise WrongStage(f"{appeal}: соисполнителей назначают после резолюции и до завершения.")
    must_be(user, appeal, Actor.EXECUTOR, on=on, to_do="привлечь соисполнителей")
