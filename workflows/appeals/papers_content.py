"""What a paper says, as canonical JSON: everything that its print shows, in the exact words, and to whom it goes.

The print of a signed paper is made of this text alone, so a name or an address that is mended later changes no letter that
was signed before. `shown` is what people read and agree before the signature; `signed` adds the number, the day and the signatory. Two texts
are one exactly when their hashes are equal: NFC, sorted keys, no spaces.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.appeals.addressing import words_to
from workflows.appeals.models import Applicant, Decision, Paper, PaperKind, Question
from workflows.appeals.papers.merge import put_late
from workflows.appeals.stages import PaperStage
from workflows.people.models import Organisation, organisation
from workflows.printing.proof import known_site, readable_host
from workflows.printing.words import numbered, short_date

FORMAT = 1
OF_HOUSE = ("full_name", "short_name", "place", "address", "phone", "email", "ogrn", "inn")
WITH_QUESTIONS = (PaperKind.ANSWER, PaperKind.TERMINATION)
WITH_THE_APPEAL = (PaperKind.COVER_LETTER, PaperKind.RETURN_LETTER)
RESOLUTION = "{decision}"
OF_APPLICANT = ("last_name", "first_name", "patronymic", "dative", "salutation", "postal_address", "email", "reply_by", "represents")


@dataclass(frozen=True, slots=True)
class Content:
    """A canonical text with its hash."""

    text: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the signature adds to the words."""

    number: str
    on: date
    post: str
    name: str
    full_name: str


def shown(paper: Paper) -> Content:
    """What the paper says now, before its number: visas and the signature are bound to this hash."""
    return _canonical(_facts(paper))


def signed(paper: Paper, imprint: Imprint) -> Content:
    """What the signed paper says."""
    signer = {"post": imprint.post, "name": imprint.name, "full_name": imprint.full_name}
    return _canonical({**_facts(paper), "number": imprint.number, "signed_on": imprint.on.isoformat(), "signer": signer})


def _canonical(facts: dict[str, Any]) -> Content:
    text = unicodedata.normalize("NFC", json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return Content(text, hashlib.sha256(text.encode()).hexdigest())


def _facts(paper: Paper) -> dict[str, Any]:
    house, appeal = organisation(), paper.appeal
    return {
        "format": FORMAT,
        "kind": paper.kind,
        "ground": paper.ground,
        "organisation": _house(house),
        "addressee": _addressee(paper),
        "appeal": {"number": appeal.number, "registered_on": _iso(appeal.registered_on), "received_on": _iso(appeal.received_on), "form": appeal.form},
        "heading": paper.heading,
        "body": body_of(paper),
        "questions": [_question(question) for question in appeal.questions.all()] if paper.kind in WITH_QUESTIONS else [],
        "earlier": [_earlier(answer) for answer in _earlier_answers(paper)] if paper.kind == PaperKind.TERMINATION else [],
        "attachments": _attachments(paper),
        "replaces": _replaced(paper.replaces),
        "executor": {"name": paper.author.full_name, "position": paper.author.position, "phone": house.phone},
    }


def body_of(paper: Paper) -> str:
    """The text; a notice of the end of correspondence names its decision as soon as that is signed."""
    if RESOLUTION not in paper.body:
        return paper.body
    signed_decision = Paper.objects.signed().filter(kind=PaperKind.TERMINATION, demanded_by__decision__papers__paper__in=_line_of(paper)).first()
    return put_late(paper.body, "decision", named_decision(signed_decision)) if signed_decision else paper.body


def named_decision(paper: Paper) -> str:
    """«решение от 26.11.2026 № 1»; empty for a project."""
    return f"решение от {short_date(paper.signed_on)} {numbered(paper.number)}" if paper.stage == PaperStage.SIGNED and paper.signed_on else ""


def _house(house: Organisation) -> dict[str, str]:
    return {**{name: getattr(house, name) for name in OF_HOUSE}, "site": readable_host(known_site())}


def _addressee(paper: Paper) -> dict[str, Any]:
    words = words_to(paper)
    return {**_whom(paper), "lines": list(words.lines), "greeting": words.salutation}


def _earlier_answers(paper: Paper) -> list[Paper]:
    return list(Paper.objects.filter(pk__in=Decision.objects.filter(papers__paper__in=_line_of(paper)).values("earlier_answers")).order_by("signed_on", "pk"))


def _line_of(paper: Paper) -> list[Paper]:
    """The paper and those in whose place it stands."""
    found = [paper]
    while (earlier := found[-1].replaces) is not None:
        found.append(earlier)
    return found


def _earlier(answer: Paper) -> dict[str, Any]:
    return {"number": answer.number, "signed_on": _iso(answer.signed_on), "about": answer.heading}


def _attachments(paper: Paper) -> list[dict[str, Any]]:
    """Files that go with the paper; a letter of which nobody has made a scan goes on its sheets."""
    files = [{"title": item.title, "sheets": item.sheets, "sha256": item.file.blob.sha256} for item in paper.files.select_related("file__blob")]
    item = paper.appeal.intake
    if paper.kind not in WITH_THE_APPEAL or item.raw_id is not None or files:
        return files
    return [{"title": str(paper.appeal), "sheets": (item.sheets or 0) + (item.attached_sheets or 0) or None, "sha256": item.text_sha256}]


def _whom(paper: Paper) -> dict[str, Any]:
    if not paper.is_to_citizen and paper.to_body is None:
        return {"sort": "file"}
    if paper.to_body is not None:
        body = paper.to_body
        return {"sort": "body", "name": body.name, "addressee": body.addressee, "postal_address": body.postal_address, "email": body.email}
    applicant: Applicant = paper.appeal.applicant
    return {"sort": "citizen", **{name: getattr(applicant, name) for name in OF_APPLICANT}}


def _question(question: Question) -> dict[str, Any]:
    return {"position": question.position, "text": question.text, "result": question.result, "answer": question.answer, "measures": question.measures}


def _replaced(paper: Paper | None) -> dict[str, Any] | None:
    return {"number": paper.number, "signed_on": _iso(paper.signed_on)} if paper else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
