"""Putting a depersonalised answer before everybody (59-ФЗ, ст. 10, ч. 4)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workflows.appeals.actions.drafting import fresh_paper
from workflows.appeals.actions.records import tell
from workflows.appeals.models import AnswerPublication, Paper
from workflows.appeals.rules import publishing as rules
from workflows.people.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Openly:
    """The words for everybody; `confirms` is the signatory's own mark that they name nobody."""

    title: str
    text: str
    confirms: bool


@transaction.atomic
def publish(paper: Paper, openly: Openly, *, by: User, on: date, at: datetime) -> AnswerPublication:
    """Store the publication; the sent answer itself stays as it is. A page of the site may show these words and no others."""
    paper = fresh_paper(paper)
    rules.may_publish(by, paper, confirms=openly.confirms, on=on)
    rules.is_depersonalised(paper.appeal, title=openly.title, text=openly.text)
    text = openly.text.strip()
    published: AnswerPublication = AnswerPublication.objects.create(
        paper=paper, title=openly.title.strip(), text=text, text_sha256=hashlib.sha256(text.encode()).hexdigest(), published_on=on, by=by, at=at
    )
    tell("answer_published", paper.appeal, "обезличенный ответ опубликован", by=by, paper=paper.pk, sha256=published.text_sha256)
    return published
