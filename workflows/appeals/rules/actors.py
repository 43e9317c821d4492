"""What a person is for one appeal on one day. Roles of the office give doors; a dated right, an assignment or a booking give acts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from workflows.appeals.models import Appeal, Assignment, AssignmentRole, ComplainedOf, ReceptionSlot
from workflows.appeals.stages import Actor
from workflows.errors import NotAllowed
from workflows.people.models import Substitution, User
from workflows.signing.signatures import may_sign_letters


def actors_of(user: User, appeal: Appeal, *, on: date) -> frozenset[Actor]:
    """Everything the person is for this appeal; nothing for the one who is complained of (59-ФЗ, ст. 8, ч. 6)."""
    if is_complained_of(user, appeal):
        return frozenset()
    return frozenset(_actors(user, appeal, on=on))


def _actors(user: User, appeal: Appeal, *, on: date) -> Iterator[Actor]:
    if user.has_perm("appeals.register_appeal"):
        yield Actor.REGISTRAR
    if user.has_perm("appeals.confirm_refusal"):
        yield Actor.CONFIRMER
    if may_sign_letters(user, on=on):
        yield Actor.HEAD
    if is_responsible(user, appeal, on=on):
        yield Actor.EXECUTOR
    if may_receive(user):
        yield Actor.RECEIVER


def is_complained_of(user: User, appeal: Appeal) -> bool:
    """Whether the appeal complains of this very person."""
    return ComplainedOf.objects.filter(appeal=appeal, user=user).exists()


def is_responsible(user: User, appeal: Appeal, *, on: date) -> bool:
    """The responsible executor, or who substitutes that person on the day."""
    responsible = responsible_of(appeal)
    if responsible is None:
        return False
    return responsible.executor_id == user.pk or responsible.executor_id in substituted_by(user, on=on)


def responsible_of(appeal: Appeal) -> Assignment | None:
    """The one assignment that answers for the appeal; None before the resolution."""
    return Assignment.objects.active().filter(appeal=appeal, role=AssignmentRole.RESPONSIBLE).select_related("executor").first()


def substituted_by(user: User, *, on: date) -> list[int]:
    """Keys of the people for whom the person acts on the day."""
    return list(Substitution.objects.valid(on).filter(substitute=user).values_list("person_id", flat=True))


def given_to(user: User, *, on: date) -> Q:
    """Assignments of the person and of those for whom the person acts on the day, for selections that ask no query more.

    One list of people instead of two conditions: the database then looks up the few people, not all assignments.
    """
    absent = Substitution.objects.valid(on).filter(substitute=user).order_by().values("person")
    return Q(executor__in=absent.union(User.objects.filter(pk=user.pk).order_by().values("pk")))


def may_receive(user: User) -> bool:
    """Whether the person receives citizens: by role, or because hours of reception are set for them."""
    return user.has_perm("appeals.receive_citizens") or ReceptionSlot.objects.filter(official=user).exists()


def must_not_be_complained_of(user: User, appeal: Appeal, *, as_what: str) -> None:
    """Refuse an executor, a visa or a signatory who is complained of; `as_what` is «исполнителем», «подписывающим»…"""
    if is_complained_of(user, appeal):
        raise NotAllowed(
            f"{user.full_name} не может быть {as_what}: обращение жалуется на этого человека. «Запрещается направлять жалобу на рассмотрение… "
            "должностному лицу, решение или действие (бездействие) которых обжалуется» (59-ФЗ, ст. 8, ч. 6). Выберите другого."
        )
