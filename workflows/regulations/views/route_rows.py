"""The route as people read it: who, by when, what was decided."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from workflows.orders.models import spoken_date
from workflows.regulations.models import ApprovalRecord, OpinionBody, OpinionRecord, RedactionDraft
from workflows.regulations.queries import Packet, StepState
from workflows.regulations.stages import POSITIVE, Stage
from workflows.workdays.calendar import CalendarUnknown, Workdays
from workflows.workdays.queries import workdays


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One step. `mark` names the shape beside the word: done, waiting, later, returned."""

    title: str
    who: str
    word: str
    mark: str
    due: str
    record: ApprovalRecord | None


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """A body that must be heard and what it said."""

    body: OpinionBody
    record: OpinionRecord | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One stage on the track."""

    label: str
    state: str


def route_rows(found: Packet, *, on: date) -> list[RouteRow]:
    """The steps of the current round."""
    calendar = workdays()
    return [_row(state, found, calendar, on) for state in found.steps]


def _row(state: StepState, found: Packet, calendar: Workdays, on: date) -> RouteRow:
    word, mark = _state(state, found)
    who = ", ".join(filter(None, [state.step.holder_name, state.step.holder_position])) or "у кого право подписи в этот день"
    due = _due(state, found, calendar, on) if mark == "waiting" and state.step.is_visa else ""
    return RouteRow(state.step.title, who, word, mark, due, state.record)


def _state(state: StepState, found: Packet) -> tuple[str, str]:
    if state.record:
        return state.record.get_decision_display(), "done" if state.record.decision in POSITIVE or not state.step.is_visa else "returned"
    waited = Stage.ON_VISA if state.step.is_visa else Stage.ON_SIGNATURE
    if state.is_open and found.draft.stage == waited:
        return "ждём решения", "waiting"
    return "ещё не дошла очередь", "later"


def _due(state: StepState, found: Packet, calendar: Workdays, on: date) -> str:
    """«до 3 марта 2026 г.», counted in working days from the day the turn came."""
    before = [other.record.at for other in found.steps if other.record and other.step.position < state.step.position]
    try:
        last = calendar.after(timezone.localdate(max([found.submission.at, *before])), state.step.days)
    except CalendarUnknown:
        return f"срок: рабочих дней – {state.step.days}"
    return f"срок прошёл {spoken_date(last)}" if last < on else f"до {spoken_date(last)}"


def opinion_rows(draft: RedactionDraft, found: Packet | None) -> list[OpinionRow]:
    """Required bodies, then those heard beyond the requirement."""
    heard = {opinion.body_id: opinion for opinion in found.opinions} if found else {}
    rows = [OpinionRow(body, heard.pop(body.pk, None)) for body in draft.regulation.opinions.all()]
    return rows + [OpinionRow(opinion.body, opinion) for opinion in heard.values()]


TRACK = (Stage.DRAFT, Stage.ON_VISA, Stage.AGREED, Stage.ON_SIGNATURE, Stage.APPROVED)


def track(draft: RedactionDraft) -> list[Mark]:
    """The way of a draft: what is behind, where it stands, what is ahead."""
    stage = Stage(draft.stage)
    if stage == Stage.REJECTED:
        return [Mark(stage.label, "current")]
    here = TRACK.index(Stage.DRAFT if stage == Stage.RETURNED else stage)
    labels = [stage.label if place == here else other.label for place, other in enumerate(TRACK)]
    return [Mark(label, "done" if place < here else "current" if place == here else "later") for place, label in enumerate(labels)]
