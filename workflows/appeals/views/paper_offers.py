"""What may be done with a paper now; a closed step says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from workflows.appeals.models import Paper, Verdict
from workflows.appeals.papers_content import shown
from workflows.appeals.rules import drafting, publishing, sending, signing
from workflows.appeals.stages import PaperStage
from workflows.appeals.views.offers import Offer
from workflows.errors import WrongStage, why_not
from workflows.people.models import User

Rule = Callable[[User, Paper, date], object]


@dataclass(frozen=True, slots=True)
class PaperStep:
    """One step; at `next_at` it is the next one."""

    name: str
    label: str
    icon: str
    rule: Rule
    next_at: tuple[PaperStage, ...] = ()
    is_serious: bool = False


def _may_visa(user: User, paper: Paper, on: date) -> None:
    drafting.may_visa(user, paper, shown_sha256=shown(paper).sha256, verdict=Verdict.AGREED, remark="", on=on)


def _may_hand_over(user: User, paper: Paper, on: date) -> None:
    if drafting.is_first_answer(paper):
        raise WrongStage("Ответ заявителю передают на подпись вместе с обращением: действием на его карточке.")
    drafting.may_edit(user, paper, on=on)


def _may_send(user: User, paper: Paper, on: date) -> None:
    sending.may_send(user, paper, on=on, today=on)


STEPS: tuple[PaperStep, ...] = (
    PaperStep("paper_sign", "Подписать", "edit", lambda user, paper, on: signing.may_sign(user, paper, on=on, today=on), (PaperStage.ON_SIGNATURE,)),
    PaperStep("paper_visa", "Завизировать", "check", _may_visa, (PaperStage.ON_VISA,)),
    PaperStep("paper_send", "Отправить", "mail", _may_send, (PaperStage.SIGNED,)),
    PaperStep("paper_hand_over", "Передать на подпись", "arrow-right", _may_hand_over, (PaperStage.DRAFT,)),
    PaperStep("paper_edit", "Изменить текст", "edit", lambda user, paper, on: drafting.may_edit(user, paper, on=on)),
    PaperStep("paper_attach", "Приложить файл", "link", lambda user, paper, on: drafting.may_edit(user, paper, on=on)),
    PaperStep("paper_addressee", "Проверить адресата", "user", lambda user, paper, on: drafting.may_confirm_addressee(user, paper, on=on)),
    PaperStep("paper_visas", "На согласование", "group", lambda user, paper, on: drafting.may_edit(user, paper, on=on)),
    PaperStep("paper_take_back", "Отозвать с согласования", "arrow-left", lambda user, paper, on: drafting.may_withdraw_to_draft(user, paper, on=on)),
    PaperStep("paper_signatory", "Другой подписывающий", "user", lambda user, paper, on: drafting.may_change_signatory(user, paper, paper.signatory or user, on=on)),
    PaperStep("paper_return", "Вернуть на доработку", "arrow-left", lambda user, paper, on: drafting.may_return(user, paper, remark="–", on=on), (), True),
    PaperStep("paper_replace", "Составить взамен", "copy", lambda user, paper, on: drafting.may_replace(user, paper, on=on)),
    PaperStep("paper_publish", "Опубликовать обезличенно", "site", lambda user, paper, on: publishing.may_publish(user, paper, confirms=True, on=on)),
    PaperStep("paper_cancel", "Отменить проект", "cross", lambda user, paper, on: drafting.may_cancel(user, paper, reason="–", on=on), (), True),
)


def offers_of(paper: Paper, user: User, *, on: date) -> list[Offer]:
    """Every step with a paper, in the order of work; at most one of them is the next."""
    offers: list[Offer] = []
    for step in STEPS:
        why = why_not(step.rule, user, paper, on)
        is_next = not why and paper.stage in step.next_at and not any(offer.is_next for offer in offers)
        offers.append(Offer(step.label, step.icon, reverse(f"appeals:{step.name}", args=[paper.appeal_id, paper.pk]), why, is_next, step.is_serious))
    return offers
