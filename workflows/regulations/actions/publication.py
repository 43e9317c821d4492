"""The fact that a redaction stands on the site."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from workflows.errors import BadInput
from workflows.journal import entries
from workflows.people.models import User
from workflows.regulations.models import Publication, Redaction


@transaction.atomic
def record_publication(redaction: Redaction, *, address: str, by: User | None = None, at: datetime | None = None) -> Publication:
    """Write down when and where the redaction was placed; the first time counts, a repetition changes nothing."""
    at = at or timezone.now()
    signed_at = redaction.order.signature.at if redaction.order.signature else at
    if at < signed_at:
        raise BadInput(f"{redaction}: размещение не может быть раньше подписания приказа.")
    written, is_new = Publication.objects.get_or_create(redaction=redaction, defaults={"at": at, "by": by, "address": address})
    if is_new:
        entries.write(
            "redaction.published",
            subject=f"regulations.redaction:{redaction.pk}",
            summary=f"{redaction}: размещена на сайте",
            by=by,
            facts={"address": address},
        )
    return written
