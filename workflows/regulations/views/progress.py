"""«Ход согласования»: the main screen of a draft."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from workflows.errors import why_not
from workflows.people.http import StaffRequest
from workflows.regulations import rules
from workflows.regulations.draft_redline import draft_redline
from workflows.regulations.drafts import text_of
from workflows.regulations.ending import ending_of
from workflows.regulations.forms.visas import VisaForm
from workflows.regulations.lineage_map import map_of
from workflows.regulations.models import RedactionDraft
from workflows.regulations.queries import Packet, packet
from workflows.regulations.reference_queries import troubles
from workflows.regulations.rendering.html import render_html
from workflows.regulations.stages import EDITABLE
from workflows.regulations.tree import sha256_of
from workflows.regulations.views.amend_panel import panel_for
from workflows.regulations.views.drafts import for_draft, show
from workflows.regulations.views.finding_rows import finding_rows, obstacles, remarks_now
from workflows.regulations.views.offers import main_offer, my_step, offers
from workflows.regulations.views.route_rows import opinion_rows, route_rows, track
from workflows.regulations.views.visa_facts import visa_facts
from workflows.workdays.queries import workdays


@for_draft
def progress(request: StaffRequest, draft: RedactionDraft) -> HttpResponse:
    """The text, the route, and the one next step."""
    return progress_page(request, draft)


def progress_page(request: StaffRequest, draft: RedactionDraft, *, visa: VisaForm | None = None) -> HttpResponse:
    """The same page again when the decision at a visa has to be corrected."""
    on, calendar = timezone.localdate(), workdays()
    found = packet(draft)
    all_offers = offers(request.user, draft, found, on=on)
    main = main_offer(all_offers)
    mine = my_step(request.user, found, on=on)
    visa_offer, *rest = all_offers
    return show(
        request,
        "progress.html",
        draft.regulation.short_title,
        draft=draft,
        track=track(draft),
        main=main,
        may_amend=not why_not(rules.may_edit, request.user, draft),
        others=[offer for offer in rest if offer is not main],
        found=found,
        steps=route_rows(found, calendar, on=on) if found else [],
        planned=[] if found or draft.route is None else list(draft.route.steps.select_related("holder")),
        opinions=opinion_rows(draft, found, calendar, on=on),
        visa=visa or (VisaForm.for_text(found) if found and visa_offer.is_open else None),
        visa_step=mine.step.index if mine else None,
        visa_facts=visa_facts(request.user, mine, found, calendar, on=on) if mine and found else None,
        **_words(draft, found, asked=request.GET.dict()),
    )


def _words(draft: RedactionDraft, found: Packet | None, *, asked: Mapping[str, str]) -> dict[str, Any]:
    """The text that is shown, its hash, what it changes, and what is said about it."""
    text = text_of(draft) if found is None or draft.stage in EDITABLE else found.text
    return {
        "text": text,
        "text_html": render_html(text, permalinks=False),
        "panel": panel_for(draft, text),
        "ending": ending_of(draft),
        "map": map_of(draft, text),
        "redline": draft_redline(draft, text, asked=asked, changes=found.changes if found and draft.stage not in EDITABLE else ()),
        "sha256": sha256_of(text),
        "findings": finding_rows(draft.findings, text),
        "lint": remarks_now(text),
        "obstacles": obstacles(draft, text) if draft.stage in EDITABLE else [],
        "references": troubles(draft, text),
        "rounds": list(draft.submissions.prefetch_related("records", "opinions").order_by("-number")),
    }
