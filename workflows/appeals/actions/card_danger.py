"""Danger in what was said at a reception and ended with the talk: an appeal is opened, and the alarm rings about it like any other.

An alarm needs a term, people who are told and a place where its end is written down: an appeal has them all. Whether it gets a number
or is no appeal a person decides, as of every letter; meanwhile nobody can overlook it.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django_q.tasks import async_task

from workflows.appeals.actions.danger import PATIENCE, WITHIN, ring, search, words_of
from workflows.appeals.actions.visits import LOOK_AT_CARD, take_up
from workflows.appeals.models import CardDangerCheck, Danger, DangerCheck, ReceptionCard


@transaction.atomic
def look_through_card(card: ReceptionCard, *, at: datetime) -> Danger | None:
    """Search the card, once. A card with an appeal of its own is searched with that appeal."""
    _, is_mine = CardDangerCheck.objects.get_or_create(card=card, defaults={"at": at})
    if not is_mine or card.appeal_id is not None or not (found := search(words_of(card))):
        return None
    item = take_up(card, at=at).intake
    DangerCheck.objects.get_or_create(item=item, defaults={"at": at})
    if Danger.objects.filter(item=item).exists():  # the visitor has asked for a written answer meanwhile, and it was searched first
        return None
    return ring(item, found, at=at)


def ask_again(*, at: datetime, at_most: int = 200) -> int:
    """Ask the queue again for cards that it has missed."""
    missed = ReceptionCard.objects.filter(appeal=None, danger_check=None, at__gte=at - WITHIN, at__lt=at - PATIENCE)
    keys = list(missed.order_by("pk").values_list("pk", flat=True)[:at_most])
    for pk in keys:
        async_task(LOOK_AT_CARD, pk)
    return len(keys)
