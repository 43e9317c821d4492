"""Whether a person may lead an appeal to another stage: the table of moves, said in words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from workflows.appeals.models import Appeal
from workflows.appeals.rules.actors import actors_of, is_complained_of
from workflows.appeals.stages import MOVE_BETWEEN, Actor, Stage
from workflows.errors import NotAllowed, WrongStage
from workflows.people.models import User

WHO = {
    Actor.REGISTRAR: "делопроизводитель",
    Actor.CONFIRMER: "юрист или руководитель",
    Actor.HEAD: "руководитель или тот, кому дано право решать по обращениям",
    Actor.EXECUTOR: "ответственный исполнитель или его замещающий",
    Actor.RECEIVER: "тот, кто ведёт личный приём",
}


def may_lead(user: User, appeal: Appeal, stage: Stage, *, on: date) -> None:
    """Refuse a move that the table does not know, or that is another's to make."""
    move = MOVE_BETWEEN.get((Stage(appeal.stage), stage))
    if move is None:
        raise WrongStage(f"{appeal}: сейчас «{appeal.get_stage_display()}», перейти в «{stage.label}» отсюда нельзя.")
    must_be(user, appeal, move.actor, on=on, to_do=f"перевести обращение в «{stage.label}»")


def must_be(user: User, appeal: Appeal, actor: Actor, *, on: date, to_do: str) -> None:
    """Refuse a person who is not `actor` for the appeal; `to_do` continues «… может»."""
    must_be_any(user, appeal, (actor,), on=on, to_do=to_do)


def must_be_any(user: User, appeal: Appeal, actors: Collection[Actor], *, on: date, to_do: str) -> None:
    """Refuse a person who is none of `actors` for the appeal."""
    if not actors_of(user, appeal, on=on).isdisjoint(actors):
        return
    if is_complained_of(user, appeal):
        raise NotAllowed(f"Обращение жалуется на вас, поэтому {to_do} вы не можете (59-ФЗ, ст. 8, ч. 6). Это сделает другой сотрудник.")
    raise NotAllowed(f"Вы не можете {to_do}: это делает {'; '.join(WHO[actor] for actor in actors)}.")
