"""What may happen to accounts."""

from collections.abc import Iterable

from django.db.models import ProtectedError
from django.db.models.deletion import Collector

from workflows.errors import NotAllowed
from workflows.people.models import User


def may_delete(users: Iterable[User]) -> None:
    """An account with records is closed, never deleted: its visas, signatures and entries keep their person."""
    for user in users:
        try:
            Collector(using="default", origin=user).collect([user])
        except ProtectedError as protected:
            raise NotAllowed(
                f"Учётную запись «{user}» нельзя удалить: с ней связаны записи архива и справочников. "
                "Снимите в ней отметку «Активный» – человек больше не войдёт, а его записи сохранятся."
            ) from protected


def may_change_accounts(by: User, users: Iterable[User]) -> None:
    """Accounts of superusers are out of reach of everybody else."""
    if not by.is_superuser and any(user.is_superuser for user in users):
        raise NotAllowed("Учётную запись суперпользователя меняет только суперпользователь.")
