"""The sheet of a campaign as a document: stored when the campaign closes, drawn anew while it is open."""

from datetime import datetime

from django.utils import timezone

from workflows.acquaintance.models import Addressee, Campaign
from workflows.acquaintance.queries import sheet_rows
from workflows.acquaintance.sheet import Line, Sheet, sheet_print
from workflows.acquaintance.stages import Audience, Method
from workflows.orders.filenames import file_name
from workflows.people.models import organisation
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import Proof, proof_of
from workflows.printing.queue import Built, key_of
from workflows.printing.words import moment

RENDERER = "acquaintance-sheet-3"


def sheet_pdf(campaign_id: int) -> Built:
    """The sheet of a closed campaign (PRINT_BUILDERS)."""
    campaign = Campaign.objects.select_related("redaction__regulation", "redaction__order", "closed_by").get(pk=campaign_id)
    return _built(campaign, sheet_of(campaign), proof=proof_of(key_of("acquaintance.sheet.pdf", campaign.pk)))


def sheet_so_far(campaign: Campaign, *, at: datetime) -> Built:
    """The sheet as it stands now: for reading and for signatures by hand, stored nowhere."""
    return _built(campaign, sheet_of(campaign, as_of=at))


def sheet_of(campaign: Campaign, *, as_of: datetime | None = None) -> Sheet:
    """The rows of a campaign as the sheet shows them."""
    redaction = campaign.redaction
    lines = tuple(_line(row) for row in sheet_rows(campaign))
    return Sheet(
        organisation=organisation().full_name,
        title=redaction.title,
        redaction_number=redaction.number,
        order_number=redaction.order.number,
        order_day=redaction.order.signed_on,
        effective_from=redaction.effective_from,
        sha256=campaign.content_sha256,
        audience=Audience(campaign.audience),
        due_on=campaign.due_on,
        basis=campaign.basis,
        lines=lines,
        has_electronic=any(line.mark for line in lines),
        closed_at=timezone.localtime(campaign.closed_at) if campaign.closed_at else None,
        as_of=timezone.localtime(as_of) if as_of else None,
        keeper=f"{campaign.closed_by.position} {campaign.closed_by.short_name}".strip() if campaign.closed_by else "",
    )


def _line(row: Addressee) -> Line:
    written = row.confirmation
    place = ", ".join(part for part in (row.position, row.unit_name) if part)
    if written is None:
        return Line(name=row.name, position=place, gone=row.whither)
    mark = "" if written.method == Method.PAPER else f"ПЭП, {moment(timezone.localtime(written.at))}"
    return Line(
        name=written.name, position=place, day=written.signed_on, method=written.get_method_display(), mark=mark
    )


def _built(campaign: Campaign, sheet: Sheet, *, proof: Proof | None = None) -> Built:
    title = f"Лист ознакомления: {sheet.title}"
    name = file_name(f"Лист ознакомления. {campaign.redaction.regulation}", "pdf", note=f"редакция {sheet.redaction_number}")
    return Built(data=render_pdf(sheet_print(sheet, proof=proof), title=title), name=name, media_type="application/pdf", renderer=RENDERER)
