"""The rounds of approval: handing in, visas, opinions, taking back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.errors import Incomplete, WrongStage
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.people.models import User
from workflows.regulations import rules
from workflows.regulations.actions.drafting import fresh, subject_of
from workflows.regulations.amendments import stages_to_json
from workflows.regulations.drafts import text_of
from workflows.regulations.models import ApprovalRecord, OpinionBody, OpinionRecord, RedactionDraft, Submission
from workflows.regulations.queries import StepState, latest_submission, step_states
from workflows.regulations.readiness import changes_to_hand_in
from workflows.regulations.route_snapshot import snapshot
from workflows.regulations.stages import POSITIVE, Decision, OpinionResult, Stage
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
        stages=stages_to_json(changes) or None,
        route=snapshot(route),
        by=by,
        at=at,
    )
    draft.move_to(Stage.ON_VISA)
    draft.save()
    _note(draft, "draft.submitted", f"Передан на согласование, круг {submission.number}", by=by, sha256=submission.content_sha256)
    return _when_all_agreed(draft, submission, by=by)


@transaction.atomic
def decide(
    draft: RedactionDraft, *, step: int, decision: Decision, shown_sha256: str, by: User, comment: str = "", at: datetime | None = None
) -> RedactionDraft:
    """Put a visa or return the draft; the decision is bound to the hash of the text that was shown."""
    draft = fresh(draft)
    submission, state = _state(draft, step)
    rules.may_visa(by, draft, state)
    rules.shown_is_current(shown_sha256, submission.content_sha256)
    rules.has_comment(decision, comment)
    if decision not in POSITIVE | {Decision.RETURNED}:
        raise WrongStage("На этом шаге можно согласовать текст или вернуть его на доработку.")
    record(submission, state, decision, comment=comment, sha256=shown_sha256, by=by, at=at or timezone.now())
    _note(draft, "draft.decided", f"{state.step.title}: {decision.label}", by=by, sha256=shown_sha256)
    if decision == Decision.RETURNED:
        draft.move_to(Stage.RETURNED)
        draft.save()
        return draft
    return _when_all_agreed(draft, submission, by=by)


def record(submission: Submission, state: StepState, decision: Decision, *, comment: str, sha256: str, by: User, at: datetime) -> ApprovalRecord:
    """Write the decision down with the person's name and position as they are today."""
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


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a council answered."""

    body: OpinionBody
    result: OpinionResult
    protocol_number: str = ""
    protocol_date: date | None = None
    comment: str = ""
    scan: StoredFile | None = None


@transaction.atomic
def record_opinion(draft: RedactionDraft, *, opinion: Opinion, by: User, at: datetime | None = None) -> OpinionRecord:
    """Record the opinion of a body on the text of this round (273-ФЗ, ст. 30, ч. 3)."""
    draft = fresh(draft)
    rules.may_record_opinion(by, draft)
    submission = latest_submission(draft)
    if submission is None:
        raise WrongStage("Проект ещё не передавали на согласование.")
    _opinion_is_new(submission, opinion)
    _protocol_is_held(opinion, on=timezone.localdate(at))
    written: OpinionRecord = OpinionRecord.objects.create(
        submission=submission,
        body=opinion.body,
        body_name=opinion.body.name,
        result=opinion.result,
        protocol_number=opinion.protocol_number.strip(),
        protocol_date=opinion.protocol_date,
        comment=opinion.comment.strip(),
        scan=opinion.scan,
        content_sha256=submission.content_sha256,
        by=by,
        at=at or timezone.now(),
    )
    draft.order_round = None  # the preamble names the opinions: an order written before this one is written anew
    draft.save()
    _note(draft, "draft.opinion", f"Внесено мнение: {opinion.body.name}, {opinion.result.label}", by=by, sha256=submission.content_sha256)
    return written


def _opinion_is_new(submission: Submission, opinion: Opinion) -> None:
    if submission.opinions.filter(body=opinion.body).exists():
        raise WrongStage(f"Мнение уже внесено: {opinion.body.name}. Внесённое не исправляют; если текст вернётся, внесите мнение о новом.")
    without_protocol = {OpinionResult.NO_BODY, OpinionResult.NO_ANSWER}
    if opinion.result not in without_protocol and not (opinion.protocol_number.strip() and opinion.protocol_date):
        raise Incomplete("Укажите номер и дату протокола, в котором записано мнение.")
    if opinion.result in without_protocol and not opinion.comment.strip():
        raise Incomplete("Напишите, чем это подтверждается: справка, письмо, дата отправки проекта.")


def _protocol_is_held(opinion: Opinion, *, on: date) -> None:
    if opinion.protocol_date and opinion.protocol_date > on:
        raise Incomplete(f"Протокол не может быть от {opinion.protocol_date:%d.%m.%Y}: этот день ещё не наступил. Исправьте дату протокола.")


def _note(draft: RedactionDraft, verb: str, said: str, *, by: User, sha256: str = "") -> None:
    entries.write(verb, subject=subject_of(draft), summary=f"{draft.regulation}: {said}", by=by, facts={"sha256": sha256} if sha256 else {})
