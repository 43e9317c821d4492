"""What is done with a term: entered or changed with a reason, checked against its source. The journal keeps who did it."""

from datetime import datetime

from django.db import transaction

from workflows.errors import Incomplete
from workflows.journal import entries
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.terms import rules
from workflows.terms.basis import key
from workflows.terms.models import LegalTerm

OTHER_LAWS = "Другие акты"


@transaction.atomic
def keep_term(term: LegalTerm, *, reason: str, by: User) -> LegalTerm:
    """Store a new or changed term; whatever was checked before must be checked again. Clocks that run keep their dates."""
    rules.may_keep_terms(by)
    if not reason.strip():
        raise Incomplete("Укажите, почему вносится или меняется срок.")
    rules.may_store(term)
    verb, done = ("changed", "изменён") if term.pk else ("entered", "внесён")
    term.law = key(term.basis).law or OTHER_LAWS
    term.checked_by, term.checked_at = None, None
    _record(term, verb, f"Срок {done}: {term.basis}, {term.length}. Почему: {reason.strip()}", by=by)
    return term


@transaction.atomic
def check_term(term: LegalTerm, *, by: User, at: datetime) -> LegalTerm:
    """Say that the row is compared with the text of the norm."""
    term = LegalTerm.objects.select_for_update().get(pk=term.pk)
    rules.may_check(by, term)
    term.checked_by, term.checked_at = by, at
    _record(term, "checked", f"Срок сверен: {term.basis}, {term.length}. Источник: {term.source}", by=by)
    return term


def _record(term: LegalTerm, verb: str, summary: str, *, by: User) -> None:
    save_as(term, by=by, reason=summary)
    entries.write(
        f"terms.{verb}",
        subject=f"terms.legalterm:{term.pk}",
        summary=summary,
        by=by,
        facts={"basis": term.basis, "days": term.days, "unit": term.unit},
    )
