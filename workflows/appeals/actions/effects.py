"""When a decision works: every paper that it demands has left. Called by `signing`, `sending` and `deciding` in their transaction."""

from __future__ import annotations

from datetime import date, datetime

from workflows.appeals.actions.clocks import End, stop
from workflows.appeals.actions.keeping import conclude
from workflows.appeals.actions.records import lead, tell
from workflows.appeals.models import (
    Appeal,
    ClockKind,
    Decision,
    DecisionEnd,
    Paper,
    PaperKind,
    Question,
    Result,
    Sending,
    StopCause,
)
from workflows.appeals.rules.deciding import FORWARDING
from workflows.appeals.stages import ENDS_AT, Ground, PaperStage
from workflows.people.history import save_as
from workflows.people.models import User

FORWARDING_CLOCK = {Ground.FORWARD_8_3_1: ClockKind.MIGRATION}


def take_effect_if_complete(paper: Paper, *, on: date, by: User, at: datetime) -> Decision | None:
    """Whether the decision behind the paper works now: the decision, or None while something is still to be sent."""
    decision = Decision.objects.filter(papers__paper__in=line_of(paper), end=None).first()
    if decision is None or not is_complete(decision):
        return None
    return take_effect(decision, paper.appeal, on=on, by=by, at=at)


def take_effect(decision: Decision, appeal: Appeal, *, on: date, by: User, at: datetime) -> Decision:
    """End the appeal, or its forwarded part, on the day when the last paper left."""
    last = _last_sending(decision)
    day = last.sent_on if last else on
    DecisionEnd.objects.create(decision=decision, took_effect=True, on=day, by=by, at=at)
    ground = Ground(decision.ground)
    if ground in FORWARDING:
        stop(appeal, FORWARDING_CLOCK.get(ground, ClockKind.FORWARDING), End(cause=StopCause.DONE, on=day, sending=last), by=by, at=at)
        _mark_forwarded(decision, by=by)
    if decision.is_whole:
        lead(appeal, ENDS_AT[ground], on=day, by=by, reason=str(decision))
        conclude(appeal, Result.NO_ANSWER, on=day, by=by, at=at)
    else:
        appeal.partly_forwarded = True
        save_as(appeal, by=by, reason="Частично переадресовано")
    tell("decision_effective", appeal, f"решение исполнено: {decision}", by=by, decision=decision.pk, whole=int(decision.is_whole))
    return decision


def is_complete(decision: Decision) -> bool:
    """Every demanded paper has left; a decision that stays in the file is signed."""
    return all(_is_done(item.paper) for item in decision.papers.select_related("paper"))


def line_of(paper: Paper) -> list[Paper]:
    """The paper and those in whose place it stands."""
    found = [paper]
    while (earlier := found[-1].replaces) is not None:
        found.append(earlier)
    return found


def _is_done(paper: Paper) -> bool:
    later = Paper.objects.filter(replaces=paper).first()
    done = paper.stage == PaperStage.SIGNED if paper.kind == PaperKind.TERMINATION else Sending.objects.filter(paper=paper).exists()
    return done or (later is not None and _is_done(later))


def _last_sending(decision: Decision) -> Sending | None:
    papers = {item.paper_id for item in decision.papers.all()}
    papers |= set(Paper.objects.filter(replaces__in=papers).values_list("pk", flat=True))
    return Sending.objects.filter(paper__in=papers).order_by("-sent_on", "-pk").first()


def _mark_forwarded(decision: Decision, *, by: User) -> None:
    for question in Question.objects.filter(forwardings__decision=decision).distinct():
        question.result = Result.FORWARDED
        save_as(question, by=by, reason=str(Result.FORWARDED.label))
