"""Decisions of the head by ст. 8, ч. 7 and ст. 11 (59-ФЗ): made with the papers that they demand, effective when those have left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.clocks import Duty, End, start, stop
from workflows.appeals.actions.drafting import Wording, attach_appeal, fresh_paper, move, write
from workflows.appeals.actions.effects import take_effect
from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import (
    Appeal,
    Clock,
    ClockKind,
    Decision,
    DecisionEnd,
    DecisionPaper,
    Paper,
    PaperKind,
    StopCause,
)
from workflows.appeals.rules import deciding as rules
from workflows.appeals.stages import Ground, PaperStage
from workflows.errors import Incomplete
from workflows.people.models import User

NOTICES = {
    Ground.RETURN_8_7: (PaperKind.RETURN_LETTER, "59-ФЗ 8(7)"),
    Ground.COURT: (PaperKind.RETURN_LETTER, "59-ФЗ 11(2)"),
    Ground.ABUSE: (PaperKind.ARTICLE_11_NOTICE, "59-ФЗ 11(3)"),
    Ground.ILLEGIBLE: (PaperKind.ARTICLE_11_NOTICE, "59-ФЗ 11(4)"),
    Ground.UNCLEAR: (PaperKind.ARTICLE_11_NOTICE, "59-ФЗ 11(4.1)"),
    Ground.REPEATED: (PaperKind.ARTICLE_11_NOTICE, "59-ФЗ 11(5)"),
    Ground.PUBLISHED: (PaperKind.ARTICLE_11_NOTICE, "59-ФЗ 11(5.1)"),
    Ground.SECRET: (PaperKind.ARTICLE_11_NOTICE, "59-ФЗ 11(6)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the head decides. `notice` is the letter to the citizen, `resolution` the decision that stays in the file (ч. 5)."""

    ground: Ground
    reason: str
    notice: Wording | None = None
    resolution: Wording | None = None
    published_at: str = ""
    earlier_answers: tuple[Paper, ...] = ()
    no_new_arguments: bool = False
    late_reason: str = ""


@transaction.atomic
def decide(appeal: Appeal, ruling: Ruling, *, by: User, on: date, at: datetime) -> Decision:
    """Make the decision and the projects of its papers; with none to send it takes effect at once."""
    appeal = fresh(appeal)
    rules.may_decide(by, appeal, ruling.ground, reason=ruling.reason, on=on)
    rules.fits(appeal, ruling.ground)
    rules.notice_is_right(appeal, ruling.ground, is_given=ruling.notice is not None)
    _special(appeal, ruling)
    decision = _store(appeal, ruling, by=by, on=on, at=at)
    stop(appeal, ClockKind.FORWARDING, End(cause=StopCause.ACCEPTED, on=on), by=by, at=at)
    if ruling.notice is not None:
        _notify(decision, ruling.notice, late_reason=ruling.late_reason, by=by, on=on, at=at)
    if ruling.resolution is not None:
        demand(decision, write(appeal, PaperKind.TERMINATION, ruling.resolution, by=by, at=at, ground=ruling.ground))
    tell("decided", appeal, f"решение: {decision}", by=by, decision=decision.pk)
    if not decision.papers.exists():
        take_effect(decision, appeal, on=on, by=by, at=at)
    return decision


@transaction.atomic
def withdraw_decision(decision: Decision, *, reason: str, by: User, on: date, at: datetime) -> Appeal:
    """Take a decision back before any of its papers has left: projects are cancelled, signed papers are never sent."""
    appeal = fresh(decision.appeal)
    decision = Decision.objects.get(pk=decision.pk)
    decision.appeal = appeal
    rules.may_withdraw(by, decision, reason=reason, on=on)
    DecisionEnd.objects.create(decision=decision, took_effect=False, reason=reason.strip(), on=on, by=by, at=at)
    for item in decision.papers.select_related("paper"):
        _drop(item.paper, appeal, by=by, on=on, at=at)
    if rules.forwards_on(appeal) and appeal.registered_on:
        start(appeal, Duty(kind=ClockKind.FORWARDING, basis="59-ФЗ 8(3)", base_on=appeal.registered_on), by=by, at=at)
    tell("decision_withdrawn", appeal, f"решение отменено: {decision}", by=by, decision=decision.pk)
    return appeal


def demand(decision: Decision, paper: Paper) -> Paper:
    """Tie a paper to the decision: it works when the paper has left."""
    DecisionPaper.objects.create(decision=decision, paper=paper)
    return paper


def _special(appeal: Appeal, ruling: Ruling) -> None:
    """What two grounds ask besides."""
    if ruling.ground == Ground.PUBLISHED:
        rules.published_on_our_site(ruling.published_at)
    if ruling.ground == Ground.REPEATED:
        rules.is_repeated(appeal, ruling.earlier_answers, no_new_arguments=ruling.no_new_arguments)
        if ruling.resolution is None:
            raise Incomplete("Напишите решение о прекращении переписки: его подписывает руководитель (59-ФЗ, ст. 11, ч. 5).")


def _store(appeal: Appeal, ruling: Ruling, *, by: User, on: date, at: datetime) -> Decision:
    decision: Decision = Decision.objects.create(
        appeal=appeal,
        ground=ruling.ground,
        reason=ruling.reason.strip(),
        published_at=ruling.published_at if ruling.ground == Ground.PUBLISHED else "",
        no_new_arguments=ruling.no_new_arguments,
        late_reason=ruling.late_reason.strip(),
        decided_on=on,
        by=by,
        at=at,
    )
    decision.earlier_answers.add(*ruling.earlier_answers)
    return decision


def _notify(decision: Decision, words: Wording, *, late_reason: str, by: User, on: date, at: datetime) -> Clock:
    """The letter to the citizen with its own term from the registration; what is returned goes with the original."""
    appeal, ground = decision.appeal, Ground(decision.ground)
    kind, basis = NOTICES[ground]
    paper = demand(decision, write(appeal, kind, words, by=by, at=at, ground=ground))
    if kind == PaperKind.RETURN_LETTER:
        attach_appeal(paper)
    clock = start(appeal, Duty(kind=ClockKind.NOTICE, basis=basis, base_on=appeal.registered_on or on, paper=paper), by=by, at=at)
    rules.is_explained_when_late(clock, late_reason=late_reason, on=on)
    return clock


def _drop(paper: Paper, appeal: Appeal, *, by: User, on: date, at: datetime) -> None:
    stop(appeal, ClockKind.NOTICE, End(cause=StopCause.CONCLUDED, on=on), by=by, at=at, paper=paper)
    found = fresh_paper(paper)
    if found.stage not in (PaperStage.SIGNED, PaperStage.CANCELLED):
        move(found, PaperStage.CANCELLED, by=by, reason="Решение отменено")
