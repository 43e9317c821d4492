"""What must hold of references, and who keeps the register of cited acts."""

from datetime import date

from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.people.models import User
from workflows.printing.words import long_date
from workflows.regulations.models import ActState, ExternalAct, RedactionDraft, ReferenceReview
from workflows.regulations.reference_queries import unexplained
from workflows.regulations.stages import DraftWay
from workflows.regulations.tree import ActText

MOST_TOLD = 5


def references_hold(draft: RedactionDraft, text: ActText) -> None:
    """No reference leads nowhere or to what has lost its force, unless the lawyer has said why it stays; a repealed act may keep its own."""
    found = () if draft.way == DraftWay.REPEAL else unexplained(draft, text)
    if not found:
        return
    told = " ".join(each.sentence for each in found[:MOST_TOLD])
    rest = f" И ещё таких ссылок: {len(found) - MOST_TOLD}." if len(found) > MOST_TOLD else ""
    step = "Исправьте ссылку или объясните в замечаниях к тексту, почему она остаётся." if draft.is_editable else "Верните проект на доработку: юрист исправит ссылку или объяснит, почему она остаётся."
    raise Incomplete(f"{told}{rest} {step}")


def may_keep_register(user: User) -> None:
    """Lawyers watch the acts that ours cite."""
    if not user.has_perm("regulations.change_externalact"):
        raise NotAllowed("Реестр внешних актов ведёт юрист. Обратитесь к нему.")


def may_confirm(user: User, act: ExternalAct) -> None:
    """What the program has found is confirmed once."""
    may_keep_register(user)
    if act.is_confirmed:
        raise WrongStage(f"{act}: акт уже подтверждён.")


def may_mark(user: User, act: ExternalAct, *, state: ActState, changed_on: date | None, on: date) -> None:
    """A change is said with its day; an act that has lost its force does not change any more."""
    may_keep_register(user)
    if state == ActState.IN_FORCE:
        return
    if changed_on is None:
        raise Incomplete("Укажите, с какого дня акт изменён или утратил силу.")
    if act.is_gone and state == ActState.CHANGED:
        raise WrongStage(f"{act} утратил силу. Если это ошибка, сначала отметьте, что он действует.")
    if act.adopted_on and changed_on < act.adopted_on:
        raise Incomplete(f"Акт принят {long_date(act.adopted_on)}, раньше измениться он не мог. Исправьте день изменения.")
    if (act.state, act.changed_on) == (state, changed_on):
        raise WrongStage(f"{act}: это изменение уже отмечено. Пункты для проверки стоят в списке ниже.")


def may_review(user: User, review: ReferenceReview) -> None:
    """The lawyer or the one who watches the act says what was decided about the provision."""
    if review.act.owner_id != user.pk:
        may_keep_register(user)
    if review.done_at:
        raise WrongStage(f"{review}: уже проверено, решение записано.")
