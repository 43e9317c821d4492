"""Who may read what of an appeal (59-ФЗ, ст. 6, ч. 2): role × own cases × sensitivity, one word for lists, cards, files and prints."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from workflows.appeals.models import Appeal, AskedVisa, Assignment, AssignmentRole, ComplainedOf, Paper, Sensitivity
from workflows.appeals.rules.actors import given_to, is_complained_of, substituted_by
from workflows.errors import NotAllowed
from workflows.people.models import User
from workflows.signing.signatures import may_sign_letters


class Sight(IntEnum):
    """How much a person sees: nothing; the safe summary alone; the whole card."""

    NOTHING = 0
    SUMMARY = 1
    WHOLE = 2


def visible_to(user: User, *, on: date, reads_all: bool | None = None) -> QuerySet[Appeal]:
    """Appeals whose card the person may open; never one that complains of them.

    `reads_all` is the answer of `reads_restricted` where the caller has asked already.
    """
    found = Appeal.objects.all()
    if not user.is_active:
        return found.none()
    if not (reads_restricted(user, on=on) if reads_all is None else reads_all):
        found = found.filter(_open_to_a_reader(user, on=on) if user.has_perm("appeals.read_all_appeals") else Q(pk__in=_own(user, on=on)))
    return found.exclude(Exists(ComplainedOf.objects.filter(appeal=OuterRef("pk"), user=user)))


def reads_restricted(user: User, *, on: date) -> bool:
    """The clerk who registers, the head who decides: they meet every letter."""
    return user.has_perm("appeals.register_appeal") or user.has_perm("appeals.read_restricted_appeals") or may_sign_letters(user, on=on)


def _open_to_a_reader(user: User, *, on: date) -> Q:
    """Everything but restricted cases; of those the ones in which the person is responsible or signs.

    Asked row by row, for a reader meets nearly all: a selection of the person's cases would be made anew for each row that is looked up.
    """
    answers = Assignment.objects.active().filter(given_to(user, on=on), appeal=OuterRef("pk"), role=AssignmentRole.RESPONSIBLE)
    signs = Paper.objects.filter(appeal=OuterRef("pk"), signatory=user)
    return ~Q(sensitivity=Sensitivity.RESTRICTED) | Exists(answers) | Exists(signs)


def _own(user: User, *, on: date) -> QuerySet[Assignment, Any]:
    """Keys of cases in which the person works, agrees or signs; a restricted one is open to the responsible and the signatory alone.

    A union of small selections: the database starts from the person's few cases, never from the whole register.
    """
    mine = Assignment.objects.active().filter(given_to(user, on=on)).order_by()
    agrees = AskedVisa.objects.filter(user=user).exclude(paper__appeal__sensitivity=Sensitivity.RESTRICTED).order_by()
    signs = Paper.objects.filter(signatory=user).order_by()
    return (
        mine.filter(role=AssignmentRole.RESPONSIBLE)
        .values("appeal")
        .union(
            mine.exclude(appeal__sensitivity=Sensitivity.RESTRICTED).values("appeal"),
            agrees.values("paper__appeal"),
            signs.values("appeal"),
        )
    )


def sight_of(user: User, appeal: Appeal, *, on: date) -> Sight:
    """How much of this appeal the person sees."""
    if visible_to(user, on=on).filter(pk=appeal.pk).exists():
        return Sight.WHOLE
    if is_complained_of(user, appeal) and appeal.safe_summary:
        return Sight.SUMMARY
    return Sight.NOTHING


def may_read(user: User, appeal: Appeal, *, on: date) -> None:
    """Refuse everybody who does not see the whole card. The sentence names no one: it is itself shown to strangers."""
    if sight_of(user, appeal, on=on) < Sight.WHOLE:
        raise NotAllowed("Это обращение вам не открыто. Если оно нужно вам по работе, попросите делопроизводителя поручить его вам.")


def may_see_child(user: User, appeal: Appeal, *, on: date) -> bool:
    """The pupil is named to those who answer for the case: the clerk, the head, the responsible; never to whoever is complained of."""
    if not user.is_active or is_complained_of(user, appeal):
        return False
    if reads_restricted(user, on=on):
        return True
    people = [user.pk, *substituted_by(user, on=on)]
    return Assignment.objects.active().filter(appeal=appeal, role=AssignmentRole.RESPONSIBLE, executor__in=people).exists()


def is_logged(appeal: Appeal) -> bool:
    """Whether each reading of the card is written down."""
    return appeal.sensitivity != Sensitivity.ORDINARY
