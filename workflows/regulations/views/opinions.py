"""Giving the text to councils, recording what they answered, and giving its scan to those who may see the draft."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from workflows.errors import RuleBroken
from workflows.files.http import download
from workflows.people.http import StaffRequest
from workflows.regulations import actions
from workflows.regulations.forms.opinions import AskForm, OpinionForm
from workflows.regulations.models import OpinionRecord, RedactionDraft
from workflows.regulations.opinion_rules import hint
from workflows.regulations.queries import current_packet, packet
from workflows.regulations.views.acts import ActView
from workflows.regulations.views.drafts import for_draft
from workflows.regulations.views.offers import may_ask, may_hear, unasked_bodies, unheard_bodies


class AskView(ActView):
    """«Направить на учёт мнения»."""

    title = "Направить на учёт мнения"
    explanation = (
        "Запишите, когда и как орган получил проект: с этого дня считается срок для мнения. "
        "Представительному органу работников закон даёт не меньше 5 рабочих дней (ТК РФ, ст. 372)."
    )
    button = "Записать"

    def may(self) -> None:
        self.unasked = unasked_bodies(self.draft, packet(self.draft))
        may_ask(self.request.user, self.draft, self.unasked)

    def form(self) -> AskForm:
        posted = self.request.POST if self.request.method == "POST" else None
        return AskForm(posted, bodies=self.unasked, initial={"sent_on": timezone.localdate(), "bodies": self.unasked})

    def perform(self, form: AskForm) -> str:
        given = form.cleaned_data
        asked = actions.ask_opinions(
            self.draft, bodies=list(given["bodies"]), sent_on=given["sent_on"], how=given["how"], by=self.request.user
        )
        return f"Записано: проект получили {', '.join(request.body_name for request in asked)}. Дальше: внесите мнение, когда оно придёт."


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
        return OpinionForm(
            self.request.POST if posted else None,
            self.request.FILES if posted else None,
            bodies=self.unheard,
            asked={body.pk for body in self.unheard} - {body.pk for body in unasked_bodies(self.draft, packet(self.draft))},
        )

    def perform(self, form: OpinionForm) -> str:
        form.keep_scan(by=self.request.user)
        written = actions.record_opinion(self.draft, opinion=form.opinion(), by=self.request.user)
        missing = " ".join(current_packet(self.draft).missing)
        next_step = hint(written) or missing or "Дальше: передайте проект на подпись."
        return f"Мнение внесено: {written.body_name}. {next_step}"

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
