"""What may be done with a draft now: one main step, the others with the reason why each is closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from workflows.errors import WrongStage, why_not
from workflows.people.models import User
from workflows.regulations import rules
from workflows.regulations.drafts import text_of
from workflows.regulations.models import OpinionBody, RedactionDraft
from workflows.regulations.queries import Packet, StepState
from workflows.regulations.readiness import changes_to_hand_in
from workflows.regulations.stages import DraftWay, Stage
from workflows.regulations.views.drafts import EDIT


@dataclass(frozen=True, slots=True)
class Offer:
    """A button; closed when there is a reason against it. `is_due`: the draft waits for exactly this."""

    label: str
    address: str
    icon: str
    why: str
    is_due: bool = True
    is_serious: bool = False

    @property
    def is_open(self) -> bool:
        return not self.why


def offers(user: User, draft: RedactionDraft, found: Packet | None, *, on: date) -> tuple[Offer, ...]:
    """Everything that can ever be done with a draft, in the order in which it is usually done."""
    unheard = unheard_bodies(draft, found)
    return (
        Offer("Согласовать или вернуть", "#visa", "check", _why_no_visa(user, draft, found)),
        Offer("Прочитать и подписать приказ", _to("regulations_sign", draft), "pick", why_not(rules.may_sign, user, draft, on=on)),
        Offer("Передать на согласование", _to("regulations_submit", draft), "resubmit", why_not(may_hand_in, user, draft)),
        Offer("Править текст", _editor(draft), "edit", why_not(rules.may_edit, user, draft)),
        Offer("Внести мнение", _to("regulations_opinion", draft), "group", why_not(may_hear, user, draft, unheard), bool(unheard)),
        _order_offer(user, draft, found),
        Offer("Передать на подпись", _to("regulations_send", draft), "arrow-right", why_not(rules.may_send, user, draft)),
        Offer("Отозвать на доработку", _to("regulations_withdraw", draft), "undo", why_not(rules.may_withdraw, user, draft), False),
        Offer("Отклонить проект", _to("regulations_reject", draft), "cross", why_not(rules.may_reject, user, draft), False, True),
    )


def main_offer(all_offers: tuple[Offer, ...]) -> Offer | None:
    """The next lawful step of this person, if the draft waits for this person at all."""
    return next((offer for offer in all_offers if offer.is_open and offer.is_due), None)


def my_step(user: User, found: Packet | None) -> StepState | None:
    """The visa of this person in the current round: the open one rather than another."""
    mine = [state for state in found.steps if state.step.is_visa and state.step.holder_id == user.pk] if found else []
    return next((state for state in mine if state.is_open), mine[0] if mine else None)


def unheard_bodies(draft: RedactionDraft, found: Packet | None) -> list[OpinionBody]:
    """Bodies whose opinion on the text of this round is not recorded yet."""
    heard = {opinion.body_id for opinion in found.opinions} if found else set()
    return [body for body in draft.regulation.opinions.all() if body.pk not in heard]


def may_hand_in(user: User, draft: RedactionDraft) -> None:
    """Submission asks about the person, the route and the text."""
    rules.may_submit(user, draft)
    changes_to_hand_in(draft, text_of(draft), on=timezone.localdate())


def may_hear(user: User, draft: RedactionDraft, unheard: list[OpinionBody]) -> None:
    """An opinion is recorded once for each body."""
    rules.may_record_opinion(user, draft)
    if not unheard:
        raise WrongStage("Все нужные мнения внесены.")


def _order_offer(user: User, draft: RedactionDraft, found: Packet | None) -> Offer:
    why = why_not(rules.may_prepare_order, user, draft)
    if draft.order_id and found and draft.order_round == found.submission.number:
        return Offer("Изменить приказ", _to("regulations_order_words", draft), "doc-full", why, False)
    return Offer("Подготовить приказ", _to("regulations_order", draft), "doc-full", why, draft.stage == Stage.AGREED)


def _why_no_visa(user: User, draft: RedactionDraft, found: Packet | None) -> str:
    state = my_step(user, found)
    if state is None:
        return "Ваша виза в маршруте этого проекта не нужна."
    check: Callable[..., None] = rules.may_visa
    return why_not(check, user, draft, state)


def _editor(draft: RedactionDraft) -> str:
    return _to("regulations_amend", draft) if draft.way == DraftWay.AMEND else reverse(EDIT, args=[draft.pk])


def _to(name: str, draft: RedactionDraft) -> str:
    return reverse(name, args=[draft.pk])
