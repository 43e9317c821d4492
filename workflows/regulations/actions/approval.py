"""The rounds of approval: handing in, visas, taking back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from workflows.errors import Incomplete, WrongStage
from workflows.journal import entries
from workflows.people.models import Substitution, User
from workflows.regulations import rules
from workflows.regulations.actions.drafting import fresh, subject_of
from workflows.regulations.amendments import stages_sha256, stages_to_json
from workflows.regulations.drafts import text_of
from workflows.regulations.models import ApprovalRecord, RedactionDraft, Submission
from workflows.regulations.queries import StepState, latest_submission, step_states
from workflows.regulations.readiness import changes_to_hand_in
from workflows.regulations.route_snapshot import snapshot
from workflows.regulations.stages import POSITIVE, Decision, Stage
from workflows.regulations.substitutes import words
from workflows.regulations.tree import canonical_json, sha256_of, to_dict


@transaction.atomic
def submit(draft: RedactionDraft, *, by: User, at: datetime | None = None) -> RedactionDraft:
    """Hand the draft in: freeze its text and route as a new round and close the text for everybody."""
    draft = fresh(draft)
    route = rules.may_submit(by, draft)
    at = at or timezone.now()
    text = text_of(draft)
    changes = changes_to_hand_in(draft, text, on=timezone.localdate(at))
    previous = latest_submission(draft)
    submission = Submission.objects.create(
        draft=draft,
        number=previous.number + 1 if previous else 1,
        content=canonical_json(to_dict(text)),
        content_sha256=sha256_of(text),
        stages=stages_to_json(changes, base=draft.base) or None,
        route=snapshot(route),
        by=by,
        at=at,
    )
    draft.move_to(Stage.ON_VISA)
    draft.save()
    _note(draft, "draft.submitted", f"Передан на согласование, круг {submission.number}", by=by, sha256=submission.content_sha256, stages=stages_sha256(submission.stages or []))
    return _when_all_agreed(draft, submission, by=by)


@transaction.atomic
def decide(
    draft: RedactionDraft, *, step: int, decision: Decision, shown_sha256: str, by: User, comment: str = "", at: datetime | None = None
) -> RedactionDraft:
    """Put a visa or return the draft; the decision is bound to the hash of the text that was shown."""
    at = at or timezone.now()
    draft = fresh(draft)
    submission, state = _state(draft, step)
    substitution = rules.may_visa(by, draft, state, on=timezone.localdate(at))
    rules.shown_is_current(shown_sha256, submission.content_sha256)
    rules.has_comment(decision, comment)
    if decision not in POSITIVE | {Decision.RETURNED}:
        raise WrongStage("На этом шаге можно согласовать текст или вернуть его на доработку.")
    written = record(submission, state, decision, comment=comment, sha256=shown_sha256, by=by, at=at, substitution=substitution)
    whose = f"{state.step.title}, за: {written.instead_words}" if substitution else state.step.title
    _note(draft, "draft.decided", f"{whose}: {decision.label}", by=by, sha256=shown_sha256, instead_of=written.instead_of_id)
    if decision == Decision.RETURNED:
        draft.move_to(Stage.RETURNED)
        draft.save()
        return draft
    return _when_all_agreed(draft, submission, by=by)


def record(
    submission: Submission,
    state: StepState,
    decision: Decision,
    *,
    comment: str,
    sha256: str,
    by: User,
    at: datetime,
    substitution: Substitution | None = None,
) -> ApprovalRecord:
    """Write the decision down with the person's name and position as they are today, and for whom it was taken."""
    return ApprovalRecord.objects.create(
        submission=submission,
        step=state.step.index,
        step_title=state.step.title,
        decision=decision,
        comment=comment.strip(),
        content_sha256=sha256,
        by=by,
        by_name=by.full_name,
        by_position=by.position,
        instead_of_id=substitution.person_id if substitution else None,
        instead_words=words(substitution, state) if substitution else None,
        at=at,
    )


def _state(draft: RedactionDraft, step: int) -> tuple[Submission, StepState]:
    submission = latest_submission(draft)
    if submission is None:
        raise WrongStage("Проект ещё не передавали на согласование.")
    for state in step_states(submission):
        if state.step.index == step:
            return submission, state
    raise WrongStage("Такого шага в маршруте этого проекта нет. Откройте проект заново.")


def _when_all_agreed(draft: RedactionDraft, submission: Submission, *, by: User) -> RedactionDraft:
    states = step_states(submission)
    if all(state.record and state.record.decision in POSITIVE for state in states if state.step.is_visa):
        draft.move_to(Stage.AGREED)
        draft.save()
        _note(draft, "draft.agreed", "Все визы получены", by=by, sha256=submission.content_sha256)
    return draft


@transaction.atomic
def withdraw(draft: RedactionDraft, *, reason: str, by: User) -> RedactionDraft:
    """Take the draft back for work: the text opens, the decisions of this round stay with this round."""
    draft = fresh(draft)
    rules.may_withdraw(by, draft)
    if not reason.strip():
        raise Incomplete("Напишите, почему отзываете проект: это увидят те, кто его уже прочитал.")
    draft.move_to(Stage.DRAFT)
    draft.save()
    _note(draft, "draft.withdrawn", f"Отозван на доработку: {reason.strip()}", by=by)
    return draft


@transaction.atomic
def reject(draft: RedactionDraft, *, reason: str, by: User) -> RedactionDraft:
    """Close a draft that will not become a redaction; it stays readable."""
    draft = fresh(draft)
    rules.may_reject(by, draft)
    if not reason.strip():
        raise Incomplete("Напишите, почему проект отклонён.")
    draft.move_to(Stage.REJECTED)
    draft.save()
    _note(draft, "draft.rejected", f"Отклонён: {reason.strip()}", by=by)
    return draft


def _note(draft: RedactionDraft, verb: str, said: str, *, by: User, **facts: str | int | None) -> None:
    told = {name: fact for name, fact in facts.items() if fact}
    entries.write(verb, subject=subject_of(draft), summary=f"{draft.regulation}: {said}", by=by, facts=told)
