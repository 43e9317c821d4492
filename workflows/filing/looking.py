"""The queue of held letters: who looks into it, and which letters stand in it. A held letter is an appeal with its terms like any other."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count, QuerySet

from workflows.appeals.models import Appeal
from workflows.appeals.rules import visible_to
from workflows.appeals.rules.actors import actors_of
from workflows.appeals.stages import Actor
from workflows.errors import NotAllowed, WrongStage
from workflows.filing.models import Filed, Look
from workflows.filing.stages import Held
from workflows.people.models import User

NOT_YOURS = "Очередь проверки разбирает делопроизводитель."


def may_see(user: User) -> None:
    """The clerk."""
    if not user.is_active or not user.has_perm("appeals.register_appeal"):
        raise NotAllowed(NOT_YOURS)


def may_look(user: User, appeal: Appeal, *, on: date) -> None:
    """The clerk, once, at what was held."""
    if Actor.REGISTRAR not in actors_of(user, appeal, on=on):
        raise NotAllowed(NOT_YOURS)
    filed = Filed.objects.filter(appeal=appeal).first()
    if filed is None or not filed.held:
        raise WrongStage("Это обращение в очередь проверки не попадало.")
    look = Look.objects.filter(filed=filed).select_related("by").first()
    if look is not None:
        raise WrongStage(f"Уже просмотрено: {look.by.short_name}, {look.at:%d.%m.%Y}.")


def waiting_for(user: User, *, on: date) -> QuerySet[Filed]:
    """What the person may look through, what came first, first."""
    found: QuerySet[Filed] = Filed.objects.waiting().filter(appeal__in=visible_to(user, on=on))
    return found.select_related("appeal__intake")


def counted(waiting: QuerySet[Filed]) -> Counter[Held]:
    """How many wait for each reason; counted by the database, for a flood is what fills this queue."""
    rows = waiting.order_by().values_list("held").annotate(count=Count("pk"))
    return Counter({Held(held): count for held, count in rows})


def why(found: Counter[Held]) -> str:
    """«заполнено скрытое поле – 2; много обращений за час – 5»."""
    return "; ".join(f"{held.label} – {found[held]}" for held in Held if found[held])
