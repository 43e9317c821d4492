"""Confirming the mail box: by a code or a link from a letter. The letter of the citizen was taken without it.

Answers are the same for every address and every wrong code.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from workflows.appeals.actions import contacts
from workflows.appeals.actions.records import tell
from workflows.appeals.models import Appeal
from workflows.filing import counting, letters
from workflows.filing.models import AskedConfirmation, Confirmation
from workflows.filing.stages import Way
from workflows.mail.letters import queue_letter
from workflows.visitors.networks import network_of

LASTS = timedelta(days=3)
MOST_TRIES = 5
MOST_TO_ADDRESS, MOST_FROM_NETWORK = 3, 10  # letters in an hour


@transaction.atomic
def ask(appeal: Appeal, *, place: str, at: datetime) -> None:
    """Send a code and a link to the address of the letter, unless it has had enough of them; nobody is told which."""
    email = appeal.applicant.email
    if not email or Confirmation.objects.filter(appeal=appeal).exists():
        return
    many = counting.count_one("code.place", network_of(place), at=at) >= MOST_FROM_NETWORK
    if counting.count_one("code.address", email.lower(), at=at) >= MOST_TO_ADDRESS or many:
        return
    code, key = f"{secrets.randbelow(1_000_000):06}", secrets.token_urlsafe(32)
    hashes = {"code_sha256": _code_hash(appeal, code), "key_sha256": _sha256(key), "asked_at": at, "tries": 0, "applicant": appeal.applicant}
    AskedConfirmation.objects.update_or_create(appeal=appeal, defaults=hashes)
    queue_letter(letters.confirmation(appeal, code=code, key=key))


@transaction.atomic
def confirm_by_code(appeal: Appeal, typed: str, *, at: datetime) -> bool:
    """Whether the code is that of the last letter. Five wrong ones and it is worth nothing."""
    asked = AskedConfirmation.objects.select_for_update().filter(appeal=appeal, asked_at__gt=at - LASTS, tries__lt=MOST_TRIES).first()
    if asked is None:
        return Confirmation.objects.filter(appeal=appeal).exists()
    digits = "".join(filter(str.isdigit, typed))
    if not constant_time_compare(asked.code_sha256, _code_hash(appeal, digits)):
        AskedConfirmation.objects.filter(pk=asked.pk).update(tries=F("tries") + 1)
        return False
    _confirm(asked, Way.CODE, at=at)
    return True


def waiting_for(key: str, *, at: datetime) -> AskedConfirmation | None:
    """What the key of a link would confirm, confirmed or not; None for a key that is unknown or too old."""
    return AskedConfirmation.objects.filter(key_sha256=_sha256(key), asked_at__gt=at - LASTS).first()


@transaction.atomic
def confirm_by_link(key: str, *, at: datetime) -> bool:
    """Whether the link holds. A repetition changes nothing."""
    asked = waiting_for(key, at=at)
    if asked is None:
        return False
    _confirm(asked, Way.LINK, at=at)
    return True


def _confirm(asked: AskedConfirmation, way: Way, *, at: datetime) -> None:
    _, is_new = Confirmation.objects.get_or_create(appeal=asked.appeal, defaults={"applicant": asked.applicant, "way": way, "at": at})
    if is_new:
        tell("email_confirmed", asked.appeal, f"заявитель подтвердил адрес электронной почты {way.label}", by=None, way=way.value)
        if asked.applicant_id == asked.appeal.applicant_id:
            contacts.confirm_address(asked.appeal, at=at)


def _code_hash(appeal: Appeal, code: str) -> str:
    """Keyed: a million codes are tried in a moment by whoever has only the table."""
    return salted_hmac("filing.code", f"{appeal.pk}:{code}", algorithm="sha256").hexdigest()


def _sha256(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
