"""The sheets of a round as documents: kept prints after the signature (PRINT_BUILDERS), and the same as it stands at a moment."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from workflows.orders.filenames import file_name
from workflows.people.models import organisation
from workflows.printing.pdf import render_pdf
from workflows.printing.proof import Proof, proof_of
from workflows.printing.queue import Built, key_of
from workflows.printing.words import long_date
from workflows.regulations.deadlines import Term, working_days
from workflows.regulations.ending import ON_SHEETS
from workflows.regulations.models import OpinionBody, OpinionRecord, OpinionRequest, Redaction, Submission
from workflows.regulations.queries import StepState, step_states, text_of_submission
from workflows.regulations.rendering.pdf import approval_sheet_print, opinion_sheet_print
from workflows.regulations.rendering.sheet import ApprovalSheet, Opinion, OpinionSheet, Visa
from workflows.regulations.stages import DraftWay
from workflows.regulations.waiting import request_term, visa_term
from workflows.workdays.calendar import Workdays
from workflows.workdays.queries import workdays

VISAS_RENDERER = "visas-pdf-3"
OPINIONS_RENDERER = "opinions-pdf-1"


def visas_pdf(submission_id: int, *, as_of: datetime | None = None) -> Built:
    """The approval sheet of one round (PRINT_BUILDERS); `as_of` marks one that is shown and not kept."""
    submission = _round(submission_id)
    sheet = approval_sheet(submission, as_of=as_of)
    data = render_pdf(approval_sheet_print(sheet, proof=_proof("regulations.visas.pdf", submission, as_of)), title=f"Лист согласования: {sheet.title}")
    return _built(data, f"Лист согласования. {sheet.title}", submission, VISAS_RENDERER)


def opinions_pdf(submission_id: int, *, as_of: datetime | None = None) -> Built:
    """The sheet of opinions of one round (PRINT_BUILDERS)."""
    submission = _round(submission_id)
    sheet = opinion_sheet(submission, as_of=as_of)
    data = render_pdf(opinion_sheet_print(sheet, proof=_proof("regulations.opinions.pdf", submission, as_of)), title=f"Лист учёта мнений: {sheet.title}")
    return _built(data, f"Лист учёта мнений. {sheet.title}", submission, OPINIONS_RENDERER)


def _round(submission_id: int) -> Submission:
    found: Submission = Submission.objects.select_related("draft__regulation", "draft__base").get(pk=submission_id)
    return found


def _proof(form: str, submission: Submission, as_of: datetime | None) -> Proof | None:
    """What leads to the check of a kept sheet; one that is shown and not kept cannot be checked."""
    return None if as_of else proof_of(key_of(form, submission.pk))


def _built(data: bytes, title: str, submission: Submission, renderer: str) -> Built:
    name = file_name(title, "pdf", note=f"круг {submission.number}")
    return Built(data=data, name=name, media_type="application/pdf", renderer=renderer)


def approval_sheet(submission: Submission, *, as_of: datetime | None = None) -> ApprovalSheet:
    """Every step of the route with its decision, term and substitute."""
    calendar, states = workdays(), step_states(submission)
    visas = tuple(_visa(submission, states, state, calendar) for state in states if as_of or state.record)
    return ApprovalSheet(**_head(submission, as_of), visas=visas)


def opinion_sheet(submission: Submission, *, as_of: datetime | None = None) -> OpinionSheet:
    """What each body answered; a sheet that is shown and not kept names those, too, that have not answered yet."""
    calendar = workdays()
    asked = {request.body_id: request for request in submission.opinion_requests.all()}
    records = list(submission.opinions.select_related("body", "scan__blob"))
    silent = submission.draft.regulation.opinions.exclude(pk__in=[record.body_id for record in records]) if as_of else []
    opinions = [_opinion(record, asked.get(record.body_id), calendar) for record in records]
    awaited = [_awaited(body, asked.get(body.pk), calendar, as_of) for body in silent]
    return OpinionSheet(**_head(submission, as_of), opinions=(*opinions, *awaited))


def _head(submission: Submission, as_of: datetime | None) -> dict[str, Any]:
    """The redaction number is the one that the text became or would become."""
    text, draft = text_of_submission(submission), submission.draft
    became = Redaction.objects.filter(source_draft=draft.pk, rebased_from=None).order_by("number").values_list("number", flat=True).first()
    return {
        "organisation": text.organisation or organisation().full_name,
        "title": text.title,
        "redaction_number": became or draft.regulation.redactions.count() + 1,
        "sha256": submission.content_sha256,
        "round_number": submission.number,
        "subject": ON_SHEETS if draft.way == DraftWay.REPEAL else "",
        "as_of": timezone.localtime(as_of) if as_of else None,
    }


def _visa(submission: Submission, states: tuple[StepState, ...], state: StepState, calendar: Workdays) -> Visa:
    step, record = state.step, state.record
    due = _due(visa_term(submission, states, state, calendar, on=timezone.localdate())) if step.is_visa else ""
    if record is None:
        waits = "ждём решения" if state.is_open else "ещё не дошла очередь"
        return Visa(step.holder_position or step.title, step.holder_name, waits, None, "", due=due if state.is_open else "")
    return Visa(
        post=record.by_position or step.title,
        name=record.by_name,
        decision=record.get_decision_display(),
        decided_at=timezone.localtime(record.at),
        sha256=record.content_sha256,
        remark=record.comment,
        instead=record.instead_words or "",
        due=due,
    )


def _opinion(record: OpinionRecord, request: OpinionRequest | None, calendar: Workdays) -> Opinion:
    scan = record.scan
    return Opinion(
        body=record.body_name,
        protocol_number=record.protocol_number,
        protocol_date=record.protocol_date,
        result=record.get_result_display(),
        remark=record.comment,
        basis=record.body.basis,
        asked=_asked(request),
        due=_due_of(request, calendar, record.at),
        proof=f"скан «{scan.name}», SHA-256 {scan.blob.sha256}" if scan else "",
    )


def _awaited(body: OpinionBody, request: OpinionRequest | None, calendar: Workdays, as_of: datetime | None) -> Opinion:
    result = "ждём мнения" if request else "проект ещё не направлен"
    due = _due_of(request, calendar, as_of or timezone.now())
    return Opinion(body.name, "", None, result, basis=body.basis, asked=_asked(request), due=due, is_awaited=True)


def _asked(request: OpinionRequest | None) -> str:
    return f"получен {long_date(request.sent_on)}, {request.how}" if request else ""


def _due_of(request: OpinionRequest | None, calendar: Workdays, at: datetime) -> str:
    left = request_term(request, calendar, on=timezone.localdate(at)) if request else None
    return _due(left) if left else ""


def _due(left: Term) -> str:
    """The last day, and by how much it was missed; on paper no advice about the calendar."""
    if left.last is None:
        return f"{working_days(left.days)}; день не посчитан: календарь года не сверен"
    return f"{left.until}, {left.standing}" if left.is_over else left.until
