"""What may be done with an appeal now: the next lawful step first; a closed step says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from workflows.appeals.models import Appeal
from workflows.appeals.rules import (
    answering,
    assigning,
    drafting,
    duplicates,
    extending,
    intake,
    keeping,
    may_lead,
    must_be,
    printing,
    registering,
    requesting,
)
from workflows.appeals.stages import Actor, Stage
from workflows.errors import WrongStage, why_not
from workflows.people.models import User

Rule = Callable[[User, Appeal, date], object]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its address, its words, the rule that opens it, the stages at which it is the next one."""

    name: str
    label: str
    icon: str
    rule: Rule
    next_at: tuple[Stage, ...] = ()
    is_serious: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A step as this person meets it on this appeal."""

    label: str
    icon: str
    address: str
    why: str
    is_next: bool
    is_serious: bool

    @property
    def is_open(self) -> bool:
        """Whether it may be taken now."""
        return not self.why


def _lead(stage: Stage) -> Rule:
    return lambda user, appeal, on: may_lead(user, appeal, stage, on=on)


WHOSE_MOVE = {
    Stage.RECEIVED: "Письмо ждёт номера: его даёт делопроизводитель.",
    Stage.REGISTERED: "Обращение ждёт резолюции: исполнителя выбирает руководитель.",
    Stage.ASSIGNED: "Поручение ждёт ответственного исполнителя.",
    Stage.IN_REVIEW: "Обращение рассматривает ответственный исполнитель.",
    Stage.INFO_REQUESTED: "Ответственный исполнитель ждёт запрошенных материалов. Срок ответа идёт.",
    Stage.DRAFT_ANSWER: "Ответ готовит ответственный исполнитель.",
    Stage.ON_SIGNATURE: "Ответ у подписывающего; подписанный ответ отправляет делопроизводитель.",
}
OVER = "Рассмотрение завершено. Осталось положить обращение в дело: это делает делопроизводитель."
KEPT = "Обращение в деле, делать с ним больше ничего не нужно."



def _go_on(user: User, appeal: Appeal, on: date) -> None:
    if appeal.stage != Stage.INFO_REQUESTED:
        raise WrongStage(f"{appeal}: материалы не запрошены, ждать нечего.")
    requesting.may_go_on(user, appeal, on=on)


def _put_off(user: User, appeal: Appeal, on: date) -> None:
    if appeal.stage != Stage.DRAFT_ANSWER:
        raise WrongStage(f"{appeal}: проекта ответа нет, откладывать нечего.")
    answering.may_put_off(user, appeal, on=on)


STEPS: tuple[Step, ...] = (
    Step("register", "Зарегистрировать", "circle-plus", lambda user, appeal, on: registering.may_register(user, appeal, on=on), (Stage.RECEIVED,)),
    Step("confirm_refusal", "Подтвердить: не обращение", "circle-xmark", lambda user, appeal, on: registering.may_confirm_refusal(user, appeal, on=on), (Stage.RECEIVED,), True),
    Step("assign", "Поручить", "user", lambda user, appeal, on: assigning.may_assign(user, appeal, on=on), (Stage.REGISTERED,)),
    Step("accept", "Принять к рассмотрению", "check", lambda user, appeal, on: assigning.may_accept(user, appeal, on=on), (Stage.ASSIGNED,)),
    Step("give_back", "Вернуть поручение", "arrow-left", lambda user, appeal, on: assigning.may_give_back(user, appeal, remark="–", on=on), (), True),
    Step("start_answer", "Составить ответ", "edit", lambda user, appeal, on: answering.may_start(user, appeal, on=on), (Stage.IN_REVIEW,)),
    Step("answer_to_signature", "Передать ответ на подпись", "arrow-right", lambda user, appeal, on: answering.may_give(user, appeal, on=on), (Stage.DRAFT_ANSWER,)),
    Step("go_on", "Рассматривать дальше", "arrow-right", _go_on, (Stage.INFO_REQUESTED,)),
    Step("extend", "Продлить срок", "time", lambda user, appeal, on: extending.may_extend(user, appeal, days=1, on=on)),
    Step("forward", "Переадресовать", "redirect", lambda user, appeal, on: must_be(user, appeal, Actor.HEAD, on=on, to_do="переадресовать обращение")),
    Step("grounds", "Решить по ст. 8 или 11", "clipboard-list", lambda user, appeal, on: must_be(user, appeal, Actor.HEAD, on=on, to_do="решить по ст. 8 или 11")),
    Step("ask", "Запросить материалы", "mail", _lead(Stage.INFO_REQUESTED)),
    Step("letter", "Написать письмо", "doc-full", lambda user, appeal, on: drafting.may_draft(user, appeal, drafting.FREE[0], on=on)),
    Step("put_off", "Отложить проект ответа", "arrow-left", _put_off, (), True),
    Step("notify", "Уведомить о регистрации", "mail", lambda user, appeal, on: drafting.may_notify(user, appeal, on=on)),
    Step("receipt", "Выдать расписку", "doc-full", lambda user, appeal, on: printing.may_give_receipt(user, appeal, on=on)),
    Step("code", "Выдать код заявителю", "key", lambda user, appeal, on: printing.may_give_code(user, appeal, on=on)),
    Step("share", "Привлечь соисполнителя", "group", lambda user, appeal, on: assigning.may_share(user, appeal, on=on)),
    Step("message", "Добавить материалы", "mail", lambda user, appeal, on: intake.may_add(user, appeal, on=on)),
    Step("mark", "Отметки и доступ", "tag", lambda user, appeal, on: keeping.may_mark(user, appeal, on=on)),
    Step("correct", "Исправить данные заявителя", "edit", lambda user, appeal, on: keeping.may_correct(user, appeal, reason="–", on=on)),
    Step("propose_refusal", "Предложить: не обращение", "circle-xmark", lambda user, appeal, on: registering.may_propose_refusal(user, appeal, reason="–", on=on), (), True),
    Step("duplicate", "Отметить дублем", "copy", lambda user, appeal, on: duplicates.may_mark(user, appeal, on=on), (), True),
    Step("withdraw", "Прекратить по заявлению", "cross", _lead(Stage.WITHDRAWN), (), True),
    Step("file_away", "В дело", "folder", _lead(Stage.FILED), tuple(stage for stage in Stage if stage not in (Stage.FILED, Stage.DESTROYED))),
)


def offers_of(appeal: Appeal, user: User, *, on: date) -> list[Offer]:
    """Every step, in the order of work."""
    return [_offer(step, appeal, user, on) for step in STEPS]


def _offer(step: Step, appeal: Appeal, user: User, on: date) -> Offer:
    why = why_not(step.rule, user, appeal, on)
    return Offer(step.label, step.icon, reverse(f"appeals:{step.name}", args=[appeal.pk]), why, not why and appeal.stage in step.next_at, step.is_serious)


def next_of(offers: list[Offer]) -> Offer | None:
    """The next lawful step of this person, if it is theirs to take."""
    return next((offer for offer in offers if offer.is_next), None)


def whose_move(appeal: Appeal) -> str:
    """Whom the appeal waits for, when it is not the reader."""
    stage = Stage(appeal.stage)
    return KEPT if stage in (Stage.FILED, Stage.DESTROYED) else WHOSE_MOVE.get(stage, OVER)
