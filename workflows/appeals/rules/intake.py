"""Who takes letters in at the desk."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Appeal
from workflows.appeals.rules.actors import actors_of
from workflows.appeals.stages import Actor, Stage
from workflows.errors import NotAllowed, WrongStage
from workflows.people.models import User


def may_take_in(user: User) -> None:
    """Letters on paper, calls and visits are entered by the clerk."""
    if not user.has_perm("appeals.register_appeal"):
        raise NotAllowed("Вносить поступления может делопроизводитель. Передайте письмо ему в день получения: срок регистрации уже идёт.")


def may_add(user: User, appeal: Appeal, *, on: date) -> None:
    """What comes later is entered by the clerk or the executor; nothing is added to what is destroyed."""
    if actors_of(user, appeal, on=on).isdisjoint({Actor.REGISTRAR, Actor.EXECUTOR}):
        raise NotAllowed("Добавлять материалы может делопроизводитель или ответственный исполнитель. Передайте письмо им.")
    if appeal.stage == Stage.DESTROYED:
        raise WrongStage(f"{appeal} уничтожено по акту. Новое письмо внесите как новое поступление.")
