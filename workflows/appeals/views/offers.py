"""What may be done with an appeal now: the next lawful step first; a closed step says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from workflows.appeals.models import Appeal
from workflows.appeals.rules import assigning, intake, keeping, may_lead, registering
from workflows.appeals.stages import Stage
from workflows.errors import why_not
from workflows.people.models import User

Rule = Callable[[User, Appeal, date], None]


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

STEPS: tuple[Step, ...] = (
    Step("register", "Зарегистрировать", "circle-plus", lambda user, appeal, on: registering.may_register(user, appeal, on=on), (Stage.RECEIVED,)),
    Step("confirm_refusal", "Подтвердить: не обращение", "circle-xmark", lambda user, appeal, on: registering.may_confirm_refusal(user, appeal, on=on), (Stage.RECEIVED,), True),
    Step("assign", "Поручить", "user", lambda user, appeal, on: assigning.may_assign(user, appeal, on=on), (Stage.REGISTERED,)),
    Step("accept", "Принять к рассмотрению", "check", lambda user, appeal, on: assigning.may_accept(user, appeal, on=on), (Stage.ASSIGNED,)),
    Step("give_back", "Вернуть поручение", "arrow-left", lambda user, appeal, on: assigning.may_give_back(user, appeal, remark="–", on=on), (), True),
    Step("share", "Привлечь соисполнителя", "group", lambda user, appeal, on: assigning.may_share(user, appeal, on=on)),
    Step("message", "Добавить материалы", "mail", lambda user, appeal, on: intake.may_add(user, appeal, on=on)),
    Step("mark", "Отметки и доступ", "tag", lambda user, appeal, on: keeping.may_mark(user, appeal, on=on)),
    Step("correct", "Исправить данные заявителя", "edit", lambda user, appeal, on: keeping.may_correct(user, appeal, reason="–", on=on)),
    Step("propose_refusal", "Предложить: не обращение", "circle-xmark", lambda user, appeal, on: registering.may_propose_refusal(user, appeal, reason="–", on=on), (), True),
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
