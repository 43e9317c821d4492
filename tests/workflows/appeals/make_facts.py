"""Papers and sendings as rows, for tests that look at what stands in the archive rather than at how it came there."""

import hashlib
import json
from datetime import date

from tests import make, make_appeal
from tests.make_appeal import at
from workflows.appeals.actions.assigning import end_all
from workflows.appeals.actions.clocks import End, stop
from workflows.appeals.actions.records import lead, tell
from workflows.appeals.models import Appeal, AssignmentState, ClockKind, DeliveryState, Medium, Paper, PaperKind, Sending, SendingEvent, StopCause
from workflows.appeals.stages import PaperStage, Stage
from workflows.numbering.models import Series
from workflows.numbering.numbers import next_number
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.signing.signatures import letters_authority_of, put_signature


def signed_paper(appeal: Appeal, kind: PaperKind = PaperKind.ANSWER, *, by: User, on: date, **fields) -> Paper:
    """A letter with its number and signature."""
    paper = Paper(appeal=appeal, kind=kind, author=by, signatory=by, created_at=at(on, 11), **fields)
    save_as(paper, by=by, reason="Проект")
    number = next_number(Series.objects.get(code="appeals-out"), on=on)
    paper.series, paper.seq, paper.period, paper.number = Series.objects.get(code="appeals-out"), number.seq, number.period, number.text
    paper.content = json.dumps({"number": number.text}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    paper.content_sha256 = hashlib.sha256(paper.content.encode()).hexdigest()
    paper.signed_on, paper.stage = on, PaperStage.SIGNED
    authority = letters_authority_of(by, on=on)
    paper.signature = put_signature(subject=f"appeals.paper:{paper.pk}", sha256=paper.content_sha256, by=by, at=at(on, 12), on=on, authority=authority)
    save_as(paper, by=by, reason="Подписано")
    tell("paper_signed", appeal, f"подписано: {paper}", by=by, paper=paper.pk, number=paper.number, sha256=paper.content_sha256)
    return paper


def sent(paper: Paper, *, on: date, by: User) -> Sending:
    """The paper has left by post."""
    return Sending.objects.create(paper=paper, medium=Medium.POST, address="109000, Москва", sent_on=on, by=by, at=at(on, 13))


def came_back(sending: Sending, *, on: date, hour: int = 14) -> SendingEvent:
    """The sending returned."""
    return SendingEvent.objects.create(sending=sending, state=DeliveryState.BOUNCED, detail="истёк срок хранения", on=on, at=at(on, hour))


def answered(*, on: date, registered_on: date, **fields) -> Appeal:
    """An appeal whose answer has left."""
    head = make.head()
    appeal = make_appeal.in_review(on=registered_on, by=head, **fields)
    for stage in (Stage.DRAFT_ANSWER, Stage.ON_SIGNATURE):
        lead(appeal, stage, on=on, by=head, reason="Ответ")
    sending = sent(signed_paper(appeal, by=head, on=on), on=on, by=head)
    lead(appeal, Stage.ANSWERED, on=on, by=head, reason="Ответ направлен")
    stop(appeal, ClockKind.ANSWER, End(cause=StopCause.DONE, on=on, sending=sending), by=head, at=at(on, 14))
    end_all(appeal, AssignmentState.DONE, by=head, at=at(on, 14))
    return appeal
