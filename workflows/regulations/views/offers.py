"""What may be done with a draft now: one main step, the others with the reason why each is closed."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from workflows.errors import WrongStage, why_not
from workflows.people.models import User
from workflows.regulations import rules
from workflows.regulations.amendments import stages_of
from workflows.regulations.drafts import text_of
from workflows.regulations.lineage_map import map_is_confirmed
from workflows.regulations.models import OpinionBody, RedactionDraft
from workflows.regulations.queries import Packet, StepState
from workflows.regulations.readiness import changes_to_hand_in
from workflows.regulations.stages import DraftWay, Stage
from workflows.regulations.substitutes import substitutions_of
from workflows.regulations.timeline import where_to
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
    unheard, unasked = unheard_bodies(draft, found), unasked_bodies(draft, found)
    ask = Offer("Направить на учёт мнения", _to("regulations_ask", draft), "mail", why_not(may_ask, user, draft, unasked), _is_pressing(unasked))
    return (
        Offer("Согласовать или вернуть", "#visa", "check", _why_no_visa(user, draft, found, on=on)),
        Offer("Прочитать и подписать приказ", _to("regulations_sign", draft), "pick", why_not(rules.may_sign, user, draft, on=on)),
        *_lineage_offer(user, draft),
        Offer("Передать на согласование", _to("regulations_submit", draft), "resubmit", why_not(may_hand_in, user, draft)),
        *_moving(user, draft, on=on),
        Offer("Править текст", _editor(draft), "edit", why_not(rules.may_edit, user, draft)),
        ask,
        Offer("Внести мнение", _to("regulations_opinion", draft), "group", why_not(may_hear, user, draft, unheard), bool(unheard)),
        _order_offer(user, draft, found),
        Offer("Передать на подпись", _to("regulations_send", draft), "arrow-right", why_not(rules.may_send, user, draft)),
        Offer("Отозвать на доработку", _to("regulations_withdraw", draft), "undo", why_not(rules.may_withdraw, user, draft), False),
        Offer("Отклонить проект", _to("regulations_reject", draft), "cross", why_not(rules.may_reject, user, draft), False, True),
    )


def _moving(user: User, draft: RedactionDraft, *, on: date) -> list[Offer]:
    """Offered to a draft alone that stands on a redaction which will not hold on its first day."""
    if not draft.changes_an_act or not draft.is_editable or why_not(_must_move, draft, on=on):
        return []
    return [Offer("Перенести на действующую редакцию", _to("regulations_rebase", draft), "redirect", why_not(rules.may_rebase, user, draft))]


def _must_move(draft: RedactionDraft, *, on: date) -> None:
    where_to(draft, stages_of(draft, text_of(draft)), on=on)


def main_offer(all_offers: tuple[Offer, ...]) -> Offer | None:
    """The next lawful step of this person, if the draft waits for this person at all."""
    return next((offer for offer in all_offers if offer.is_open and offer.is_due), None)


def my_step(user: User, found: Packet | None, *, on: date) -> StepState | None:
    """The visa that this person may put in the current round: the open one rather than another, the own one rather than a substituted one."""
    if found is None:
        return None
    absent = substitutions_of(user, on=on)
    mine = [state for state in found.steps if state.step.is_visa and state.step.holder_id in {user.pk, *absent}]
    return min(mine, key=lambda state: (not state.is_open, state.step.holder_id != user.pk), default=None)


def unheard_bodies(draft: RedactionDraft, found: Packet | None) -> list[OpinionBody]:
    """Bodies whose opinion on the text of this round is not recorded yet."""
    heard = {opinion.body_id for opinion in found.opinions} if found else set()
    return [body for body in draft.regulation.opinions.all() if body.pk not in heard]


def unasked_bodies(draft: RedactionDraft, found: Packet | None) -> list[OpinionBody]:
    """Unheard bodies to which the text of this round has not been given yet."""
    asked = set(found.submission.opinion_requests.values_list("body_id", flat=True)) if found else set()
    return [body for body in unheard_bodies(draft, found) if body.pk not in asked]


def may_hand_in(user: User, draft: RedactionDraft) -> None:
    """Submission asks about the person, the route and the text."""
    rules.may_submit(user, draft)
    changes_to_hand_in(draft, text_of(draft), on=timezone.localdate())


def may_hear(user: User, draft: RedactionDraft, unheard: list[OpinionBody]) -> None:
    """An opinion is recorded once for each body."""
    rules.may_record_opinion(user, draft)
    if not unheard:
        raise WrongStage("Все нужные мнения внесены.")


def may_ask(user: User, draft: RedactionDraft, unasked: list[OpinionBody]) -> None:
    """A text is given to each body once."""
    rules.may_record_opinion(user, draft)
    if not unasked:
        raise WrongStage("Направлять больше некому: этот текст получили все, чьё мнение нужно.")


def _is_pressing(unasked: list[OpinionBody]) -> bool:
    """Where a term is set it has to begin: nothing but the day of receipt makes it run."""
    return any(body.term is not None for body in unasked)


def _order_offer(user: User, draft: RedactionDraft, found: Packet | None) -> Offer:
    why = why_not(rules.may_prepare_order, user, draft)
    if draft.order_id and found and draft.order_round == found.submission.number:
        return Offer("Изменить приказ", _to("regulations_order_words", draft), "doc-full", why, False)
    return Offer("Подготовить приказ", _to("regulations_order", draft), "doc-full", why, draft.stage == Stage.AGREED)


def _lineage_offer(user: User, draft: RedactionDraft) -> tuple[Offer, ...]:
    """Only a new edition asks which provision became which; it waits for the answer until it has one."""
    if draft.way != DraftWay.EDITION:
        return ()
    is_due = draft.is_editable and bool(why_not(map_is_confirmed, draft, text_of(draft)))
    return (Offer("Проверить «Было → Стало»", _to("regulations_lineage", draft), "list-ul", why_not(rules.may_edit, user, draft), is_due),)


def _why_no_visa(user: User, draft: RedactionDraft, found: Packet | None, *, on: date) -> str:
    state = my_step(user, found, on=on)
    if state is None:
        return "Ваша виза в маршруте этого проекта не нужна."
    return why_not(rules.may_visa, user, draft, state, on=on)


def _editor(draft: RedactionDraft) -> str:
    return _to("regulations_amend", draft) if draft.way == DraftWay.AMEND else reverse(EDIT, args=[draft.pk])


def _to(name: str, draft: RedactionDraft) -> str:
    return reverse(name, args=[draft.pk])
