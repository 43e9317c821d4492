"""The cabinet: a list of one's own appeals for who reads a mail box. Optional, without a password."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from workflows.appeals.actions.records import tell
from workflows.appeals.stages import Stage
from workflows.tracking import rules
from workflows.tracking.actions.entering import Entered, confirm, enter
from workflows.tracking.actions.sessions import session_digest
from workflows.tracking.models import CabinetAppeal, CabinetSession, EmailKey, OneTimeCode
from workflows.tracking.rules import CABINET_LIVES, CABINET_RESTS, KEY_LIVES

SEEN_EACH = timedelta(minutes=1)
KEPT = timedelta(days=30)


def session_of(words: str, *, at: datetime) -> CabinetSession | None:
    """The open cabinet of this browser; a long pause or a long day ends it."""
    living = CabinetSession.objects.filter(ended_at=None, seen_at__gte=at - CABINET_RESTS, started_at__gte=at - CABINET_LIVES)
    found = living.filter(digest=session_digest(words)).first() if words else None
    if found is not None and at - found.seen_at >= SEEN_EACH:
        CabinetSession.objects.filter(pk=found.pk).update(seen_at=at)
    return found


def sign_out(session: CabinetSession, *, everywhere: bool, at: datetime) -> None:
    """End this session, or all those of the same person."""
    mine = CabinetSession.objects.filter(email=session.email, subject=session.subject) if everywhere else CabinetSession.objects.filter(pk=session.pk)
    mine.filter(ended_at=None).update(ended_at=at)


def put_in(session: CabinetSession, number: str, code: str, *, place: str, at: datetime) -> Entered | OneTimeCode | None:
    """Add an appeal by its number and code, under the same limits as at the front door and with the same second step."""
    rules.may_put_in(session)
    entered = enter(number, code, place=place, session=session, at=at)
    if isinstance(entered, Entered):
        _put(entered, at=at)
    return entered


def make_second_step(step_pk: int, typed: str, *, place: str, at: datetime) -> Entered | None:
    """Open by the digits from the letter; what was to be put into a cabinet is put there now."""
    entered = confirm(step_pk, typed, place=place, at=at)
    if entered is not None:
        _put(entered, at=at)
    return entered


@transaction.atomic
def _put(entered: Entered, *, at: datetime) -> None:
    if entered.session is None or entered.session.ended_at is not None:
        return
    appeal = entered.code.appeal
    _, is_new = CabinetAppeal.objects.get_or_create(email=entered.session.email, appeal=appeal, defaults={"at": at})
    if is_new:
        tell("in_cabinet", appeal, "заявитель добавил обращение в кабинет на сайте", by=None)


@transaction.atomic
def forget(*, now: datetime) -> None:
    """Addresses are kept no longer than they are needed: old keys, ended sessions, appeals that are destroyed."""
    EmailKey.objects.filter(asked_at__lt=now - KEY_LIVES * 24).delete()
    CabinetSession.objects.filter(started_at__lt=now - KEPT).delete()
    CabinetAppeal.objects.filter(appeal__stage=Stage.DESTROYED).delete()
