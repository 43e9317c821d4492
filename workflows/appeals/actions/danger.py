"""Alarms: what came is looked through once, whoever must know is told at whatever hour, and a person ends it with words.

The search runs in the queue, a moment after the letter is stored: it neither keeps a citizen waiting nor can it lose a letter.
What the queue has missed is asked for again (`ask_again`), and what could not be looked through is shown at the desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db import transaction
from django.db.models import QuerySet
from django_q.tasks import async_task

from workflows.appeals.actions.intake import LOOK
from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.danger.matching import Found, Matcher, Rule
from workflows.appeals.models import (
    Appeal,
    Danger,
    DangerCheck,
    DangerEnd,
    DangerSeen,
    DangerWord,
    IntakeItem,
    ReceptionCard,
)
from workflows.appeals.rules import danger as rules
from workflows.appeals.stages import Stage
from workflows.people.history import save_as
from workflows.people.models import User

WITHIN = timedelta(days=7)  # older letters have been read by people
PATIENCE = timedelta(minutes=2)


def found_in(item: IntakeItem) -> tuple[Found, ...]:
    """Where words of danger stand in the subject, the text and the card of the visit, counted from the beginning of the subject."""
    card = ReceptionCard.objects.filter(appeal__intake=item).first()
    said = [words_of(card)] if card is not None else []
    return search("\n\n".join([item.subject, item.text, *said]))


def search(text: str) -> tuple[Found, ...]:
    """Where words of danger stand, by the list as it is now."""
    rows = DangerWord.objects.filter(is_active=True).values_list("pk", "phrase", "sort", "is_exception")
    return _matcher(tuple(Rule(*row) for row in rows)).find(text)


@lru_cache(maxsize=1)
def _matcher(rules_now: tuple[Rule, ...]) -> Matcher:
    """The words of the rules are taken apart once, until a rule changes."""
    return Matcher(rules_now)


def words_of(card: ReceptionCard) -> str:
    """What the visitor said and what was answered: either may name the danger."""
    return f"{card.gist}\n\n{card.outcome_words}"


@transaction.atomic
def look_through(item: IntakeItem, *, at: datetime) -> Danger | None:
    """Search what came, once; raise the alarm when something is found. Of two workers the second finds the row of the first."""
    _, is_mine = DangerCheck.objects.get_or_create(item=item, defaults={"at": at})
    if not is_mine or not (found := found_in(item)):
        return None
    return ring(item, found, at=at)


def ring(item: IntakeItem, found: Sequence[Found], *, at: datetime) -> Danger:
    """The alarm of one item. Called inside the transaction of the search."""
    appeal = fresh(_appeal_of(item))
    danger: Danger = Danger.objects.create(appeal=appeal, item=item, found=[[one.start, one.end, one.phrase, one.sort] for one in found], at=at)
    _flag(appeal, by=None)
    tell("danger", appeal, f"тревога – {danger.reason}", by=None, danger=danger.pk, item=item.pk)
    return danger


def raise_by_hand(appeal: Appeal, *, by: User, at: datetime) -> Danger | None:
    """Somebody marks a danger that no search has found. Called with a fresh appeal inside the transaction of the mark."""
    if Danger.objects.ringing().filter(appeal=appeal).exists():
        return None
    danger: Danger = Danger.objects.create(appeal=appeal, by=by, at=at)
    tell("danger", appeal, f"тревога – {danger.reason}", by=by, danger=danger.pk)
    return danger


def rings_for(appeal: Appeal) -> bool:
    """Whether an alarm about the appeal has no end."""
    return bool(Danger.objects.ringing().filter(appeal=appeal).exists())


@transaction.atomic
def end(appeal: Appeal, *, outcome: DangerEnd.Outcome, words: str, by: User, on: date, at: datetime) -> list[DangerEnd]:
    """«Принято к сведению, меры: …» or «проверено: угрозы нет»: every alarm about the appeal ends; without a danger the flag goes."""
    appeal = fresh(appeal)
    rules.may_end(by, appeal, outcome=outcome, words=words, on=on)
    ended = [
        DangerEnd.objects.create(danger=danger, outcome=outcome, words=words.strip(), by=by, at=at)
        for danger in Danger.objects.ringing().filter(appeal=appeal).order_by("pk")
    ]
    if outcome == DangerEnd.Outcome.NO_DANGER:
        appeal.is_danger = False
        save_as(appeal, by=by, reason="Проверено: угрозы нет")
    tell("danger_ended", appeal, f"тревога закончена: {DangerEnd.Outcome(outcome).label}", by=by)
    return ended


def note_seen(appeal: Appeal, *, by: User, at: datetime) -> None:
    """Remember who opened the card while the alarm rang; the first time counts."""
    for danger in Danger.objects.ringing().filter(appeal=appeal).exclude(seen__by=by):
        DangerSeen.objects.get_or_create(danger=danger, by=by, defaults={"at": at})


def unlooked(*, at: datetime) -> QuerySet[IntakeItem]:
    """What came in the last days and was not looked through."""
    found: QuerySet[IntakeItem] = IntakeItem.objects.filter(at__gte=at - WITHIN, danger_check=None).exclude(appeal__stage=Stage.DESTROYED)
    return found


def ask_again(*, at: datetime, at_most: int = 200) -> int:
    """Ask the queue again for what it has missed."""
    missed = list(unlooked(at=at).filter(at__lt=at - PATIENCE).order_by("pk").values_list("pk", flat=True)[:at_most])
    for pk in missed:
        async_task(LOOK, pk)
    return len(missed)


def _appeal_of(item: IntakeItem) -> Appeal:
    found: Appeal = item.appeal if hasattr(item, "appeal") else item.message.appeal
    return found


def _flag(appeal: Appeal, *, by: User | None) -> None:
    if not appeal.is_danger:
        appeal.is_danger = True
        save_as(appeal, by=by, reason="В тексте слова об угрозе")
