"""The receipt of a letter that was handed in: made of the frozen rows of its intake."""

from __future__ import annotations

from django.utils import timezone

from workflows.appeals.actions.receipts import RECEIPT
from workflows.appeals.documents.house import letterhead
from workflows.appeals.models import Appeal, Applicant, IntakeItem
from workflows.appeals.papers.cards import card_print
from workflows.appeals.papers.receipt import Receipt, receipt
from workflows.orders.filenames import file_name
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import proof_of
from workflows.printing.queue import Built, key_of

RENDERER = "appeal-receipt-1"


def receipt_pdf(intake_id: int) -> Built:
    """The receipt (PRINT_BUILDERS): as the letter was taken in, whatever is corrected later."""
    item = IntakeItem.objects.select_related("by", "appeal__applicant").get(pk=intake_id)
    card = receipt(facts_of(item))
    return Built(data=render_pdf(card_print(card), title=card.caption), name=file_name(card.caption, "pdf"), media_type="application/pdf", renderer=RENDERER)


def facts_of(item: IntakeItem) -> Receipt:
    """What was taken, from whom and by whom."""
    house, taken_by = letterhead(), item.by
    return Receipt(
        organisation=house,
        number=str(item.pk),
        taken_at=timezone.localtime(item.received_at),
        applicant=_as_taken(item.appeal).full_name,
        subject=item.subject,
        sheets=(item.sheets or 0) + (item.attached_sheets or 0) or None,
        taken_by=taken_by.short_name if taken_by else "",
        post=taken_by.position if taken_by else "",
        phone=house.phone,
        proof=proof_of(key_of(RECEIPT, item.pk)),
    )


def _as_taken(appeal: Appeal) -> Applicant:
    """The first row of the applicant: corrections come after the receipt."""
    found = appeal.applicant
    while found.previous is not None:
        found = found.previous
    return found
