"""Papers that the citizen may take from the site: signed, sent to them, and exactly as they were sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.appeals.actions.signing import PRINT
from workflows.appeals.models import Appeal, Paper, Sending
from workflows.appeals.stages import PaperStage
from workflows.files.models import StoredFile
from workflows.printing.models import Print


@dataclass(frozen=True, slots=True)
class Document:
    """A paper with its stored print, and how it was sent first."""

    paper: Paper
    file: StoredFile
    sending: Sending

    @property
    def sent_on(self) -> date:
        return self.sending.sent_on


def documents_of(appeal: Appeal) -> list[Document]:
    """In the order of sending. A project, a decision kept in the file or a letter to a body is never among them."""
    papers = Paper.objects.filter(appeal=appeal, stage=PaperStage.SIGNED, to_body=None, sendings__isnull=False).distinct()
    first: dict[int, Sending] = {}
    for sending in Sending.objects.filter(paper__in=papers).select_related("paper").order_by("-sent_on", "-pk"):
        first[sending.paper_id] = sending
    prints = Print.objects.filter(request__form=PRINT, request__subject_id__in=list(first)).select_related("request", "file__blob")
    files = {stored.request.subject_id: stored.file for stored in prints}
    found = [Document(sending.paper, files[key], sending) for key, sending in first.items() if key in files and sending.paper.is_to_citizen]
    return sorted(found, key=lambda document: (document.sent_on, document.paper.pk))
