"""What the outbox of letters knows of sendings, and what the clerk decides about those of which it knows nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from workflows.appeals.actions.drafting import fresh_paper
from workflows.appeals.actions.records import tell
from workflows.appeals.actions.sending import note_delivery
from workflows.appeals.models import DeliveryState, Medium, Sending, SendingEvent
from workflows.appeals.rules import delivery as rules
from workflows.errors import WrongStage
from workflows.mail.actions import release
from workflows.mail.models import KEPT, Letter
from workflows.people.models import User

FORGOTTEN = "Письмо удалено из очереди раньше, чем стало известно, принято ли оно."
TAKEN_AS_SENT = "По решению делопроизводителя считается отправленным."
LOOKED_BACK = 2 * KEPT  # an outbox remembers no longer; a day of sending may have been entered later


def follow_letters(*, on: date, at: datetime, at_most: int = 500) -> int:
    """Learn which e-mails the server has taken or refused, and of which nobody knows; how many became known. For the queue."""
    known = 0
    for sending in _open(on=on)[:at_most]:
        found = _fate(sending, at=at)
        if found and found[0] != sending.last_state:
            note_delivery(sending, found[0], detail=found[1], by=None, on=max(on, sending.sent_on), at=at)
            known += 1
    return known


@transaction.atomic
def send_unknown(sending: Sending, *, by: User, on: date, at: datetime) -> SendingEvent:
    """The same letter once more, under the same name: a good mail server shows it once."""
    sending = _fresh(sending)
    rules.may_settle(by, sending, on=on)
    letter = Letter.objects.filter(uid=sending.message_id).first()
    if letter is None:
        raise WrongStage("Этого письма в очереди уже нет. Отправьте документ заново кнопкой «Отправить».")
    release(letter, at=at)
    return _noted(sending, DeliveryState.QUEUED, "Отправляется ещё раз по решению делопроизводителя.", by=by, on=on, at=at)


@transaction.atomic
def take_as_sent(sending: Sending, *, by: User, on: date, at: datetime) -> SendingEvent:
    """The clerk knows from elsewhere that it arrived, or judges so: the program asks no more."""
    sending = _fresh(sending)
    rules.may_settle(by, sending, on=on)
    return _noted(sending, DeliveryState.ACCEPTED, TAKEN_AS_SENT, by=by, on=on, at=at)


def _open(*, on: date) -> QuerySet[Any]:
    """E-mails of late that wait for news, the oldest first, each with its `last_state`."""
    last = SendingEvent.objects.filter(sending=OuterRef("pk")).order_by("-pk").values("state")[:1]
    recent = Sending.objects.filter(sent_on__gte=on - LOOKED_BACK, medium=Medium.EMAIL).exclude(message_id="").annotate(last_state=Subquery(last))
    found: QuerySet[Any] = recent.filter(last_state__in=[DeliveryState.QUEUED, DeliveryState.UNKNOWN]).select_related("paper__appeal").order_by("pk")
    return found


def _fate(sending: Sending, *, at: datetime) -> tuple[DeliveryState, str] | None:
    """What became of the letter, with words; None while it is under way."""
    letter = Letter.objects.filter(uid=sending.message_id).first()
    if letter is None:
        return DeliveryState.UNKNOWN, FORGOTTEN
    if letter.sent_at:
        return DeliveryState.ACCEPTED, ""
    if Letter.objects.given_up().filter(pk=letter.pk).exists():
        return DeliveryState.BOUNCED, letter.trouble
    return (DeliveryState.UNKNOWN, letter.trouble) if Letter.objects.unknown(at).filter(pk=letter.pk).exists() else None


def _fresh(sending: Sending) -> Sending:
    paper = fresh_paper(sending.paper)
    found: Sending = Sending.objects.get(pk=sending.pk)
    found.paper = paper
    return found


def _noted(sending: Sending, state: DeliveryState, detail: str, *, by: User, on: date, at: datetime) -> SendingEvent:
    event: SendingEvent = SendingEvent.objects.create(sending=sending, state=state, detail=detail, on=on, by=by, at=at)
    tell("delivery", sending.paper.appeal, f"{sending.paper}: {state.label} – решение делопроизводителя", by=by, sending=sending.pk, date=on.isoformat())
    return event
