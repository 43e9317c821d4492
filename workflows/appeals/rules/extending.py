"""When the term of an answer may be extended (59-ФЗ, ст. 12, ч. 2)."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import (
    Appeal,
    Clock,
    ClockBreach,
    ClockKind,
    Extension,
    ExtensionGround,
    Paper,
    PaperKind,
    RunningClock,
    Sending,
)
from workflows.appeals.rules.moves import must_be
from workflows.appeals.stages import Actor
from workflows.errors import BadInput, Incomplete, WrongStage
from workflows.people.models import User

AT_MOST = "«…не более чем на 30 дней» (59-ФЗ, ст. 12, ч. 2)"


def may_extend(user: User, appeal: Appeal, *, days: int, on: date) -> Clock:
    """The head, once, before the term is over, by at most 30 days; gives the term that is extended."""
    must_be(user, appeal, Actor.HEAD, on=on, to_do="продлить срок рассмотрения")
    if Extension.objects.filter(appeal=appeal).exists():
        raise WrongStage(f"Срок уже продлён. Продлить его можно один раз и {AT_MOST}.")
    running = RunningClock.objects.filter(appeal=appeal, kind=ClockKind.ANSWER).select_related("clock").first()
    if running is None:
        raise WrongStage(f"{appeal}: срок ответа не идёт, продлевать нечего.")
    if on > running.limit_on:
        raise WrongStage(f"Срок истёк {running.limit_on:%d.%m.%Y}, продлить его уже нельзя: решают до конца срока. Ответьте как можно скорее.")
    if not 1 <= days <= Extension.MOST_DAYS:
        raise BadInput(f"Срок продлевают {AT_MOST}. Укажите число от 1 до {Extension.MOST_DAYS}.")
    return running.clock


def has_ground(appeal: Appeal, ground: ExtensionGround, *, reason: str, request: Paper | None) -> None:
    """«В исключительных случаях, а также в случае направления запроса» (ст. 12, ч. 2): words, or the request that has left."""
    if ground == ExtensionGround.EXCEPTIONAL:
        if not reason.strip():
            raise Incomplete("Напишите, в чём исключительный случай: без причины срок не продлевают (59-ФЗ, ст. 12, ч. 2).")
        return
    if request is None or request.appeal_id != appeal.pk or request.kind != PaperKind.INFO_REQUEST:
        raise Incomplete("Выберите запрос материалов, из-за которого продлевается срок (59-ФЗ, ст. 10, ч. 2).")
    if not Sending.objects.filter(paper=request).exists():
        raise WrongStage("Запрос ещё не направлен: основание для продления появится, когда он уйдёт.")


def is_alarming(extension: Extension, *, on: date) -> bool:
    """Whether the citizen was told of the extension too late, or is not told though the old term is over."""
    clock = Clock.objects.filter(paper=extension.notice, kind=ClockKind.NOTICE).order_by("-pk").first()
    if clock is None or ClockBreach.objects.filter(clock=clock).exists():
        return clock is not None
    return on > clock.limit_on and RunningClock.objects.filter(clock=clock).exists()
