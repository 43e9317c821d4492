"""Recording what a council answered, and giving its scan to those who may see the draft."""

from typing import Any

from django.http import Http404, HttpResponse

from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.regulations import actions
from workflows.regulations.forms.opinions import OpinionForm
from workflows.regulations.models import OpinionRecord, RedactionDraft
from workflows.regulations.queries import current_packet, packet
from workflows.regulations.views.acts import ActView
from workflows.regulations.views.drafts import for_draft
from workflows.regulations.views.offers import may_hear, unheard_bodies


class OpinionView(ActView):
    """«Внести мнение»."""

    title = "Внести мнение"
    explanation = "Мнение относится к тексту этого круга. Внесённое не исправляют: если текст вернётся на доработку, мнение внесут заново."
    button = "Внести мнение"

    def may(self) -> None:
        self.unheard = unheard_bodies(self.draft, packet(self.draft))
        may_hear(self.request.user, self.draft, self.unheard)

    def form(self) -> OpinionForm:
        posted = self.request.method == "POST"
        return OpinionForm(self.request.POST if posted else None, self.request.FILES if posted else None, bodies=self.unheard)

    def perform(self, form: OpinionForm) -> str:
        form.keep_scan(by=self.request.user)
        written = actions.record_opinion(self.draft, opinion=form.opinion(), by=self.request.user)
        missing = " ".join(current_packet(self.draft).missing)
        return f"Мнение внесено: {written.body_name}. {missing or 'Дальше: передайте проект на подпись.'}"

    def context(self, form: OpinionForm) -> dict[str, Any]:
        """After a mistake elsewhere in the form the scan is kept too."""
        if form.is_bound and form.kept_scan is None:
            try:
                form.keep_scan(by=self.request.user)
            except RuleBroken as broken:
                form.add_error("scan", str(broken))
        return {"kept_scan": form.kept_scan}


@for_draft
def scan(request: StaffRequest, draft: RedactionDraft, opinion: int) -> HttpResponse:
    """The scan of a protocol, as an attachment."""
    found = OpinionRecord.objects.filter(pk=opinion, submission__draft=draft).select_related("scan__blob").first()
    if found is None or found.scan is None:
        raise Http404
    return download(found.scan)


@for_draft
def source(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """The document from which the draft was made."""
    if draft.source is None:
        raise Http404
    return download(draft.source)
