"""Who may end an alarm."""

from __future__ import annotations

from datetime import date

from workflows.appeals.models import Appeal, Danger, DangerEnd
from workflows.appeals.rules.actors import actors_of
from workflows.appeals.stages import Actor
from workflows.errors import Incomplete, NotAllowed, WrongStage
from workflows.people.models import User

Outcome = DangerEnd.Outcome


def may_end(user: User, appeal: Appeal, *, outcome: str, words: str, on: date) -> None:
    """Measures are taken by the head; that there is no danger may be written by the clerk too, after looking."""
    may_look_after(user, appeal, on=on)
    if outcome == Outcome.MEASURES and Actor.HEAD not in actors_of(user, appeal, on=on):
        raise NotAllowed("Меры принимает руководитель или его заместитель. Позвоните им: письмо о тревоге им уже ушло.")
    if not words.strip():
        raise Incomplete("Напишите, что сделано или что проверено: без этого тревога не заканчивается.")


def may_look_after(user: User, appeal: Appeal, *, on: date) -> None:
    """Those to whom the alarm is told, while it rings."""
    if actors_of(user, appeal, on=on).isdisjoint({Actor.HEAD, Actor.REGISTRAR}):
        raise NotAllowed("Тревогу заканчивает руководитель, его заместитель или делопроизводитель. Сообщите им, что вам известно.")
    if not Danger.objects.ringing().filter(appeal=appeal).exists():
        raise WrongStage(f"{appeal}: тревоги нет или её уже закончили.")


def no_alarm_rings(appeal: Appeal) -> None:
    """The mark of danger is not taken off by a box while an alarm rings."""
    if Danger.objects.ringing().filter(appeal=appeal).exists():
        raise WrongStage("Отметку об угрозе снимают не галочкой, а действием «Закончить тревогу»: там записывают, что проверено или сделано.")
