"""Sending an appeal, or some of its questions, to the bodies that answer for them (59-ФЗ, ст. 8, ч. 3–5; ст. 11, ч. 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.clocks import Duty, start
from workflows.appeals.actions.deciding import demand
from workflows.appeals.actions.drafting import Wording, attach_appeal, write
from workflows.appeals.actions.effects import FORWARDING_CLOCK
from workflows.appeals.actions.records import fresh, tell
from workflows.appeals.models import Appeal, ClockKind, CompetentBody, Decision, Forwarding, PaperKind, Question
from workflows.appeals.rules import forwarding as rules
from workflows.appeals.rules.deciding import is_explained_when_late
from workflows.appeals.stages import Ground
from workflows.people.models import User

BASES = {
    Ground.FORWARD_8_3: "59-ФЗ 8(3)",
    Ground.FORWARD_8_3_1: "59-ФЗ 8(3.1)",
    Ground.FORWARD_8_4: "59-ФЗ 8(4)",
    Ground.FORWARD_11_1: "59-ФЗ 11(1)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One body, the questions that go there, and the cover letter."""

    body: CompetentBody
    questions: tuple[Question, ...]
    cover: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where the appeal goes and why. `asks_results`: «…запрашивать… документы и материалы о результатах» (ст. 8, ч. 5)."""

    ground: Ground
    reason: str
    addressees: tuple[Addressee, ...]
    notice: Wording | None = None
    asks_results: bool = False
    late_reason: str = ""

    @property
    def questions(self) -> list[Question]:
        """Everything that leaves, each question once."""
        return list({question.pk: question for one in self.addressees for question in one.questions}.values())


@transaction.atomic
def forward(appeal: Appeal, route: Route, *, by: User, on: date, at: datetime) -> Decision:
    """Decide on the forwarding and make the projects of its letters. The stage changes when all of them have left."""
    appeal = fresh(appeal)
    is_whole = leaves_nothing(appeal, route)
    rules.may_forward(by, appeal, route.ground, is_whole=is_whole, reason=route.reason, on=on)
    rules.are_addressees(appeal, route.ground, [one.body for one in route.addressees])
    for one in route.addressees:
        rules.are_questions(appeal, one.questions)
    rules.notice_is_right(appeal, route.ground, is_given=route.notice is not None)
    decision: Decision = Decision.objects.create(
        appeal=appeal,
        ground=route.ground,
        reason=route.reason.strip(),
        is_whole=is_whole,
        asks_results=route.asks_results,
        late_reason=route.late_reason.strip(),
        decided_on=on,
        by=by,
        at=at,
    )
    _run_term(decision, late_reason=route.late_reason, by=by, on=on, at=at)
    for one in route.addressees:
        _cover(decision, one, by=by, at=at)
    if route.notice is not None:
        demand(decision, write(appeal, PaperKind.FORWARDING_NOTICE, route.notice, by=by, at=at, ground=route.ground))
    tell("forwarding_decided", appeal, f"решение: {decision}", by=by, decision=decision.pk, bodies=len(route.addressees), whole=int(is_whole))
    return decision


def leaves_nothing(appeal: Appeal, route: Route) -> bool:
    """Whether every question that has not left yet leaves now: then the appeal ends here."""
    standing = Forwarding.objects.filter(decision__appeal=appeal).exclude(decision__end__took_effect=False)
    gone = Question.objects.filter(forwardings__in=standing)
    own = set(appeal.questions.exclude(pk__in=gone).values_list("pk", flat=True))
    return own <= {question.pk for question in route.questions}


def _run_term(decision: Decision, *, late_reason: str, by: User, on: date, at: datetime) -> None:
    """The term of forwarding runs from the registration, whoever has looked at the letter meanwhile."""
    appeal, ground = decision.appeal, Ground(decision.ground)
    kind = FORWARDING_CLOCK.get(ground, ClockKind.FORWARDING)
    clock = start(appeal, Duty(kind=kind, basis=BASES[ground], base_on=appeal.registered_on or on), by=by, at=at)
    is_explained_when_late(clock, late_reason=late_reason, on=on)


def _cover(decision: Decision, one: Addressee, *, by: User, at: datetime) -> None:
    cover = demand(decision, write(decision.appeal, PaperKind.COVER_LETTER, one.cover, by=by, at=at, ground=Ground(decision.ground), to_body=one.body))
    attach_appeal(cover)
    forwarding = Forwarding.objects.create(decision=decision, body=one.body, cover=cover)
    forwarding.questions.add(*one.questions)
