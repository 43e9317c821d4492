"""Letters to those who have not read: each kind once to each person."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from workflows.acquaintance.actions.campaigns import fresh, new_link
from workflows.acquaintance.letters import letter
from workflows.acquaintance.models import Addressee, Reminder
from workflows.acquaintance.stages import LetterKind
from workflows.mail.letters import queue_letter


@transaction.atomic
def write_to(addressee: Addressee, kind: LetterKind, *, at: datetime | None = None) -> bool:
    """Put one letter into the outbox unless it was written before or is not needed any more; whether it was.

    Each letter to a person without an account carries a new personal link: of the one before only its hash is known.
    """
    campaign = fresh(addressee.campaign)
    row = campaign.addressees.waited_for().select_related("user").filter(pk=addressee.pk).first()
    if row is None or not campaign.is_open or not address_of(row):
        return False
    _, is_new = Reminder.objects.get_or_create(addressee=row, kind=kind, defaults={"at": at or timezone.now()})
    if not is_new:
        return False
    token = "" if row.user_id else new_link(row, by=None)
    queue_letter(letter(campaign, row, kind, to=address_of(row), token=token))
    return True


def address_of(row: Addressee) -> str:
    """A worker's address is the one of the account today."""
    return row.user.email if row.user else row.email
