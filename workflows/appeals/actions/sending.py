"""Sending signed papers and what becomes known of them. A duty to tell somebody ends here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.appeals.actions import coming_back
from workflows.appeals.actions.answering import finish
from workflows.appeals.actions.clocks import End, stop
from workflows.appeals.actions.drafting import fresh_paper
from workflows.appeals.actions.effects import line_of, take_effect_if_complete
from workflows.appeals.actions.records import tell
from workflows.appeals.actions.requesting import begin_waiting
from workflows.appeals.actions.resending import ask_to_resend, end_task
from workflows.appeals.actions.signing import PRINT
from workflows.appeals.models import (
    ClockKind,
    Decision,
    DeliveryState,
    InfoRequest,
    Medium,
    Paper,
    PaperKind,
    Sending,
    SendingEvent,
    StopCause,
    Unsent,
)
from workflows.appeals.published_pages import must_open
from workflows.appeals.rules import sending as rules
from workflows.appeals.rules.delivery import is_superseded, may_note
from workflows.appeals.rules.postal import postal_number
from workflows.appeals.rules.sending import Way
from workflows.appeals.stages import Stage
from workflows.appeals.tokens import reply_address
from workflows.errors import WrongStage
from workflows.files.models import StoredFile
from workflows.mail.letters import Message, queue_letter
from workflows.mail.models import Letter
from workflows.people.models import User
from workflows.printing.models import Print

FIRST_EVENT = {
    Medium.EMAIL: DeliveryState.QUEUED,
    Medium.CABINET: DeliveryState.ACCEPTED,
    Medium.POST: DeliveryState.ACCEPTED,
    Medium.HAND: DeliveryState.DELIVERED,
}
STATUTORY = frozenset(PaperKind) - {PaperKind.REGISTRATION_NOTICE, PaperKind.INFO_LETTER, PaperKind.TERMINATION}  # the law itself wants these to arrive
COVER = "Здравствуйте!\n\nНаправляем документ: {title} от {day:%d.%m.%Y}. Он во вложении.\n\n{answer}"
MAY_ANSWER = "На это письмо можно ответить: ответ попадёт к вашему обращению."
NO_ANSWER = "Это письмо отправлено автоматически, отвечать на него не нужно."


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """How a paper leaves; without a way – as the citizen wrote and asked."""

    way: Way | None = None
    postal_number: str = ""


def send(paper: Paper, dispatch: Dispatch, *, by: User, on: date, at: datetime, opened: Callable[[str], None] = must_open) -> Sending:
    """Let a signed paper leave. An address that the letter points to is opened first, before any row is locked, by `opened`."""
    decision = Decision.objects.filter(papers__paper__in=line_of(paper)).exclude(published_at="").first()
    if decision is not None:
        opened(decision.published_at)
    return _send(paper, dispatch, by=by, on=on, at=at)


@transaction.atomic
def _send(paper: Paper, dispatch: Dispatch, *, by: User, on: date, at: datetime) -> Sending:
    paper = fresh_paper(paper)
    rules.may_send(by, paper, on=on, today=timezone.localdate(at))
    way = dispatch.way or rules.default_way(paper)
    rules.is_lawful(paper, way)
    rules.is_not_repeated(paper, way, on=on)
    number, printed = postal_number(dispatch.postal_number), _print_of(paper)
    letter = _post(paper, way, printed) if way.medium == Medium.EMAIL else None
    sending: Sending = Sending.objects.create(
        paper=paper,
        medium=way.medium,
        address=way.address,
        sent_on=on,
        postal_number=number,
        message_id=str(letter.uid) if letter else "",
        by=by,
        at=at,
    )
    Unsent.objects.filter(paper=paper).delete()
    coming_back.clear(line_of(paper))
    SendingEvent.objects.create(sending=sending, state=FIRST_EVENT[way.medium], on=on, by=by, at=at)
    tell("paper_sent", paper.appeal, f"отправлено: {paper}, {sending.get_medium_display()}", by=by, paper=paper.pk, sending=sending.pk, date=on.isoformat())
    _settle(paper, sending, by=by, at=at)
    return sending


@transaction.atomic
def note_delivery(sending: Sending, state: DeliveryState, *, detail: str, by: User | None, on: date, at: datetime) -> SendingEvent:
    """Write down what became of a sending. What came back must leave again within a working day."""
    paper = fresh_paper(sending.paper)
    sending = Sending.objects.get(pk=sending.pk)
    sending.paper = paper
    may_note(by, sending, state, on=on)
    event: SendingEvent = SendingEvent.objects.create(sending=sending, state=state, detail=detail.strip(), on=on, by=by, at=at)
    coming_back.note(event)
    tell("delivery", paper.appeal, f"{paper}: {state.label}", by=by, sending=sending.pk, date=on.isoformat())
    if state == DeliveryState.BOUNCED and PaperKind(paper.kind) in STATUTORY and not is_superseded(sending):
        ask_to_resend(sending, by=by, on=on, at=at)
    return event


def _settle(paper: Paper, sending: Sending, *, by: User, at: datetime) -> None:
    """What the dispatch ends: the terms of this paper, the appeal of an answer, a decision with all its papers."""
    appeal, end = paper.appeal, End(cause=StopCause.DONE, on=sending.sent_on, sending=sending)
    for one in line_of(paper):
        stop(appeal, ClockKind.NOTICE, end, by=by, at=at, paper=one)
        stop(appeal, ClockKind.POSTING, end, by=by, at=at, paper=one)
        end_task(one, by=by, at=at)
    if paper.kind == PaperKind.ANSWER and appeal.stage == Stage.ON_SIGNATURE:
        finish(appeal, sending, by=by, at=at)
    if request := InfoRequest.objects.filter(paper__in=line_of(paper)).select_related("paper").first():
        begin_waiting(request, appeal, sending, by=by, at=at)
    take_effect_if_complete(paper, on=sending.sent_on, by=by, at=at)


def _print_of(paper: Paper) -> StoredFile:
    """The stored print; nothing leaves before it exists."""
    found = Print.objects.filter(request__form=PRINT, request__subject_id=paper.pk).select_related("file__blob").first()
    if found is None:
        raise WrongStage(f"{paper}: печатная форма ещё строится. Повторите через минуту; если её долго нет, откройте раздел «Печатные формы».")
    return found.file


def _post(paper: Paper, way: Way, printed: StoredFile) -> Letter:
    """The letter with the stored print and everything that the paper has attached; an answer to it finds the appeal."""
    files = (printed, *(item.file for item in paper.files.select_related("file__blob")))
    back = reply_address(paper.appeal)
    words = COVER.format(title=paper, day=paper.signed_on, answer=MAY_ANSWER if back else NO_ANSWER)
    return queue_letter(Message(to=way.address, subject=str(paper), text=words, files=files, reply_to=back, is_traced=True))
