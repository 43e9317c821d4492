"""The sheets of the current round: the kept print of a signed draft, otherwise the round as it stands now."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.printing.queue import found as kept
from workflows.regulations.models import RedactionDraft
from workflows.regulations.queries import latest_submission
from workflows.regulations.sheet_documents import opinions_pdf, visas_pdf
from workflows.regulations.stages import Stage
from workflows.regulations.views.drafts import for_draft
from workflows.regulations.views.signing_documents import shown_pdf

SHEETS = {
    "visas": ("regulations.visas.pdf", visas_pdf, "list-soglasovaniya.pdf"),
    "opinions": ("regulations.opinions.pdf", opinions_pdf, "list-ucheta-mneniy.pdf"),
}


@for_draft
def sheet(request: StaffRequest, draft: RedactionDraft, kind: str) -> HttpResponse:
    """A PDF for those who may see the draft."""
    submission = latest_submission(draft)
    if submission is None or kind not in SHEETS:
        raise Http404
    form, build, name = SHEETS[kind]
    stored = kept(form, submission.pk) if draft.stage == Stage.APPROVED else None
    if stored:
        return download(stored)
    return shown_pdf(build(submission.pk, as_of=timezone.now()).data, name)
