"""Who keeps the terms, and what may stand in a row."""

from datetime import date

from workflows.errors import BadInput, NotAllowed, WrongStage
from workflows.people.models import User
from workflows.terms.basis import key
from workflows.terms.models import LegalTerm


def may_keep_terms(user: User) -> None:
    """Only those who keep the terms enter, change and check them."""
    if not user.has_perm("terms.change_legalterm"):
        raise NotAllowed("Сроки вносит и меняет администратор. Обратитесь к нему.")


def may_store(term: LegalTerm) -> None:
    """One name for one norm, and one row of it for each day."""
    meant = key(term.basis)
    if not meant.numbers:
        raise BadInput("В основании нет статьи или пункта. Напишите его как «59-ФЗ 12(1)» или «ПП 1802 16».")
    for other in LegalTerm.objects.exclude(pk=term.pk):
        if other.basis != term.basis and key(other.basis) == meant:
            raise BadInput(f"Это основание уже названо «{other.basis}». Напишите его так же.")
        if other.basis == term.basis and _overlap(term, other):
            raise BadInput(
                f"Срок «{other.basis}» уже внесён на эти дни: {other.held}. Измените дни действия, чтобы они не пересекались."
            )


def may_check(user: User, term: LegalTerm) -> None:
    """A row is checked once after each change."""
    may_keep_terms(user)
    if term.checked_at:
        raise WrongStage(f"Срок «{term.basis}» уже сверен: {term.checked_by}, {term.checked_at:%d.%m.%Y}.")


def _overlap(one: LegalTerm, other: LegalTerm) -> bool:
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    return begins <= min(one.valid_to or date.max, other.valid_to or date.max)
