"""What comes next and by when, and where to go who does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.appeals.models import Appeal, ClockKind, RunningClock, house_rules
from workflows.appeals.stages import Stage
from workflows.printing.words import long_date

NOW = {
    Stage.RECEIVED: "Обращение ждёт регистрации",
    Stage.REGISTERED: "Руководитель выбирает, кто рассмотрит обращение",
    Stage.ASSIGNED: "Обращение рассматривают",
    Stage.IN_REVIEW: "Обращение рассматривают",
    Stage.INFO_REQUESTED: "Мы ждём сведений, которые запросили для ответа",
    Stage.DRAFT_ANSWER: "Готовят ответ",
    Stage.ON_SIGNATURE: "Ответ подписывают",
    Stage.ANSWERED: "Ответ отправлен",
    Stage.FORWARDED: "Обращение направлено в другой орган",
    Stage.WITHDRAWN: "Рассмотрение прекращено по вашему заявлению",
    Stage.NOT_AN_APPEAL: "Письмо не рассматривается как обращение",
    Stage.ORAL_ANSWERED: "Ответ дан на личном приёме",
}
DONE = "Рассмотрение завершено"


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where the appeal stands in one phrase, and what will happen by which day."""

    now: str
    next: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where to go who does not agree."""

    higher_body: str


def outlook_of(appeal: Appeal, *, on: date) -> Outlook:
    """Counted for the day; a term that has passed is said to have passed."""
    now = NOW.get(Stage(appeal.stage), DONE)
    if not appeal.is_open:
        return Outlook(now)
    kind = ClockKind.REGISTRATION if appeal.stage == Stage.RECEIVED else ClockKind.ANSWER
    clock = RunningClock.objects.filter(appeal=appeal, kind=kind).first()
    if clock is None:
        return Outlook(now)
    day = long_date(clock.limit_on)
    if on > clock.limit_on:
        return Outlook(now, f"Срок истёк {day} Вы вправе пожаловаться на это: куда – сказано ниже.", is_late=True)
    if kind == ClockKind.REGISTRATION:
        return Outlook(now, f"Зарегистрируем не позже {day} С этого дня пойдёт срок ответа – 30 дней.")
    return Outlook(now, f"Ответим не позже {day} Если срок продлят или направят обращение в другой орган, вы получите уведомление.")


def dispute_of(appeal: Appeal, *, on: date) -> Dispute | None:
    """Shown when there is something to disagree with."""
    if not appeal.is_open or outlook_of(appeal, on=on).is_late:
        return Dispute(house_rules().higher_body)
    return None
