"""The route as people read it: who, by when, what was decided."""

from dataclasses import dataclass
from datetime import date

from workflows.regulations.models import ApprovalRecord, OpinionBody, OpinionRecord, OpinionRequest, RedactionDraft
from workflows.regulations.opinion_rules import ART_372, hint
from workflows.regulations.queries import Packet, StepState
from workflows.regulations.stages import POSITIVE, Stage
from workflows.regulations.waiting import request_term, visa_term
from workflows.workdays.calendar import Workdays


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One step. `mark` names the shape beside the word: done, waiting, late, later, returned."""

    title: str
    who: str
    word: str
    mark: str
    due: str
    record: ApprovalRecord | None


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """A body that must be heard, since when and until when it is asked, what it said, and what the law asks then."""

    body: OpinionBody
    record: OpinionRecord | None
    request: OpinionRequest | None
    due: str
    mark: str
    hint: str
    law: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One stage on the track."""

    label: str
    state: str


def route_rows(found: Packet, calendar: Workdays, *, on: date) -> list[RouteRow]:
    """The steps of the current round."""
    return [_row(state, found, calendar, on) for state in found.steps]


def _row(state: StepState, found: Packet, calendar: Workdays, on: date) -> RouteRow:
    word, mark = _state(state, found)
    left = visa_term(found.submission, found.steps, state, calendar, on=on)
    is_asked = mark == "waiting" and state.step.is_visa
    return RouteRow(
        title=state.step.title,
        who=_who(state),
        word=word,
        mark="late" if is_asked and left.is_over else mark,
        due=left.words if is_asked else "",
        record=state.record,
    )


def _who(state: StepState) -> str:
    """Who decided, and for whom; before that, who is asked."""
    record = state.record
    if record and record.instead_words:
        return f"{record.by_name}, за: {record.instead_words}"
    return ", ".join(filter(None, [state.step.holder_name, state.step.holder_position])) or "у кого право подписи в этот день"


def _state(state: StepState, found: Packet) -> tuple[str, str]:
    if state.record:
        return state.record.get_decision_display(), "done" if state.record.decision in POSITIVE or not state.step.is_visa else "returned"
    waited = Stage.ON_VISA if state.step.is_visa else Stage.ON_SIGNATURE
    if state.is_open and found.draft.stage == waited:
        return "ждём решения", "waiting"
    return "ещё не дошла очередь", "later"


def opinion_rows(draft: RedactionDraft, found: Packet | None, calendar: Workdays, *, on: date) -> list[OpinionRow]:
    """Required bodies, then those heard beyond the requirement."""
    heard = {opinion.body_id: opinion for opinion in found.opinions} if found else {}
    asked = {request.body_id: request for request in found.submission.opinion_requests.all()} if found else {}
    required = list(draft.regulation.opinions.all())
    more = [opinion.body for opinion in heard.values() if opinion.body not in required]
    return [_opinion_row(body, heard.get(body.pk), asked.get(body.pk), calendar, on) for body in (*required, *more)]


def _opinion_row(
    body: OpinionBody, record: OpinionRecord | None, request: OpinionRequest | None, calendar: Workdays, on: date
) -> OpinionRow:
    left = request_term(request, calendar, on=on) if request and not record else None
    mark = "done" if record else "late" if left and left.is_over else "waiting" if request else "later"
    return OpinionRow(body, record, request, left.words if left else "", mark, hint(record) if record else "", ART_372)


TRACK = (Stage.DRAFT, Stage.ON_VISA, Stage.AGREED, Stage.ON_SIGNATURE, Stage.APPROVED)


def track(draft: RedactionDraft) -> list[Mark]:
    """The way of a draft: what is behind, where it stands, what is ahead."""
    stage = Stage(draft.stage)
    if stage == Stage.REJECTED:
        return [Mark(stage.label, "current")]
    here = TRACK.index(Stage.DRAFT if stage == Stage.RETURNED else stage)
    labels = [stage.label if place == here else other.label for place, other in enumerate(TRACK)]
    return [Mark(label, "done" if place < here else "current" if place == here else "later") for place, label in enumerate(labels)]
