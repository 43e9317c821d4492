"""Signing a paper: number, day, content and signature in one transaction; from then on the database closes the row."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workflows.appeals.actions.drafting import fresh_paper
from workflows.appeals.actions.effects import take_effect_if_complete
from workflows.appeals.actions.records import tell
from workflows.appeals.models import Paper, PaperKind, Unsent
from workflows.appeals.papers_content import Imprint, signed
from workflows.appeals.rules import answering as answering_rules
from workflows.appeals.rules import signing as rules
from workflows.appeals.stages import PaperStage
from workflows.files.models import StoredFile
from workflows.numbering.models import Series
from workflows.numbering.numbers import next_number
from workflows.people.history import save_as
from workflows.people.models import User
from workflows.printing import queue
from workflows.screening import checking
from workflows.signing.models import SigningAuthority
from workflows.signing.signatures import put_signature

SERIES = "appeals-out"
PRINT = "appeals.paper.pdf"


@transaction.atomic
def sign(paper: Paper, *, shown_sha256: str, by: User, on: date, at: datetime, names_third_person: bool = False, scan: StoredFile | None = None) -> Paper:
    """Sign exactly what was shown. `scan` is the sheet with ink, where the house signs so; the print is asked for all the same."""
    paper = fresh_paper(paper)
    authority = rules.may_sign(by, paper, on=on, today=timezone.localdate(at))
    rules.is_as_shown(paper, shown_sha256)
    rules.stands(paper)
    rules.names_child_knowingly(paper, confirmed=names_third_person)
    if paper.kind == PaperKind.ANSWER:
        answering_rules.covers_every_question(paper.appeal)
    paper.names_third_person, paper.scan = names_third_person, scan
    checking.ask([scan] if scan else [], at=at)
    _number(paper, on=on)
    _seal(paper, authority, by=by, on=on, at=at)
    if paper.kind != PaperKind.TERMINATION:  # it is put into the case
        Unsent.objects.create(paper=paper)
    queue.ask(PRINT, paper.pk)
    tell("paper_signed", paper.appeal, f"подписано: {paper}", by=by, paper=paper.pk, number=paper.number, sha256=paper.content_sha256)
    take_effect_if_complete(paper, on=on, by=by, at=at)
    return paper


def _number(paper: Paper, *, on: date) -> None:
    paper.series = Series.objects.get(code=SERIES)
    number = next_number(paper.series, on=on)
    rules.follows_last(paper, on=on)
    paper.seq, paper.period, paper.number, paper.signed_on = number.seq, number.period, number.text, on


def _seal(paper: Paper, authority: SigningAuthority, *, by: User, on: date, at: datetime) -> None:
    """The content with its number, the signature under its hash, and the stage: one saving."""
    content = signed(paper, Imprint(number=paper.number, on=on, post=authority.post, name=by.short_name, full_name=by.full_name))
    paper.content, paper.content_sha256 = content.text, content.sha256
    paper.signature = put_signature(subject=f"appeals.paper:{paper.pk}", sha256=content.sha256, by=by, at=at, on=on, authority=authority)
    paper.move_to(PaperStage.SIGNED)
    save_as(paper, by=by, reason="Подписано")
