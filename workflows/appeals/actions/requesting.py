"""Requests of material from other bodies (59-ФЗ, ст. 10, ч. 1, п. 2): they have 15 days, and our own term runs on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.appeals.actions.clocks import Duty, End, start, stop
from workflows.appeals.actions.drafting import Wording, write
from workflows.appeals.actions.records import fresh, lead, tell
from workflows.appeals.models import (
    Appeal,
    ClockKind,
    CompetentBody,
    InfoReply,
    InfoRequest,
    PaperKind,
    Sending,
    StopCause,
)
from workflows.appeals.rules import requesting as rules
from workflows.appeals.stages import Stage
from workflows.people.models import User

BASIS = "59-ФЗ 10(2)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whom to ask, for what, in which words."""

    body: CompetentBody
    what: str
    words: Wording


@transaction.atomic
def ask(appeal: Appeal, wanted: Wanted, *, by: User, on: date, at: datetime) -> InfoRequest:
    """Make the project of a request; the term of the body and the stage begin when it has left."""
    appeal = fresh(appeal)
    rules.may_ask(by, appeal, wanted.body, wanted=wanted.what, on=on)
    paper = write(appeal, PaperKind.INFO_REQUEST, wanted.words, by=by, at=at, to_body=wanted.body)
    request: InfoRequest = InfoRequest.objects.create(appeal=appeal, body=wanted.body, paper=paper, wanted=wanted.what.strip(), by=by, at=at)
    tell("info_request_drafted", appeal, "составлен запрос материалов", by=by, request=request.pk)
    return request


def begin_waiting(request: InfoRequest, appeal: Appeal, sending: Sending, *, by: User, at: datetime) -> None:
    """The request has left: 15 days for the body. Called by `sending` with a fresh appeal."""
    if InfoReply.objects.filter(request=request).exists():
        return
    start(appeal, Duty(kind=ClockKind.REQUEST, basis=BASIS, base_on=sending.sent_on, paper=request.paper), by=by, at=at)
    if appeal.stage == Stage.IN_REVIEW:
        lead(appeal, Stage.INFO_REQUESTED, on=sending.sent_on, by=by, reason="Направлен запрос материалов")


@transaction.atomic
def record_reply(request: InfoRequest, *, received_on: date, gist: str, by: User, on: date, at: datetime) -> InfoReply:
    """The body has answered; with nothing more to wait for, the examination goes on."""
    appeal = fresh(request.appeal)
    request = InfoRequest.objects.select_related("paper").get(pk=request.pk)
    request.appeal = appeal
    rules.may_record_reply(by, request, received_on=received_on, today=timezone.localdate(at), on=on)
    reply: InfoReply = InfoReply.objects.create(request=request, received_on=received_on, gist=gist.strip(), by=by, at=at)
    stop(appeal, ClockKind.REQUEST, End(cause=StopCause.DONE, on=received_on), by=by, at=at, paper=request.paper)
    if appeal.stage == Stage.INFO_REQUESTED and not waits(appeal):
        lead(appeal, Stage.IN_REVIEW, on=on, by=by, reason="Получены материалы")
    tell("info_reply", appeal, "получен ответ на запрос материалов", by=by, request=request.pk, date=received_on.isoformat())
    return reply


@transaction.atomic
def go_on(appeal: Appeal, *, by: User, on: date) -> Appeal:
    """Examine on without waiting; the term of the asked body stays visible until it answers or the appeal ends."""
    appeal = fresh(appeal)
    rules.may_go_on(by, appeal, on=on)
    lead(appeal, Stage.IN_REVIEW, on=on, by=by, reason="Рассмотрение продолжено")
    tell("went_on", appeal, "рассмотрение продолжено без ожидания материалов", by=by)
    return appeal


def waits(appeal: Appeal) -> bool:
    """Whether a request is out without a reply."""
    return InfoRequest.objects.filter(appeal=appeal, reply=None, paper__sendings__isnull=False).exists()
