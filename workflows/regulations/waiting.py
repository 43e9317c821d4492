"""Visas that wait: whose turn it is, since which day, until when. Days and the calendar come as arguments."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from workflows.errors import why_not
from workflows.people.models import Substitution, User
from workflows.regulations.deadlines import Term, term, turn_came
from workflows.regulations.models import OpinionRequest, RedactionDraft, Submission
from workflows.regulations.queries import StepState, step_states
from workflows.regulations.stages import Stage
from workflows.regulations.substitutes import stands_apart, substitutions_of
from workflows.workdays.calendar import Workdays


@dataclass(frozen=True, slots=True)
class WaitingVisa:
    """An open visa of a person, or of somebody whom the person substitutes."""

    draft: RedactionDraft
    state: StepState
    term: Term
    substitution: Substitution | None


def visa_term(submission: Submission, states: tuple[StepState, ...], state: StepState, calendar: Workdays, *, on: date) -> Term:
    """The term of a step: as it stands on the day, or as it stood on the day of the decision."""
    decided = ((other.step.position, other.record.at) for other in states if other.record)
    since = turn_came(submission.at, decided, position=state.step.position)
    return term(calendar, since, state.step.days, on=timezone.localdate(state.record.at) if state.record else on)


def request_term(request: OpinionRequest, calendar: Workdays, *, on: date) -> Term | None:
    """The term of a body that has got the text; None for one without a term."""
    return None if request.term_days is None else term(calendar, request.sent_on, request.term_days, on=on)


def waiting_for_visa(user: User, *, calendar: Workdays, on: date) -> list[WaitingVisa]:
    """Open visas that this person may put on the day, the oldest term first."""
    absent = substitutions_of(user, on=on)
    drafts = RedactionDraft.objects.filter(stage=Stage.ON_VISA).select_related("regulation", "author")
    found = [
        WaitingVisa(draft, state, visa_term(submission, states, state, calendar, on=on), absent.get(state.step.holder_id or 0))
        for draft in drafts.prefetch_related("submissions__records", "edits")
        for submission, states in _last_round(draft)
        for state in states
        if _is_asked(user, draft, state, states, absent)
    ]
    return sorted(found, key=lambda visa: visa.term.last or date.max)


def _last_round(draft: RedactionDraft) -> list[tuple[Submission, tuple[StepState, ...]]]:
    rounds = sorted(draft.submissions.all(), key=lambda submission: submission.number)
    return [(submission, step_states(submission)) for submission in rounds[-1:]]


def _is_asked(
    user: User, draft: RedactionDraft, state: StepState, states: tuple[StepState, ...], absent: dict[int, Substitution]
) -> bool:
    """The holder is asked whatever happens, so that an obstacle is seen; a substitute only when nothing hinders."""
    if not state.step.is_visa or not state.is_open:
        return False
    if state.step.holder_id == user.pk:
        return True
    wrote = user.pk in {draft.author_id, *(edit.user_id for edit in draft.edits.all())}
    return state.step.holder_id in absent and not wrote and not why_not(stands_apart, user, state, states)
