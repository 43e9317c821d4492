"""Keys sent to mail boxes and given back: for the cabinet, for a new code, for a new address. Nobody learns whether an address is known."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from workflows.appeals.actions import codes, contacts
from workflows.appeals.models import Appeal
from workflows.archive.keys import new_key, understood
from workflows.mail.letters import queue_letter
from workflows.tracking import letters, rules
from workflows.tracking.actions.patience import Door, reserve
from workflows.tracking.actions.sessions import Visitor, begin
from workflows.tracking.finding import appeal_named
from workflows.tracking.models import EmailKey
from workflows.tracking.rules import KEY_LIVES, TooOften
from workflows.tracking.stages import Purpose, Sort
from workflows.visitors.networks import network_of

BY_EMAIL = "новый код получен по электронной почте"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a key has opened: a cabinet with the words of its session, or an appeal with its new code. Shown once."""

    purpose: Purpose
    session: str = ""
    appeal: Appeal | None = None
    code: str = ""


def ask_cabinet(email: str, *, place: str, at: datetime) -> None:
    """A key for the cabinet goes to any address that is asked for: an empty cabinet tells nothing of anybody."""
    email = rules.clean_email(email)
    if _may_post(email, place=place, at=at):
        _post(email, Purpose.CABINET, None, at=at)


def ask_code(number: str, email: str, *, place: str, at: datetime) -> None:
    """A key for a new code goes to the address on file and to no other. The row is written for every pair, the letter for the right one."""
    email = rules.clean_email(email)
    if not _may_post(email, place=place, at=at):
        return
    appeal = appeal_named(number)
    is_on_file = appeal is not None and appeal.applicant.email.strip().casefold() == email.casefold()
    if is_on_file:
        _post(email, Purpose.CODE, appeal, at=at)
    else:
        EmailKey.objects.create(purpose=Purpose.CODE, email=email, digest=_digest(new_key()), asked_at=at)


def ask_address(appeal: Appeal, email: str, *, place: str, at: datetime) -> None:
    """A key to the new address, and a word to the old one."""
    email = rules.clean_email(email)
    rules.may_change_address(appeal)
    if not _may_post(email, place=place, at=at):
        return
    with transaction.atomic():
        _post(email, Purpose.ADDRESS, appeal, at=at)
        if appeal.applicant.email and appeal.applicant.email.casefold() != email.casefold():
            queue_letter(letters.moved(appeal.applicant.email, number=appeal.number or f"вх. {appeal.intake_id}"))


def waiting(typed: str, *, at: datetime) -> EmailKey | None:
    """The key that would open something now; looking changes nothing."""
    fresh = EmailKey.objects.filter(digest=_digest(understood(typed)), used_at=None, asked_at__gte=at - KEY_LIVES)
    return fresh.select_related("appeal").first()


@transaction.atomic
def use(typed: str, *, at: datetime) -> Opened | None:
    """Press the button: once, and only while the key is fresh."""
    found = waiting(typed, at=at)
    if found is None or not EmailKey.objects.filter(pk=found.pk, used_at=None).update(used_at=at):
        return None
    if found.purpose == Purpose.CABINET:
        return Opened(Purpose.CABINET, session=begin(Visitor(email=found.email), at=at))
    if found.appeal is None:
        return None
    if found.purpose == Purpose.ADDRESS:
        contacts.change_email(found.appeal, found.email, at=at)
        return Opened(Purpose.ADDRESS, appeal=found.appeal)
    if found.appeal.applicant.email.strip().casefold() != found.email.casefold():  # changed meanwhile
        return None
    contacts.confirm_address(found.appeal, at=at)
    return Opened(Purpose.CODE, appeal=found.appeal, code=codes.issue(found.appeal, at=at, reason=BY_EMAIL))


def _may_post(email: str, *, place: str, at: datetime) -> bool:
    """One place is told when it asks too often; one address is spared in silence."""
    reserve([Door(Sort.LETTERS_FROM, network_of(place))], at=at)
    try:
        reserve([Door(Sort.LETTERS_TO, email)], at=at)
    except TooOften:
        return False
    return True


def _post(email: str, purpose: Purpose, appeal: Appeal | None, *, at: datetime) -> None:
    key = new_key()
    number = (appeal.number or f"вх. {appeal.intake_id}") if appeal else ""
    with transaction.atomic():
        EmailKey.objects.create(purpose=purpose, email=email, appeal=appeal, digest=_digest(key), asked_at=at)
        queue_letter(letters.with_key(email, purpose, key=key, number=number))


def _digest(key: str) -> str:
    return hashlib.sha256(f"key:{key}".encode()).hexdigest()
