"""Opinions of councils and of the workers' body: giving them the text, recording what they answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.errors import Incomplete, WrongStage
from workflows.files.models import StoredFile
from workflows.journal import entries
from workflows.people.models import User
from workflows.regulations import opinion_rules, rules
from workflows.regulations.actions.drafting import fresh, subject_of
from workflows.regulations.models import OpinionBody, OpinionRecord, OpinionRequest, RedactionDraft, Submission
from workflows.regulations.queries import latest_submission
from workflows.regulations.stages import OpinionResult
from workflows.workdays.queries import workdays


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
def ask_opinions(
    draft: RedactionDraft, *, bodies: Sequence[OpinionBody], sent_on: date, how: str, by: User, at: datetime | None = None
) -> list[OpinionRequest]:
    """Write down that the bodies have got the text of this round: their terms run from this day (ТК РФ, ст. 372, ч. 2)."""
    draft = fresh(draft)
    rules.may_record_opinion(by, draft)
    submission = _round(draft)
    at = at or timezone.now()
    if not how.strip():
        raise Incomplete("Напишите, как передан проект: лично под подпись, письмом, по электронной почте.")
    for body in bodies:
        opinion_rules.may_be_asked(submission, body, sent_on=sent_on, on=timezone.localdate(at))
    return [_ask(draft, submission, body, sent_on=sent_on, how=how.strip(), by=by, at=at) for body in bodies]


def _ask(
    draft: RedactionDraft, submission: Submission, body: OpinionBody, *, sent_on: date, how: str, by: User, at: datetime
) -> OpinionRequest:
    asked: OpinionRequest = OpinionRequest.objects.create(
        submission=submission,
        body=body,
        body_name=body.name,
        sent_on=sent_on,
        how=how,
        term_days=body.term,
        content_sha256=submission.content_sha256,
        by=by,
        at=at,
    )
    said = f"Направлен на учёт мнения: {body.name}, {sent_on:%d.%m.%Y}"
    _note(draft, "draft.opinion_asked", said, by=by, sha256=submission.content_sha256)
    return asked


@transaction.atomic
def record_opinion(draft: RedactionDraft, *, opinion: Opinion, by: User, at: datetime | None = None) -> OpinionRecord:
    """Record the opinion of a body on the text of this round (273-ФЗ, ст. 30, ч. 3)."""
    draft = fresh(draft)
    rules.may_record_opinion(by, draft)
    submission = _round(draft)
    at = at or timezone.now()
    _is_sound(submission, opinion, on=timezone.localdate(at))
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
        at=at,
    )
    draft.order_round = None  # the preamble names the opinions: an order written before this one is written anew
    draft.save()
    _note(draft, "draft.opinion", f"Внесено мнение: {opinion.body.name}, {opinion.result.label}", by=by, sha256=submission.content_sha256)
    return written


def _is_sound(submission: Submission, opinion: Opinion, *, on: date) -> None:
    request = OpinionRequest.objects.filter(submission=submission, body=opinion.body).first()
    opinion_rules.is_new(submission, opinion.body)
    opinion_rules.has_proof(
        opinion.result,
        protocol_number=opinion.protocol_number,
        protocol_date=opinion.protocol_date,
        comment=opinion.comment,
        is_asked=request is not None,
    )
    opinion_rules.protocol_is_held(opinion.protocol_date, on=on)
    if opinion.result == OpinionResult.NO_ANSWER:
        opinion_rules.time_is_up(opinion.body, request, calendar=workdays(), on=on)


def _round(draft: RedactionDraft) -> Submission:
    submission = latest_submission(draft)
    if submission is None:
        raise WrongStage("Проект ещё не передавали на согласование.")
    return submission


def _note(draft: RedactionDraft, verb: str, said: str, *, by: User, sha256: str) -> None:
    entries.write(verb, subject=subject_of(draft), summary=f"{draft.regulation}: {said}", by=by, facts={"sha256": sha256})
