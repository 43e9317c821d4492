"""The card of an appeal, its safe summary, its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from workflows.appeals import rules
from workflows.appeals.actions.danger import note_seen
from workflows.appeals.actions.keeping import log_reading
from workflows.appeals.forms.keeping import NoteForm
from workflows.appeals.models import Appeal, LetterTemplate, Reading
from workflows.appeals.queries import card as facts
from workflows.appeals.queries.alarms import alarms_for
from workflows.appeals.queries.earlier import MOST, earlier_of, similar_to
from workflows.appeals.queries.feed import Part, feed_of
from workflows.appeals.queries.received import files_of
from workflows.appeals.queries.rows import flags_of
from workflows.appeals.rules.answering import WORKED_ON
from workflows.appeals.stages import Actor
from workflows.appeals.views.hands import decisions_for, hands_for
from workflows.appeals.views.offers import next_of, offers_of, whose_move
from workflows.appeals.views.screen import appeal_or_404, refused, show
from workflows.people.http import StaffRequest

CLOSED = "Это обращение вам не открыто. Если оно нужно вам по работе, попросите делопроизводителя поручить его вам."


@require_GET
def card(request: StaffRequest, pk: int) -> HttpResponse:
    """Everything about an appeal on one page; the person complained of gets the safe summary alone."""
    at = timezone.now()
    on = timezone.localdate(at)
    appeal = appeal_or_404(pk)
    sight = rules.sight_of(request.user, appeal, on=on)
    if sight == rules.Sight.NOTHING:
        return refused(request, CLOSED)
    if sight == rules.Sight.SUMMARY:
        return show(request, "summary.html", "Обращение: безопасное изложение", words=appeal.safe_summary)
    log_reading(appeal, Reading.What.CARD, by=request.user, at=at)
    if appeal.is_danger:
        note_seen(appeal, by=request.user, at=at)
    offers = offers_of(appeal, request.user, on=on)
    main = next_of(offers)
    return show(
        request,
        "card.html",
        str(appeal),
        appeal=appeal,
        main=main,
        whose_move=whose_move(appeal),
        open_offers=[offer for offer in offers if offer.is_open and offer is not main],
        closed_offers=[offer for offer in offers if not offer.is_open],
        **_left(request, appeal),
        **_right(request, appeal),
        **_side(request, appeal),
    )


def _left(request: StaffRequest, appeal: Appeal) -> dict[str, Any]:
    on = timezone.localdate()
    part = Part(request.GET["feed"]) if request.GET.get("feed") in Part.values else Part.ALL
    item = appeal.intake
    return {
        "item": item,
        "alarms": [one for one in alarms_for(request.user, on=on) if one.danger.appeal_id == appeal.pk] if appeal.is_danger else (),
        "dangers": appeal.dangers.filter(end__isnull=False).select_related("end__by"),
        "files": files_of(item),
        "reading": facts.reading_of(item),
        "flags": list(flags_of(appeal)),
        "questions": facts.questions_of(appeal),
        "beside": facts.beside_of(appeal),
        "complained_of": facts.complained_of(appeal),
        "children": facts.children_of(appeal) if rules.may_see_child(request.user, appeal, on=on) else (),
        "signatories": facts.signatories_of(appeal),
        "feed": feed_of(appeal, part),
        "feed_part": part,
        "feed_parts": list(Part),
        "note_form": NoteForm(),
    }


def _right(request: StaffRequest, appeal: Appeal) -> dict[str, Any]:
    on = timezone.localdate()
    return {
        "terms": facts.terms_of(appeal, on=on),
        "hands": hands_for(appeal, request.user, on=on),
        "papers": facts.papers_of(appeal),
        "has_receipt": facts.has_receipt(appeal),
        "decisions": decisions_for(appeal, request.user, on=on),
        "requests": facts.requests_of(appeal),
        "may_say": appeal.stage in WORKED_ON and Actor.EXECUTOR in rules.actors_of(request.user, appeal, on=on),
    }


def _side(request: StaffRequest, appeal: Appeal) -> dict[str, Any]:
    on, user = timezone.localdate(), request.user
    return {
        "earlier": earlier_of(appeal, user, on=on)[:MOST],
        "similar": similar_to(appeal, user, on=on)[:MOST],
        "templates": LetterTemplate.objects.filter(is_active=True).order_by("title"),
    }


@require_GET
def history(request: StaffRequest, pk: int) -> HttpResponse:
    """Who changed the card, when and why; what was changed is named, not quoted."""
    at = timezone.now()
    on = timezone.localdate(at)
    appeal = appeal_or_404(pk)
    if rules.sight_of(request.user, appeal, on=on) < rules.Sight.WHOLE:
        return refused(request, CLOSED)
    log_reading(appeal, Reading.What.HISTORY, by=request.user, at=at)
    readings = appeal.readings.select_related("by")[:100] if rules.is_logged(appeal) else ()
    return show(request, "history.html", "История", appeal=appeal, changes=facts.changes_of(appeal), readings=readings)
