"""Opening a paper on the site: the reading is written down, and what was sent to the cabinet has been received by it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from workflows.appeals.actions.records import tell
from workflows.appeals.actions.sending import note_delivery
from workflows.appeals.models import Appeal, DeliveryState, Medium, Sending
from workflows.appeals.rules.delivery import FINAL
from workflows.files.models import StoredFile
from workflows.tracking.models import Opening
from workflows.tracking.papers_sent import Document

RECEIVED = "открыто заявителем на сайте"


@transaction.atomic
def open_document(appeal: Appeal, document: Document, *, at: datetime) -> StoredFile:
    """The stored print; the first opening is told in the journal."""
    paper = document.paper
    if not Opening.objects.filter(paper=paper).exists():
        tell("opened_on_site", appeal, f"заявитель открыл на сайте: {paper}", by=None, paper=paper.pk)
    Opening.objects.create(paper=paper, at=at)
    for sending in Sending.objects.filter(paper=paper, medium=Medium.CABINET).exclude(events__state__in=FINAL):
        note_delivery(sending, DeliveryState.DELIVERED, detail=RECEIVED, by=None, on=max(timezone.localdate(at), sending.sent_on), at=at)
    return document.file
