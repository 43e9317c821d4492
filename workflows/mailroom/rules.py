"""Who sorts letters, and what may be done with one that waits."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Appeal
from workflows.appeals.rules import intake
from workflows.appeals.stages import Stage
from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.mailroom.models import Doubt, ErasedLetter, Filing, Outcome, Resolution
from workflows.people.models import User

OPEN = (Outcome.ASIDE, Outcome.EXPLAINED)


def may_see(user: User) -> None:
    """The clerk who sorts, and whoever may confirm that a letter is no appeal."""
    if not user.is_active or not (user.has_perm("appeals.register_appeal") or user.has_perm("appeals.confirm_refusal")):
        raise NotAllowed("Неразобранную почту видят делопроизводитель и те, кто подтверждает, что письмо не обращение.")


def may_sort(user: User, filing: Filing) -> None:
    """The clerk, while nobody has decided."""
    intake.may_take_in(user)
    is_open(filing)


def is_open(filing: Filing) -> None:
    """Whether there is anything left to decide on."""
    decided = Resolution.objects.filter(filing=filing).first()
    if decided is not None:
        raise WrongStage(f"По этому письму уже решено: {decided.get_choice_display()}. Обновите список.")
    if ErasedLetter.objects.filter(letter=filing.letter_id).exists():
        raise WrongStage("Письмо стёрто: срок хранения закончился. Попросите отправителя написать ещё раз.")
    if filing.outcome not in OPEN:
        raise WrongStage(f"Это письмо программа уже разобрала: {filing.get_outcome_display()}.")


def may_attach(user: User, filing: Filing, appeal: Appeal, *, on: date) -> None:
    """To an appeal that the person works with and that is not destroyed."""
    may_sort(user, filing)
    intake.may_add(user, appeal, on=on)


def may_mark_duplicate(user: User, filing: Filing) -> None:
    """Only beside the letter that it repeats."""
    may_sort(user, filing)
    if filing.original_id is None:
        raise Incomplete("Программа не нашла письма, которое это повторяет. Приложите его к обращению или примите как новое.")


def may_doubt(user: User, filing: Filing, *, reason: str) -> None:
    """The clerk proposes, with a reason."""
    may_sort(user, filing)
    if not reason.strip():
        raise Incomplete("Напишите, почему письмо не является обращением.")


def may_confirm(user: User, doubt: Doubt | None, filing: Filing) -> None:
    """A second person confirms: one alone never turns a letter away."""
    if not user.has_perm("appeals.confirm_refusal"):
        raise NotAllowed("Подтвердить, что письмо не обращение, может юрист или руководитель.")
    is_open(filing)
    if doubt is None:
        raise Incomplete("Делопроизводитель ещё не предложил считать это письмо не обращением. Сначала нужно его предложение с причиной.")
    if doubt.by_id == user.pk:
        raise NotAllowed("Предложили вы сами. Подтвердить должен другой человек: юрист или руководитель.")


def is_attachable(appeal: Appeal) -> bool:
    """Whether anything may still be added to it."""
    return appeal.stage != Stage.DESTROYED
