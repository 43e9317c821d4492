"""The task and the term of sending once more what came back. Called by `sending` in its transaction."""

from __future__ import annotations

from datetime import date, datetime

from workflows.appeals.actions.clocks import Duty, start
from workflows.appeals.models import (
    Assignment,
    AssignmentRole,
    AssignmentState,
    Clock,
    ClockKind,
    Medium,
    Paper,
    Sending,
)
from workflows.people.history import save_as
from workflows.people.models import User

RESEND_BASIS = "59-ФЗ 10(4)"


def ask_to_resend(sending: Sending, *, by: User | None, on: date, at: datetime) -> None:
    """A term of one working day and a task for who sent it."""
    paper = sending.paper
    clock: Clock = start(paper.appeal, Duty(kind=ClockKind.POSTING, basis=RESEND_BASIS, base_on=on, paper=paper), by=by, at=at)
    sender = sending.by or by
    if sender is None or Assignment.objects.active().filter(paper=paper).exists():
        return
    task = Assignment(appeal=paper.appeal, paper=paper, role=AssignmentRole.CO_EXECUTOR, executor=sender, text=words_for(sending), given_by=by or sender, given_at=at)
    task.due_on = clock.control_due_on
    save_as(task, by=by, reason="Вернулось")


def end_task(paper: Paper, *, by: User, at: datetime) -> None:
    """The paper has left again."""
    for task in Assignment.objects.active().filter(paper=paper):
        task.state, task.ended_by, task.ended_at = AssignmentState.DONE, by, at
        save_as(task, by=by, reason="Отправлено заново")


def words_for(sending: Sending) -> str:
    """What to do now: by post where an e-mail came back and an address is known; otherwise, how to find an address."""
    paper = sending.paper
    if sending.medium in (Medium.POST, Medium.HAND):
        return f"{paper}: вернулось с почты. Проверьте адрес, исправьте его в карточке и отправьте заново."
    if _postal_address(paper):
        return f"Отправить почтой: {paper}. Электронное письмо вернулось."
    return f"{paper}: электронное письмо вернулось, почтового адреса нет. Узнайте другой адрес, например по телефону, внесите его в карточку и отправьте заново."


def _postal_address(paper: Paper) -> str:
    return paper.to_body.postal_address if paper.to_body else paper.appeal.applicant.postal_address
