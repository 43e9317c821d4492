"""What may become known of a sending after what is known already: one table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workflows.appeals.models import DeliveryState, Sending, SendingEvent
from workflows.appeals.rules.moves import must_be
from workflows.appeals.stages import Actor
from workflows.errors import BadInput, WrongStage
from workflows.people.models import User

QUEUED, ACCEPTED, UNKNOWN = DeliveryState.QUEUED, DeliveryState.ACCEPTED, DeliveryState.UNKNOWN
DELAYED, BOUNCED, DELIVERED = DeliveryState.DELAYED, DeliveryState.BOUNCED, DeliveryState.DELIVERED

FOLLOWS: Mapping[DeliveryState, frozenset[DeliveryState]] = {
    QUEUED: frozenset({ACCEPTED, UNKNOWN, DELAYED, BOUNCED, DELIVERED}),
    ACCEPTED: frozenset({ACCEPTED, UNKNOWN, DELAYED, BOUNCED, DELIVERED}),
    UNKNOWN: frozenset({QUEUED, ACCEPTED, UNKNOWN, DELAYED, BOUNCED, DELIVERED}),
    DELAYED: frozenset({ACCEPTED, UNKNOWN, DELAYED, BOUNCED, DELIVERED}),
    BOUNCED: frozenset(),
    DELIVERED: frozenset(),
}
FINAL = tuple(state for state, following in FOLLOWS.items() if not following)


def last_state(sending: Sending) -> DeliveryState | None:
    """What is known now."""
    last = SendingEvent.objects.filter(sending=sending).order_by("-pk").values_list("state", flat=True).first()
    return DeliveryState(last) if last else None


def may_become(sending: Sending, state: DeliveryState) -> bool:
    """Whether the table lets the state follow."""
    last = last_state(sending)
    return last is None or state in FOLLOWS[last]


def may_note(user: User | None, sending: Sending, state: DeliveryState, *, on: date) -> None:
    """The clerk notes what the post says; the program itself (`user` is nobody) what the mail server says."""
    if user is not None:
        must_be(user, sending.paper.appeal, Actor.REGISTRAR, on=on, to_do="отметить доставку")
    last = last_state(sending)
    if last in FINAL:
        raise WrongStage(f"{sending}: уже отмечено «{DeliveryState(last).label}». Если документ отправлен снова, отметьте новую отправку.")
    if state == QUEUED:
        raise BadInput("«В очереди» ставит программа. Выберите: принято, вернулось или вручено.")
    if on < sending.sent_on:
        raise BadInput(f"День {on:%d.%m.%Y} раньше отправки {sending.sent_on:%d.%m.%Y}. Исправьте дату.")


def may_settle(user: User, sending: Sending, *, on: date) -> None:
    """A letter of which nothing is known waits for the clerk's word: once more, or taken as sent."""
    must_be(user, sending.paper.appeal, Actor.REGISTRAR, on=on, to_do="решить, что делать с письмом")
    if last_state(sending) != UNKNOWN:
        raise WrongStage(f"{sending}: решать нечего, судьба письма известна. Обновите страницу.")


def is_superseded(sending: Sending) -> bool:
    """Whether the paper, or the one in its place, has left again since."""
    later = Sending.objects.filter(pk__gt=sending.pk)
    return later.filter(paper=sending.paper_id).exists() or later.filter(paper__replaces=sending.paper_id).exists()
