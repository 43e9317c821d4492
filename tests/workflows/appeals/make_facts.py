"""Papers and sendings as rows, for tests that look at what stands in the archive rather than at how it came there."""

import hashlib
import json
from datetime import date

from tests.make_appeal import at
from workflows.appeals.models import Appeal, DeliveryState, Medium, Paper, PaperKind, Sending, SendingEvent
from workflows.appeals.stages import PaperStage
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
    return paper


def sent(paper: Paper, *, on: date, by: User) -> Sending:
    """The paper has left by post."""
    return Sending.objects.create(paper=paper, medium=Medium.POST, address="109000, Москва", sent_on=on, by=by, at=at(on, 13))


def came_back(sending: Sending, *, on: date, hour: int = 14) -> SendingEvent:
    """The sending returned."""
    return SendingEvent.objects.create(sending=sending, state=DeliveryState.BOUNCED, detail="истёк срок хранения", on=on, at=at(on, hour))
